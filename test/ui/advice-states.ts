import { type Advice, type AdviceCode, advice } from '../../src/ml/advice/advice';
import type { MessageArgs } from '../../src/ml/language/messages';
import { adviceExplanation, problemText } from '../../src/ml/language/messages/localized';
import type { Requests } from '../../src/webview/study/messages/from-view';
import type { Answer } from './panel-page';
import type { PanelState } from './states';

type Told = Requests['advice']['answer']['advice'][number];

const told = <C extends AdviceCode>(
  language: string,
  code: C,
  args: MessageArgs<C>,
  changes: readonly string[],
  about: Pick<Advice, 'epoch' | 'layer'> = {},
): Told => ({
  code,
  ...adviceExplanation(code, language),
  message: problemText(advice(code, args, { ...about, changes: [] }), language),
  ...about,
  changes,
});

/** A panel with advice on its run, and what came of the changes that were chosen. */
const advised = ({ messages, answer }: PanelState, all: readonly Told[], run: object = {}): PanelState => ({
  messages: messages.map((message) =>
    message.type === 'state'
      ? { ...message, state: { ...message.state, runs: message.state.runs.map((own) => ({ ...own, ...run })) } }
      : message,
  ),
  answer: ((name, ask) => {
    if (name === 'advice') return { advice: all } as never;
    if (answer) return answer(name, ask);
    throw new Error(`Nothing answers "${name}" here.`);
  }) satisfies Answer,
});

/** Of a network on spirals that learns its rows by heart. @param base such a run */
export function adviceStates(base: PanelState) {
  const overfitting = (language: string, change: string): Told =>
    told(language, 'overfitting', { epoch: 38, lowest: 0.3902, last: 1.6294, before: 0.397, after: 0.0163 }, [change], { epoch: 38 });
  const dead = (language: string, ...changes: string[]): Told =>
    told(language, 'dead-units', { layer: 'dense', dead: 6, units: 8, before: 1 }, changes, { layer: 'dense' });
  const english = [
    dead('en', 'Set the activation to "leaky_relu"', 'Change "learning_rate" to 0.01'),
    overfitting('en', 'Stop early, with the best weights'),
  ];
  return {
    advice: advised(base, english),
    'advice-ko': advised(base, [
      dead('ko', '활성화 함수를 "leaky_relu"로 설정', '"learning_rate" 값을 0.01로 바꾸기'),
      overfitting('ko', '조기 종료하고 가장 좋은 가중치로 돌아가기'),
    ]),
    'advice-stale': advised(base, english, { stale: true }),
  };
}

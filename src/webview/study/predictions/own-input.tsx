import * as l10n from '@vscode/l10n';
import { figure, percent } from '../../../ml/language/number-text';
import { classOf as coreClassOf } from '../../../ml/model/output-reading';
import { typedNumber } from '../../shared/format';
import { TextField } from '../../shared/toolkit';
import type { Data } from '../messages/state';
import { className, inputName, outputName } from '../shared/names';
import { isMultiLabel, type Reading } from '../shared/reading';
import type { RowAnswer } from './answer';

interface Props {
  /** What is in the fields, one for each input. */
  readonly texts: readonly string[];
  readonly data: Data | undefined;
  readonly answer: RowAnswer | undefined;
  readonly reading: Reading;
  readonly onInput: (texts: readonly string[]) => void;
}

/** What is in the fields: what was typed, or else the first row that is answered. */
export const ownTexts = (width: number, typed: readonly string[] | undefined, first: readonly number[] | undefined): string[] =>
  Array.from({ length: width }, (_, i) => typed?.[i] ?? String(first?.[i] ?? 0));

/** The reader's sample; undefined while not all of it are numbers. */
export function ownValues(texts: readonly string[]): readonly number[] | undefined {
  const values = texts.map(typedNumber);
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** A sample of the reader's own, and what the network says to it at each letter. */
export function OwnInput({ texts, data, answer, reading, onInput }: Props) {
  const wrong = texts.findIndex((text) => typedNumber(text) === undefined);
  const change = (i: number, text: string): void => onInput(texts.with(i, text));
  return (
    <form class="own-input" onSubmit={(event) => event.preventDefault()}>
      <h2>{l10n.t('Try a Sample of Your Own')}</h2>
      <div class="own-fields">
        {texts.map((text, i) => (
          <div key={i} class="own-field">
            <span aria-hidden="true">{inputName(i, data)}</span>
            <TextField label={inputName(i, data)} value={text} onInput={(typed) => change(i, typed)} />
          </div>
        ))}
      </div>
      <p class="own-answer" role="status">
        {wrong >= 0 ? wrongText(inputName(wrong, data), texts[wrong] as string) : answer && answerText(answer, reading, data)}
      </p>
    </form>
  );
}

const wrongText = (name: string, text: string): string =>
  text.trim() === '' ? l10n.t('{0} is empty: write a number.', name) : l10n.t('{0} is “{1}”, which is not a number.', name, text);

/** `0.983: class 1 (98.3 %)`. */
function answerText({ outputs, klass, probability }: RowAnswer, reading: Reading, data: Data | undefined): string {
  const numbers = outputs.map(figure).join(', ');
  if (isMultiLabel(reading) && reading.kind === 'binary') {
    const yes = outputs.flatMap((_, unit) => (coreClassOf(reading, outputs, unit) === 1 ? [outputName(unit, data)] : []));
    return l10n.t('Answer: {0}; {1}', numbers, yes.length ? yes.join(', ') : l10n.t('none'));
  }
  if (klass === undefined) return l10n.t('Answer: {0}', numbers);
  const name = className(klass, data, reading);
  return probability === undefined
    ? l10n.t('Answer: {0}, which is {1}.', numbers, name)
    : l10n.t('Answer: {0}, which is {1} with a probability of {2}.', numbers, name, percent(probability));
}

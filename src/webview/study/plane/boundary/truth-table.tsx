import * as l10n from '@vscode/l10n';
import { figure } from '../../../../ml/language/number-text';
import type { Data } from '../../messages/state';
import { className, inputNames, outputText } from '../../shared/names';
import type { Reading } from '../../shared/reading';
import type { Dot, Verdict } from './points';

interface Props {
  readonly dots: readonly Dot[];
  readonly verdicts: readonly Verdict[];
  readonly reading: Reading;
  readonly data: Data | undefined;
  /** The row that the reader is at in the picture. */
  readonly at: number | undefined;
  readonly onGo: (at: number | undefined) => void;
}

/** More rows than this are no table any more. */
const MOST = 8;

/** True where the rows are few enough to be listed. */
export const hasTable = (dots: readonly Dot[], gate: boolean): boolean => gate && dots.length > 0 && dots.length <= MOST;

/** What a gate should say to each pair of inputs, and what the network says. */
export function TruthTable({ dots, verdicts, reading, data, at, onGo }: Props) {
  const [x1, x2] = inputNames(data);
  const unit = reading.kind === 'classes' ? 0 : reading.unit;
  return (
    <table class="truth-table">
      <caption>{l10n.t('Truth table')}</caption>
      <thead>
        <tr>
          <th scope="col">{x1}</th>
          <th scope="col">{x2}</th>
          <th scope="col">{l10n.t('target')}</th>
          <th scope="col">{l10n.t('output')}</th>
          <th scope="col" class="word">
            {l10n.t('answer')}
          </th>
          <th scope="col" class="word">
            {l10n.t('right?')}
          </th>
        </tr>
      </thead>
      <tbody>
        {dots.map((dot, i) => {
          const verdict = verdicts[i];
          return (
            <tr
              key={`${i} ${dot.x} ${dot.y}`}
              class={`${at === i ? 'here ' : ''}${verdict && !verdict.right ? 'row-wrong' : ''}`}
              onPointerEnter={() => onGo(i)}
              onPointerLeave={() => onGo(undefined)}
            >
              <td>{figure(dot.x)}</td>
              <td>{figure(dot.y)}</td>
              <td>{figure((dot.target[unit] ?? dot.target[0]) as number)}</td>
              <td>{verdict && outputText(verdict.output, reading)}</td>
              <td class="word">{verdict && className(verdict.klass, data, reading)}</td>
              <td class="word">{verdict && (verdict.right ? l10n.t('right') : l10n.t('wrong'))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

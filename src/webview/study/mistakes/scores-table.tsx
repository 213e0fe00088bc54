import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { percent } from '../../../ml/language/number-text';
import type { scoresOf } from '../../../ml/report/scores';
import { count } from '../../shared/format';
import { Icon } from '../../shared/toolkit';

interface Props {
  readonly scores: ReturnType<typeof scoresOf>;
  readonly classes: readonly string[];
}

type Column = 'precision' | 'recall' | 'f1' | 'support';

const titles: Readonly<Record<Column, readonly [name: () => string, meaning: () => string]>> = {
  precision: [() => l10n.t('Precision'), () => l10n.t('Of the rows that are taken for the class, the share that belongs to it')],
  recall: [() => l10n.t('Recall'), () => l10n.t('Of the rows that belong to the class, the share that is taken for it')],
  f1: [() => 'F1', () => l10n.t('The harmonic mean of precision and recall')],
  support: [() => l10n.t('Support'), () => l10n.t('Rows that belong to the class')],
};
const columns = Object.keys(titles) as readonly Column[];

/** How well each class is distinguished from the others. A click on a heading sorts by it, the least first. */
export function ScoresTable({ scores, classes }: Props) {
  const [sorted, setSorted] = useState<Column>();
  const order = [...classes.keys()];
  if (sorted) order.sort((a, b) => (scores.classes[a]?.[sorted] ?? 0) - (scores.classes[b]?.[sorted] ?? 0));
  const means = [
    [l10n.t('mean of the classes'), scores.macro],
    [l10n.t('mean by support'), scores.weighted],
  ] as const;
  return (
    <section class="mistakes-part" aria-label={l10n.t('Scores by class')}>
      <h2>{l10n.t('Scores by class')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="answers" tabIndex={0} aria-label={l10n.t('Scores by class')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{l10n.t('Class')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" class="number" aria-sort={sorted === column ? 'ascending' : undefined}>
                  <button
                    type="button"
                    class="heading"
                    title={titles[column][1]()}
                    onClick={() => setSorted(sorted === column ? undefined : column)}
                  >
                    {titles[column][0]()}
                    {sorted === column && <Icon name="arrow-up" />}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {order.map((klass) => (
              <tr key={klass}>
                <th scope="row">{classes[klass]}</th>
                {columns.map((column) => (
                  <td key={column} class="number">
                    {column === 'support' ? count(scores.classes[klass]?.support ?? 0) : percent(scores.classes[klass]?.[column] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            {means.map(([name, mean]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="number">{percent(mean.precision)}</td>
                <td class="number">{percent(mean.recall)}</td>
                <td class="number">{percent(mean.f1)}</td>
                <td class="number" />
              </tr>
            ))}
          </tfoot>
        </table>
      </section>
    </section>
  );
}

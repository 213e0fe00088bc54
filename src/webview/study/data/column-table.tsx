import * as l10n from '@vscode/l10n';
import { figure } from '../../../ml/language/number-text';
import { count, evenDecimals } from '../../shared/format';
import { barsOf, type Column, type ColumnFacts, fullest, kindText } from './columns';

/** Where counting of different values stops. */
const MOST_DISTINCT = 1000;
const [WIDTH, HEIGHT] = [96, 20];

interface Named {
  readonly name: string;
  readonly facts: ColumnFacts;
}

/** What is known of each column: what its values are, how they are spread, and between what. */
export function ColumnTable({ columns }: { readonly columns: readonly Column[] }) {
  const known = columns.flatMap(({ name, facts }): Named[] => (facts ? [{ name, facts }] : []));
  if (known.length === 0) return null;
  const numbers = (of: (facts: ColumnFacts) => number): string[] =>
    known.map(({ facts }) => (facts.kind === 'class' ? '' : figure(of(facts))));
  const [mins, maxes, means, stds] = [
    numbers((f) => f.min),
    numbers((f) => f.max),
    evenDecimals(numbers((f) => f.mean)),
    evenDecimals(numbers((f) => f.std)),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="data-table column-table" tabIndex={0} aria-label={l10n.t('Columns')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Column')}</th>
            <th scope="col">{l10n.t('Values')}</th>
            <th scope="col">{l10n.t('Histogram')}</th>
            <th scope="col" class="number">
              {l10n.t('Least')}
            </th>
            <th scope="col" class="number">
              {l10n.t('Largest')}
            </th>
            <th scope="col" class="number">
              {l10n.t('Mean')}
            </th>
            <th scope="col" class="number" title={l10n.t('Standard deviation')}>
              {l10n.t('Std')}
            </th>
            <th scope="col" class="number">
              {l10n.t('Different')}
            </th>
          </tr>
        </thead>
        <tbody>
          {known.map(({ name, facts }, i) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="quiet">{kindText(facts.kind)}</td>
              <td>
                <Histogram name={name} facts={facts} />
              </td>
              {[mins, maxes, means, stds].map((texts, k) => (
                <td key={k} class="number">
                  {texts[i]}
                </td>
              ))}
              <td class="number">{facts.distinct >= MOST_DISTINCT ? `≥ ${count(MOST_DISTINCT)}` : count(facts.distinct)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Histogram = ({ name, facts }: Named) => {
  const [from, to] = fullest(facts.histogram);
  return (
    <svg
      class="histogram-small"
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={l10n.t('Histogram of {0}: most values are from {1} to {2}.', name, figure(from), figure(to))}
    >
      <path
        d={barsOf(facts.histogram)
          .filter(({ height }) => height > 0)
          .map(({ x, width, height }) => {
            const top = Math.min(HEIGHT - 1, HEIGHT * (1 - height));
            return `M${(x * WIDTH).toFixed(1)} ${HEIGHT}V${top.toFixed(1)}h${Math.max(1, width * WIDTH - 1).toFixed(1)}V${HEIGHT}Z`;
          })
          .join('')}
      />
    </svg>
  );
};

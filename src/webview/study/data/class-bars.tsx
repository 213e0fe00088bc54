import * as l10n from '@vscode/l10n';
import { percent } from '../../../ml/language/number-text';
import { count } from '../../shared/format';
import { splitTitle } from '../shared/names';
import type { DataSight } from './sight';

/** How many rows of each part belong to each class, as bars of their shares. A click shows only those. */
export function ClassBars({ sight }: { readonly sight: DataSight }) {
  const { study, parts } = sight;
  const { klass } = study.state.options.data;
  const classes = Math.max(0, ...parts.map(({ classCounts }) => classCounts?.length ?? 0));
  if (classes < 2) return null;
  const share = (counts: readonly number[] | undefined, rows: number, which: number): number => (counts?.[which] ?? 0) / Math.max(1, rows);
  const largest = Math.max(
    ...parts.flatMap(({ classCounts = [], rows }) => classCounts.map((_, which) => share(classCounts, rows, which))),
  );
  return (
    <section class={parts.length > 2 ? 'class-bars many' : 'class-bars'} aria-label={l10n.t('Rows of each class')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{l10n.t('Class')}</th>
            {parts.map(({ split, rows }) => (
              <th key={split} scope="col" class="number">
                {splitTitle(split)} <span class="quiet">{count(rows)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: classes }, (_, which) => (
            <tr key={which}>
              <th scope="row">{sight.shortTitle(which, [which])}</th>
              {parts.map(({ split, rows, classCounts }) => {
                const part = share(classCounts, rows, which);
                const chosen = which === klass && split === sight.part.split;
                return (
                  <td key={split}>
                    <button
                      type="button"
                      class="class-bar"
                      aria-pressed={chosen}
                      title={l10n.t('Show only these')}
                      onClick={() => study.setOptions({ data: { split, klass: chosen ? undefined : which, row: undefined } })}
                    >
                      <span class="bar" style={{ width: `${(100 * part) / largest}%` }} />
                      <span class="count">{count(classCounts?.[which] ?? 0)}</span>
                      <span class="share">{percent(part)}</span>
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

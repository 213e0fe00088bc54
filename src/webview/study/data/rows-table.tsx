import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { figure } from '../../../ml/language/number-text';
import { count, evenDecimals } from '../../shared/format';
import type { DataRow, Rows } from '../shared/pictures/use-rows';
import { type Column, charactersOf } from './columns';
import type { DataSight } from './sight';

interface Props {
  readonly sight: DataSight;
  readonly columns: readonly Column[];
  readonly rows: Rows;
  /** The one that is looked at, by its place in the split. */
  readonly chosen: number | undefined;
  /** Each target names a class. */
  readonly classes: boolean;
  onSight(from: number, to: number): void;
}

/** Height of a row, in pixels, and how many are in sight. */
const ROW = 24;
const IN_SIGHT = 10;
/** Rows that are drawn above and under those in sight. */
const AHEAD = 6;

/** The rows of the data. Only those in sight are drawn. */
export function RowsTable({ sight, columns, rows, chosen, classes, onSight }: Props) {
  const [top, setTop] = useState(0);
  const total = rows.total ?? 0;
  const from = Math.max(0, Math.min(top, total - IN_SIGHT) - AHEAD);
  const to = Math.min(total, top + IN_SIGHT + 1 + AHEAD);
  const shown = Array.from({ length: Math.max(0, to - from) }, (_, i) => rows.at(from + i));
  const texts = columns.map(({ of, index }) => {
    const numbers = shown.map((row) => (row ? figure(row[of][index] as number) : ''));
    const even = evenDecimals(numbers.filter((text) => text !== ''));
    let next = 0;
    return numbers.map((text) => (text === '' ? '…' : (even[next++] as string)));
  });
  const choose = ({ row }: DataRow): void =>
    sight.study.setOptions({ data: { split: sight.part.split, row: row === chosen ? undefined : row } });
  const onScroll = ({ currentTarget }: { readonly currentTarget: HTMLElement }): void => {
    const line = Math.floor(currentTarget.scrollTop / ROW);
    if (line === top) return;
    setTop(line);
    onSight(Math.max(0, line - AHEAD), line + IN_SIGHT + 1 + AHEAD);
  };
  return (
    <section
      class="data-table rows-table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={l10n.t('Rows')}
      aria-busy={rows.total === undefined}
      style={{ maxHeight: `${(IN_SIGHT + 1.5) * ROW}px` }}
      onScroll={onScroll}
    >
      <table aria-rowcount={total + 1}>
        <thead>
          <tr>
            <th scope="col" class="number" style={{ minWidth: `${Math.max(3, count(total).length)}ch` }}>
              {l10n.t('Row')}
            </th>
            {columns.map((column) => (
              <th key={column.name} scope="col" class="number" style={{ minWidth: `${charactersOf(column)}ch` }}>
                {column.name}
              </th>
            ))}
            {classes && <th scope="col">{l10n.t('Class')}</th>}
          </tr>
        </thead>
        <tbody>
          {from > 0 && <tr style={{ height: `${from * ROW}px` }} />}
          {shown.map((row, i) => (
            <tr key={from + i} aria-rowindex={from + i + 2} class={row && row.row === chosen ? 'chosen' : ''}>
              <th scope="row" class="number">
                {row ? (
                  <button type="button" class="link" aria-pressed={row.row === chosen} onClick={() => choose(row)}>
                    {count(row.row + 1)}
                  </button>
                ) : (
                  '…'
                )}
              </th>
              {texts.map((column, k) => (
                <td key={columns[k]?.name} class="number">
                  {column[i]}
                </td>
              ))}
              {classes && <td>{row && sight.shortTitle(row.label, row.y)}</td>}
            </tr>
          ))}
          {to < total && <tr style={{ height: `${(total - to) * ROW}px` }} />}
        </tbody>
      </table>
    </section>
  );
}

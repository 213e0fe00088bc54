import { useState } from 'preact/hooks';
import { decimalsFor, largestOf, type Matrix, pageOf, weightText } from './matrix';
import { Pager } from './pager';

interface Props {
  readonly matrix: Matrix;
  readonly values: Float32Array;
  readonly label: string;
}

/** Rows and columns of a page. */
const PAGE = { rows: 64, columns: 32 };

/** The values of a matrix as a table, page by page. */
export function Numbers({ matrix, values, label }: Props) {
  const [pages, setPages] = useState<readonly [number, number]>([0, 0]);
  const rows = pageOf(matrix.rows, PAGE.rows, pages[0]);
  const columns = pageOf(matrix.columns, PAGE.columns, pages[1]);
  const decimals = decimalsFor(largestOf(values));
  const across = Array.from({ length: columns.to - columns.from }, (_, i) => columns.from + i);
  const down = Array.from({ length: rows.to - rows.from }, (_, i) => rows.from + i);
  return (
    <div class="numbers">
      <Pager name={matrix.rowName} page={rows} length={matrix.rows} onPage={(p) => setPages([p, pages[1]])} />
      <Pager name={matrix.columnName} page={columns} length={matrix.columns} onPage={(p) => setPages([pages[0], p])} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="numbers-region" tabIndex={0} aria-label={label}>
        <table>
          <thead>
            <tr>
              {matrix.rowName && <th scope="col" class="corner">{`${matrix.rowName} ↓ ${matrix.columnName} →`}</th>}
              {across.map((c) => (
                <th key={c} scope="col" class="number">
                  {matrix.rowName ? c + 1 : `${matrix.columnName} ${c + 1}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {down.map((r) => (
              <tr key={r}>
                {matrix.rowName && (
                  <th scope="row" class="number">
                    {r + 1}
                  </th>
                )}
                {across.map((c) => (
                  <td key={c} class="number">
                    {weightText(matrix.at(r, c), decimals)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

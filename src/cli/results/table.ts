import { cellWidth } from '../../ml/model/cell-width';

/**
 * Rows of cells in columns two spaces apart, numbers flush right. Lines do not end in spaces.
 * @param right which columns are flush right
 */
export function alignedRows(rows: readonly (readonly string[])[], right: (column: number) => boolean): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cellWidth(cell))));
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const space = ' '.repeat((widths[i] as number) - cellWidth(cell));
        return right(i) ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
}

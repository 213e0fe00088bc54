import type { Tensor } from '../../ml/data/dataset';
import { cellWidth } from '../../ml/model/text-table';
import { type Nested, nestedRows } from '../../ml/results/outcome-json';

/** A number for a table: whole numbers as they are, others with four decimals, very small and very large ones with a power of ten. */
export function tableNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return String(value);
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e6 ? value.toFixed(4) : value.toExponential(3);
}

/** A number of at most five digits, very small ones with a power of ten: `0.5987`, `7.0378e-7`. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return tableNumber(value);
  const size = Math.abs(value);
  if (size === 0 || size >= 1e-4) return String(Number(value.toPrecision(5)));
  const [digits, power] = value.toExponential(4).split('e');
  return `${Number(digits)}e${power}`;
}

/** A block in brackets on one line, each number with at most five digits: `[[-0.4, 0.4], [1.2346, 3]]`. */
export function bracketed(block: Tensor): string {
  const text = (nested: Nested): string => (typeof nested === 'number' ? short(nested) : `[${nested.map(text).join(', ')}]`);
  return text(nestedRows(block));
}

/**
 * Rows of cells in columns two spaces apart, numbers flush right. Lines do not end in spaces.
 * @param right which columns are flush right
 * @param paint colours a cell that has its width by now
 */
export function alignedRows(
  rows: readonly (readonly string[])[],
  right: (column: number) => boolean,
  paint: (cell: string, row: number, column: number) => string = (cell) => cell,
): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cellWidth(cell))));
  return rows.map((row, r) =>
    row
      .map((cell, i) => {
        const space = ' '.repeat((widths[i] as number) - cellWidth(cell));
        return paint(right(i) ? space + cell : cell + space, r, i);
      })
      .join('  ')
      .trimEnd(),
  );
}

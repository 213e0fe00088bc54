/** What stands in one cell of a table. */
export type CellKind = 'number' | 'missing' | 'not-finite' | 'text';

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const notFinite = /^[+-]?(?:nan|inf|infinity)$/i;
const missing = new Set(['', 'na', 'n/a', 'null', 'none', '?']);

/** Tells a cell's kind by its text; a number too large for float32 counts as not finite. */
export function kindOf(cell: string): CellKind {
  if (decimal.test(cell)) return Number.isFinite(Math.fround(Number(cell))) ? 'number' : 'not-finite';
  if (notFinite.test(cell)) return 'not-finite';
  return missing.has(cell.toLowerCase()) ? 'missing' : 'text';
}

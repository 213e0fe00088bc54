/** Columns beside the name, in the order of the table. */
export type Column = 'outputShape' | 'params' | 'connectedTo' | 'memory' | 'multiplyAdds';

/** In pixels, for texts of 13 pixels; what a column takes with its space. */
const widths: Readonly<Record<Column, number>> = { outputShape: 120, params: 80, connectedTo: 104, memory: 88, multiplyAdds: 108 };
const NAME = 160;

/** Which go first when room gets short; the others always stay: without them it is no summary. */
const folding: readonly Column[] = ['multiplyAdds', 'memory', 'connectedTo'];

/**
 * The columns there is room for. The others' values are in a line under each row.
 * @param width of the table, in pixels
 * @param branches the layers are no plain chain, so that "connected to" says something
 */
export function columnsFor(width: number, branches: boolean): { readonly shown: readonly Column[]; readonly folded: readonly Column[] } {
  const all = (Object.keys(widths) as Column[]).filter((column) => branches || column !== 'connectedTo');
  const shown = new Set(all);
  for (const column of folding) {
    if (NAME + [...shown].reduce((sum, c) => sum + widths[c], 0) <= width) break;
    shown.delete(column);
  }
  return { shown: all.filter((c) => shown.has(c)), folded: all.filter((c) => !shown.has(c)) };
}

/** Numbers that a line of so many takes up: whole vectors of four. */
export const padded = (numbers: number): number => (numbers + 3) & ~3;

/**
 * How a kernel lies as kernels/dense.ts wants it: in panels of eight columns, the last one of four if that is enough, each panel row
 * after row.
 * @returns for each number of the row-major n × m kernel its place among the n × padded(m) of the panels
 */
export function panelOrder(n: number, m: number): Uint32Array {
  const order = new Uint32Array(n * m);
  for (let j = 0; j < m; j++) {
    const panel = j & ~7;
    const width = m - panel > 4 ? 8 : 4;
    for (let i = 0; i < n; i++) order[i * m + j] = panel * n + i * width + (j - panel);
  }
  return order;
}

/** A place in the part of a matrix that is shown, counted from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/** The cell under a point of the picture; the nearest where rounding led outside. */
export const cellAt = (
  x: number,
  y: number,
  cell: { readonly cellWidth: number; readonly cellHeight: number },
  { rows, columns }: Size,
): Cell => ({
  row: within(Math.floor(y / cell.cellHeight), rows),
  column: within(Math.floor(x / cell.cellWidth), columns),
});

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

/** Where a key leads; from nowhere to the first cell. Undefined for other keys. */
export function step(from: Cell | undefined, key: string, { rows, columns }: Size): Cell | undefined {
  const way = steps[key];
  if (!way) return undefined;
  return from ? { row: within(from.row + way[0], rows), column: within(from.column + way[1], columns) } : { row: 0, column: 0 };
}

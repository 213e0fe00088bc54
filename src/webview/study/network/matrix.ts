/** A variable of a layer with its values, row-major. */
export interface Variable {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Two axes of a variable, the others held fast: one value a row and column. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly rowName: string;
  readonly columnName: string;
  at(row: number, column: number): number;
  /** Where in the variable's values that is. */
  index(row: number, column: number): number;
}

/** An axis that a picture cannot show: the reader chooses one place on it. */
interface FixedAxis {
  readonly axis: number;
  readonly name: string;
  readonly size: number;
}

/**
 * The axes that the picture shows as rows and columns. The first two, since in the kernel of a convolution these are what lies side by
 * side in the input; a row vector has no axis for its rows.
 */
const shown = (shape: readonly number[]): { readonly row: number | undefined; readonly column: number | undefined } =>
  shape.length < 2 ? { row: undefined, column: shape.length ? 0 : undefined } : { row: 0, column: 1 };

/** The axes that are left to choose from. @param names of all axes */
export const fixedAxes = (shape: readonly number[], names: readonly string[]): FixedAxis[] =>
  shape.map((size, axis) => ({ axis, size, name: names[axis] ?? '' })).slice(2);

/** @param at a place on each of `fixedAxes`, in their order; those that are missing or outside are the first or the nearest */
export function matrixOf({ shape, values }: Variable, names: readonly string[], at: readonly number[]): Matrix {
  const steps = strides(shape);
  const { row, column } = shown(shape);
  const start = shape.slice(2).reduce((sum, size, i) => sum + Math.max(0, Math.min(size - 1, at[i] ?? 0)) * (steps[i + 2] as number), 0);
  const rowStep = row === undefined ? 0 : (steps[row] as number);
  const columnStep = column === undefined ? 0 : (steps[column] as number);
  const index = (r: number, c: number): number => start + r * rowStep + c * columnStep;
  return {
    rows: row === undefined ? 1 : (shape[row] as number),
    columns: column === undefined ? 1 : (shape[column] as number),
    rowName: row === undefined ? '' : (names[row] ?? ''),
    columnName: column === undefined ? '' : (names[column] ?? ''),
    at: (r, c) => values[index(r, c)] ?? Number.NaN,
    index,
  };
}

function strides(shape: readonly number[]): number[] {
  const steps = shape.map(() => 1);
  for (let i = shape.length - 2; i >= 0; i--) steps[i] = (steps[i + 1] as number) * (shape[i + 1] as number);
  return steps;
}

/** A page of a long axis: `[from, to)`, of at most `size`. */
export interface Page {
  /** Which one it is, counted from 0. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** @param page counted from 0; the last one where there are not so many */
export function pageOf(length: number, size: number, page: number): Page {
  const count = Math.max(1, Math.ceil(length / size));
  const index = Math.max(0, Math.min(count - 1, page));
  return { index, from: index * size, to: Math.min(length, (index + 1) * size), count };
}

/** All the values of a matrix as lines of tab-separated numbers, as a spreadsheet takes them. */
export const tabSeparated = ({ rows, columns, at }: Matrix): string =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => String(Math.fround(at(r, c)))).join('\t')).join('\n');

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

/** Figures after the point that give numbers up to `largest` four that count; undefined where a power of ten is shorter. */
export function decimalsFor(largest: number): number | undefined {
  if (!Number.isFinite(largest)) return 4;
  if (largest === 0) return 0;
  const power = Math.floor(Math.log10(largest));
  return power < -3 || power > 5 ? undefined : Math.max(0, Math.min(6, 3 - power));
}

/**
 * A weight as a table shows it, all of one table with the same number of decimals: digit under digit.
 * @param decimals of `decimalsFor`
 */
export function weightText(value: number, decimals: number | undefined): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value < 0 ? '−∞' : '∞';
  if (value === 0) return '0';
  const text = decimals === undefined ? value.toExponential(2) : value.toFixed(decimals);
  return text.replaceAll('-', '−');
}

/** Largest absolute value, leaving out what is not finite; 0 for none. */
export function largestOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] as number);
    if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
  }
  return largest;
}

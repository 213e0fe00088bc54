import { figure } from '../../../ml/language/number-text';
import { volume } from '../../../ml/language/shape';
import type { Block, Cell, Cells } from '../../../ml/step/explain/cells';
import { evenDecimals } from '../../shared/format';

/** Two blocks with equal keys are the same. */
export function keyOf(block: Block | Cells | Cell): string {
  const { of, layer, input, timeStep, block: part, variable, slot } = block as Readonly<Record<string, string | number | undefined>>;
  return [of, layer, input ?? 0, timeStep, part, variable, slot].join(' ');
}

export const isCell = (cell: Cell | undefined, key: string, index: number): boolean =>
  cell !== undefined && 'index' in cell && cell.index === index && keyOf(cell) === key;

/** How a block is laid out on the page. */
export interface Layout {
  readonly rows: number;
  readonly columns: number;
  /** One for each place on the axes that rows and columns leave: the channels of a picture. */
  readonly slices: number;
  /** Where a number is: `index = row · rowStep + column · columnStep + slice · sliceStep`. */
  readonly rowStep: number;
  readonly columnStep: number;
  readonly sliceStep: number;
  /** A long vector, folded into lines of the page. */
  readonly folded: boolean;
}

/** More numbers than this in a row or column are not written out. */
const MOST = { rows: 8, columns: 10 };
/** A vector as long as this is still a line. */
const LONGEST = 48;

/** Rows and columns of a block: the first two axes of pictures and kernels, else the last two. */
export function layoutOf(shape: readonly number[]): Layout {
  const size = volume(shape);
  if (shape.length >= 3) {
    const [rows = 1, columns = 1] = shape;
    const slices = size / (rows * columns);
    return { rows, columns, slices, rowStep: columns * slices, columnStep: slices, sliceStep: 1, folded: false };
  }
  if (shape.length === 2) {
    const [rows = 1, columns = 1] = shape;
    return { rows, columns, slices: 1, rowStep: columns, columnStep: 1, sliceStep: 0, folded: false };
  }
  const columns = size <= LONGEST ? size : widthOf(size);
  return { rows: Math.ceil(size / columns), columns, slices: 1, rowStep: columns, columnStep: 1, sliceStep: 0, folded: size > LONGEST };
}

/** Of a folded vector: a square where it is one, as a flattened picture is. */
function widthOf(size: number): number {
  const root = Math.sqrt(size);
  return Number.isInteger(root) ? root : Math.ceil(Math.sqrt(2 * size));
}

/** True where all numbers are written out. */
export const isSmall = ({ rows, columns, slices }: Layout): boolean => rows <= MOST.rows && columns <= MOST.columns && slices === 1;

export const indexAt = ({ rowStep, columnStep, sliceStep }: Layout, row: number, column: number, slice: number): number =>
  row * rowStep + column * columnStep + slice * sliceStep;

/** Where a number is; the other way round. */
export function placeOf(layout: Layout, index: number): { readonly row: number; readonly column: number; readonly slice: number } {
  const row = Math.floor(index / layout.rowStep);
  const within = index - row * layout.rowStep;
  const column = Math.floor(within / layout.columnStep);
  return { row, column, slice: layout.sliceStep ? within - column * layout.columnStep : 0 };
}

/** The numbers of a small block, with their points above each other. */
export const textsOf = (values: ArrayLike<number>): string[] => evenDecimals(Array.from(values, figure));

interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** More rectangles than this are one around them all. */
const MOST_RECTANGLES = 40;

/** Rectangles that hold the places of one slice which are marked. */
export function rectanglesOf(layout: Layout, indices: Iterable<number>, slice: number): Rectangle[] {
  const byRow = new Map<number, number[]>();
  for (const index of indices) {
    const place = placeOf(layout, index);
    if (place.slice !== slice) continue;
    const columns = byRow.get(place.row) ?? [];
    byRow.set(place.row, columns);
    columns.push(place.column);
  }
  const found: { row: number; column: number; rows: number; columns: number }[] = [];
  for (const row of [...byRow.keys()].sort((a, b) => a - b)) {
    for (const [column, columns] of runsOf(byRow.get(row) ?? [])) {
      const above = found.find((one) => one.column === column && one.columns === columns && one.row + one.rows === row);
      if (above) above.rows++;
      else found.push({ row, column, rows: 1, columns });
    }
  }
  if (found.length <= MOST_RECTANGLES) return found;
  const [top, left] = [Math.min(...found.map(({ row }) => row)), Math.min(...found.map(({ column }) => column))];
  const bottom = Math.max(...found.map((one) => one.row + one.rows));
  const right = Math.max(...found.map((one) => one.column + one.columns));
  return [{ row: top, column: left, rows: bottom - top, columns: right - left }];
}

/** Neighbouring places: where they begin and how many they are. */
function runsOf(columns: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[0] + last[1] === column) last[1]++;
    else runs.push([column, 1]);
  }
  return runs;
}

/** True where a number became another; NaN is equal to itself. */
export const differs = (a: number | undefined, b: number | undefined): boolean => b !== undefined && a !== undefined && !Object.is(a, b);

/** Largest distance between two blocks, of the numbers that both have; undefined where there are none. */
export function furthest(a: ArrayLike<number>, b: ArrayLike<number>): number | undefined {
  let most: number | undefined;
  for (let i = 0; i < a.length; i++) {
    const apart = Math.abs((a[i] as number) - (b[i] as number));
    if (Number.isFinite(apart)) most = Math.max(most ?? 0, apart);
  }
  return most;
}

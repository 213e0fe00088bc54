import type { SurfaceLook } from '../../../ml/descent/look';
import type { Heights } from '../plane/boundary/graded';
import { type Area, areas, type Grid } from '../plane/boundary/grid';
import { type Box, roomy, type Span, spanOf, ticks } from '../shared/scale';

/** A surface as a map of it: lines of equal loss, and where there is none. */
export interface Relief extends Heights {
  readonly box: Box;
  /** Levels are some factor apart, not some difference. */
  readonly log: boolean;
  /** Where the loss is no finite number. */
  readonly broken: Area;
}

/** From this factor between the largest and the smallest on, levels are spaced by factors. */
const DECADES = 100;

/** Smaller parts of the largest loss are one and the same floor. */
const FLOOR = 1e-6;

/** So many lines can be distinguished. */
const MOST = 13;

/** Factors within a decade at which lines are drawn, the finest first. */
const finer: readonly (readonly number[])[] = [[1, 2, 5], [1, 3], [1]];

/** Round losses between two, so that the lines of a valley are not all on its slopes. */
export function levelsOf([from, to]: Span): { readonly levels: readonly number[]; readonly log: boolean } {
  if (!(to > from)) return { levels: [], log: false };
  const least = Math.max(from, to * FLOOR);
  if (from < 0 || to / least < DECADES) return { levels: ticks([from, to], 8).filter((level) => level > from && level < to), log: false };
  const [first, last] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(to))];
  const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const within = (all: readonly number[]): number[] => all.filter((level) => level > least && level < to);
  const levels = (factors: readonly number[], every = 1): number[] =>
    within(powers.filter((power) => power % every === 0).flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`))));
  const tried = [...finer.map((factors) => levels(factors)), ...[2, 3, 4].map((every) => levels([1], every))];
  return { levels: tried.find(({ length }) => length <= MOST) ?? (tried.at(-1) as number[]), log: true };
}

/** Between two lines there is at least this share of the points: of fewer they have no form, and would be one. */
const BETWEEN = 0.004;

/** Levels without those whose lines would lie on one another. */
function farApart(levels: readonly number[], loss: Float64Array): number[] {
  const sorted = loss.toSorted();
  const kept: number[] = [];
  let [below, last] = [0, 0];
  for (const level of levels) {
    while (below < sorted.length && (sorted[below] as number) < level) below++;
    if (below - last < BETWEEN * loss.length) continue;
    kept.push(level);
    last = below;
  }
  return kept;
}

/** Undefined where no loss is finite. */
export function reliefOf({ x, y, loss }: SurfaceLook): Relief | undefined {
  const span = spanOf(loss);
  if (!span) return undefined;
  const { levels: round, log } = levelsOf(span);
  const levels = farApart(round, loss);
  const size = x.values.length;
  const box = partOf({ x, y });
  const grid: Grid = { box, cells: size - 1 };
  // Between two points of a steep slope the loss grows by a factor rather than by a difference.
  const floor = Math.max(span[0], span[1] * FLOOR) / 10;
  const height = (value: number): number => (log ? Math.log10(Math.max(floor, value)) : value);
  const top = height(span[1]) + (height(span[1]) - height(span[0])) / 8;
  const heights = surrounded(loss, size, (value) => (Number.isFinite(value) ? height(value) : top));
  const holes = loss.some((value) => !Number.isFinite(value));
  return {
    ...{ span, levels, log, box },
    areas: areas(grid, heights, levels.map(height)),
    broken: holes
      ? (areas(
          grid,
          surrounded(loss, size, (value) => Number(!Number.isFinite(value))),
          [0.5],
        )[0] ?? [])
      : [],
  };
}

/** The part of the plane that a surface is of. */
export const partOf = ({ x, y }: Pick<SurfaceLook, 'x' | 'y'>): Box => ({ x: endsOf(x.values), y: endsOf(y.values) });

/** A part that has both in it, with room around them. */
export function holding(one: Box, other: Box): Box {
  const both = ([a, b]: Span, [c, d]: Span): Span => [Math.min(a, c), Math.max(b, d)];
  return { x: roomy(both(one.x, other.x)), y: roomy(both(one.y, other.y)) };
}

const endsOf = (values: Float64Array): Span => [values[0] as number, values.at(-1) as number];

/** The values with those of the edge once more around them, so that no line ends in the picture. */
function surrounded(values: Float64Array, size: number, of: (value: number) => number): number[] {
  const near = (i: number): number => Math.min(size - 1, Math.max(0, i - 1));
  return Array.from({ length: (size + 2) ** 2 }, (_, i) =>
    of(values[near(Math.floor(i / (size + 2))) * size + near(i % (size + 2))] as number),
  );
}

/** The loss between the points that were computed; NaN outside, and beside one that is not finite. */
export function lossAt({ x, y, loss }: SurfaceLook, u: number, v: number): number {
  const size = x.values.length;
  const [[left, right], [bottom, top]] = [endsOf(x.values), endsOf(y.values)];
  const [column, row] = [((u - left) / (right - left)) * (size - 1), ((v - bottom) / (top - bottom)) * (size - 1)];
  if (!(column >= 0 && row >= 0 && column <= size - 1 && row <= size - 1)) return Number.NaN;
  const [c, r] = [Math.min(size - 2, Math.floor(column)), Math.min(size - 2, Math.floor(row))];
  const [a, b] = [column - c, row - r];
  const at = (dr: number, dc: number): number => loss[(r + dr) * size + c + dc] as number;
  return (1 - b) * ((1 - a) * at(0, 0) + a * at(0, 1)) + b * ((1 - a) * at(1, 0) + a * at(1, 1));
}

/** A part of the plane, larger or smaller: around the lowest point where it becomes smaller, else around its middle. */
export function zoomed({ x, y, lowest }: SurfaceLook, by: number): Box {
  const along = (values: Float64Array, at: number | undefined): Span => {
    const [from, to] = [values[0] as number, values.at(-1) as number];
    const middle = by < 1 && at !== undefined ? at : (from + to) / 2;
    const half = ((to - from) * by) / 2;
    return [middle - half, middle + half];
  };
  return { x: along(x.values, lowest?.x), y: along(y.values, lowest?.y) };
}

import type { SurfaceLook } from '../../../ml/descent/look';
import { spanOf } from '../shared/scale';

/** How a surface bends, as far as its points show. */
interface Bend {
  /** Hollows that are not cut off by the edge: from each of them every way out leads up. */
  readonly hollows: number;
  /** Share of the points, 0 to 1, at which it bends downwards in some direction: none for a bowl. */
  readonly downwards: number;
}

/** Less than this part of the height of the surface is rounding. */
const ROUNDING = 1e-7;

/** A hollow is at least as deep as this part: points across a narrow valley look like several shallow ones. */
const DEEP = 0.02;

/** Along these lines of points, and back: a loss that bends downwards in some direction does so nearly in one of them. */
const directions = [
  ...([
    [1, 0],
    [0, 1],
  ] as const),
  ...(
    [
      [1, 1],
      [1, 2],
      [2, 1],
      [1, 3],
      [3, 1],
      [2, 3],
      [3, 2],
    ] as const
  ).flatMap(([r, c]) => [[r, c] as const, [r, -c] as const]),
];

/**
 * What points in a line say: of a bowl none is above the line between its two neighbours, whichever way they lie. Undefined where none can be judged,
 * and where all are the same.
 */
export function bendOf({ x, loss }: SurfaceLook): Bend | undefined {
  const span = spanOf(loss);
  if (!span || span[0] === span[1]) return undefined;
  const size = x.values.length;
  const least = (span[1] - span[0]) * ROUNDING;
  const at = (row: number, column: number): number =>
    row < 0 || column < 0 || row >= size || column >= size ? Number.NaN : (loss[row * size + column] as number);
  let [counted, downwards] = [0, 0];
  for (let row = 1; row < size - 1; row++) {
    for (let column = 1; column < size - 1; column++) {
      const here = at(row, column);
      if (!Number.isFinite(here)) continue;
      counted++;
      if (directions.some(([r, c]) => at(row + r, column + c) + at(row - r, column - c) - 2 * here < -least)) downwards++;
    }
  }
  return counted > 0 ? { hollows: hollowsOf(loss, size, (span[1] - span[0]) * DEEP), downwards: downwards / counted } : undefined;
}

/** Lets water rise: a hollow counts where it had become so deep before it overflowed into a deeper one. */
function hollowsOf(loss: Float64Array, size: number, deep: number): number {
  const order = Uint32Array.from(loss.keys())
    .filter((i) => Number.isFinite(loss[i]))
    .sort((a, b) => (loss[a] as number) - (loss[b] as number));
  /** Of each point that is under water the lowest of its pond. */
  const pond = new Int32Array(loss.length).fill(-1);
  const lowest = (i: number): number => {
    let at = i;
    while (pond[at] !== at) at = pond[at] as number;
    pond[i] = at;
    return at;
  };
  let hollows = 0;
  const isEdge = (i: number): boolean => i % size === 0 || i % size === size - 1 || i < size || i >= size * (size - 1);
  const ends = (bottom: number, level: number): void => {
    if (level - (loss[bottom] as number) >= deep && !isEdge(bottom)) hollows++;
  };
  for (const i of order) {
    pond[i] = i;
    const level = loss[i] as number;
    for (const next of around(i, size)) {
      if ((pond[next] as number) < 0) continue;
      const [a, b] = [lowest(next), lowest(i)];
      if (a === b) continue;
      const [deeper, other] = (loss[a] as number) <= (loss[b] as number) ? [a, b] : [b, a];
      ends(other, level);
      pond[other] = deeper;
    }
  }
  const [first] = order;
  if (first !== undefined) ends(first, Number.POSITIVE_INFINITY);
  return hollows;
}

function around(i: number, size: number): number[] {
  const [row, column] = [Math.floor(i / size), i % size];
  const found: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(size - 1, row + 1); r++)
    for (let c = Math.max(0, column - 1); c <= Math.min(size - 1, column + 1); c++) if (r !== row || c !== column) found.push(r * size + c);
  return found;
}

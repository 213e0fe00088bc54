import type { Extreme, Extremes } from './extremes';
import type { XAxis } from './x-axis';

/** One curve with all its points. */
export interface Source {
  readonly axis: XAxis;
  readonly values: Float64Array;
  readonly extremes: Extremes;
}

/** Undefined: no point here, the line continues. Null: no value, the line has a gap. */
export type Y = number | null | undefined;

/** Several curves over one ascending x, as uPlot takes them. */
interface Sampled {
  readonly x: readonly number[];
  readonly ys: readonly (readonly Y[])[];
}

type Range = readonly [min: number, max: number];

/** Of each column of pixels the first, lowest, highest and last point: a line through them covers the same pixels as one through all. */
const SLOTS = 4;

/**
 * Thins curves to what can be seen: every point where there are few, else at most four a column of pixels. The points next to the range
 * on both sides are kept, so that lines run on to the edge.
 */
export function sample(sources: readonly Source[], range: Range, columns: number): Sampled {
  const spans = sources.map(({ axis }) => span(axis, range));
  const most = Math.max(0, ...spans.map(({ from, to }) => to - from));
  return most <= SLOTS * columns ? everyPoint(sources, spans) : thinned(sources, range, Math.max(1, Math.floor(columns)));
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const span = (axis: XAxis, [min, max]: Range): Span => ({
  from: Math.max(0, axis.firstFrom(min) - 1),
  to: Math.min(axis.length, firstAfter(axis, max) + 1),
});

function firstAfter(axis: XAxis, x: number): number {
  let i = axis.firstFrom(x);
  while (i < axis.length && axis.at(i) <= x) i++;
  return i;
}

function everyPoint(sources: readonly Source[], spans: readonly Span[]): Sampled {
  const places = new Set<number>();
  for (const [k, { axis }] of sources.entries()) {
    const { from, to } = spans[k] as Span;
    for (let i = from; i < to; i++) places.add(axis.at(i));
  }
  const x = [...places].sort((a, b) => a - b);
  const ys = sources.map(({ axis, values }, k) => {
    const { from, to } = spans[k] as Span;
    let i = from;
    return x.map((at): Y => {
      let y: Y;
      // Epochs too short to be distinguished share a place; the last of them is shown.
      while (i < to && axis.at(i) <= at) y = drawable(values[i++]);
      return y;
    });
  });
  return { x, ys };
}

function thinned(sources: readonly Source[], [min, max]: Range, columns: number): Sampled {
  const width = (max - min) / columns;
  const x: number[] = [min];
  for (let slot = 0; slot < columns * SLOTS; slot++) x.push(min + ((slot + 0.5) * width) / SLOTS);
  x.push(max);
  return { x, ys: sources.map((source) => thinnedValues(source, min, width, columns)) };
}

function thinnedValues({ axis, values, extremes }: Source, min: number, width: number, columns: number): Y[] {
  const ys = new Array<Y>(columns * SLOTS + 2);
  const found: Extreme = { low: -1, high: -1 };
  let from = axis.firstFrom(min);
  ys[0] = between(axis, values, from, min);
  for (let column = 0; column < columns; column++) {
    const edge = min + (column + 1) * width;
    const to = column === columns - 1 ? firstAfter(axis, edge) : axis.firstFrom(edge);
    const slot = 1 + column * SLOTS;
    if (to > from) {
      const { low, high } = extremes.find(values, from, to, found);
      if (low < 0) ys[slot] = null;
      else {
        ys[slot] = drawable(values[from]) ?? undefined;
        ys[slot + 1] = values[Math.min(low, high)];
        ys[slot + 2] = values[Math.max(low, high)];
        ys[slot + 3] = drawable(values[to - 1]) ?? undefined;
      }
    }
    from = to;
  }
  ys[ys.length - 1] = between(axis, values, from, min + columns * width);
  return ys;
}

/** Where the line between the points around `x` is at `x`. */
function between(axis: XAxis, values: Float64Array, after: number, x: number): Y {
  if (after <= 0 || after >= axis.length) return undefined;
  const [x0, x1, y0, y1] = [axis.at(after - 1), axis.at(after), values[after - 1] as number, values[after] as number];
  const y = x1 > x0 ? y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) : y1;
  return Number.isFinite(y) ? y : undefined;
}

const drawable = (value: number | undefined): Y => (Number.isFinite(value) ? value : null);

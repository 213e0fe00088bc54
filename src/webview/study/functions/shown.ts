import { type Curve, curveOf } from '../../../ml/sheets/functions/curve';
import type { FunctionSheet, SheetFunction } from '../../../ml/sheets/functions/sheet';
import { roomy, type Span, spanOf } from '../shared/scale';

/** A function with its curves as they are drawn: finer than the sheet's table, at every pixel or two. */
export interface Drawn {
  readonly of: SheetFunction;
  readonly curve: Curve;
  /** Its place in the sheet, by which it has its colour. */
  readonly hue: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly slope: Float64Array;
}

/** Colours of curves; those beyond have them again, and are dashed. */
const HUES = 6;

/** How a curve is drawn. @param hue its place in the sheet */
export const curveClass = (hue: number): string => `hue-${hue % HUES}${hue >= HUES ? ' dashed' : ''}`;

/** Points of a drawn curve. */
const POINTS = 800;

/** Every function of a sheet, ready to be drawn. */
export function drawnFunctions({ functions, x: { from, to } }: FunctionSheet): readonly Drawn[] {
  const x = Float64Array.from({ length: POINTS + 1 }, (_, i) => from + ((to - from) * i) / POINTS);
  return functions.map((of, hue) => {
    const curve = curveOf(of.body);
    return { of, curve, hue, x, y: x.map(curve.value), slope: x.map(curve.slope) };
  });
}

/** How many times as high as the chosen curve another may be without being cut off. */
const TALLER = 12;

/** The span of values that a plot shows: the chosen curve whole, the others where they are not so much higher that it would look flat. */
export function heightOf(chosen: Float64Array, others: readonly Float64Array[]): Span {
  const spans = others.map(bulkOf).filter((span) => span !== undefined);
  const own = bulkOf(chosen) ?? spans[0] ?? [-1, 1];
  // A level curve has no height that others could be measured by.
  const most = own[1] - own[0] > 1e-9 * Math.abs(own[0]) ? TALLER * (own[1] - own[0]) : Number.POSITIVE_INFINITY;
  let [low, high] = own;
  for (const span of spans) {
    const [lower, higher] = [Math.min(low, span[0]), Math.max(high, span[1])];
    if (higher - lower <= most) [low, high] = [lower, higher];
  }
  // The x axis, where that is near.
  const reach = (high - low) * 0.25;
  if (low > 0 && low <= reach) low = 0;
  if (high < 0 && high >= -reach) high = 0;
  return roomy([low, high], 0.06);
}

/** The span of a curve's values, without where it shoots up beside a gap. */
function bulkOf(values: Float64Array): Span | undefined {
  const all = spanOf(values);
  if (!all) return undefined;
  const sorted = values.filter(Number.isFinite).sort();
  const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))] as number;
  const [low, high] = [at(0.08), at(0.92)];
  const bulk = high - low;
  // A power is steep towards the ends, but not as steep as 1/x.
  if (!(bulk > 0) || all[1] - all[0] <= 12 * bulk) return all;
  return [Math.max(all[0], low - 2 * bulk), Math.min(all[1], high + 2 * bulk)];
}

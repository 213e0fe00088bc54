/** Numbers counted by size. Bar i holds those from `edges[i]` up to `edges[i + 1]`, the last bar also its upper edge. */
interface Bins {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** Values that are no finite numbers; in no bar. */
  readonly notFinite: number;
}

/** Mean and spread of the finite values; `deviation` is that of the values themselves, not an estimate for others. */
interface Spread {
  readonly mean: number;
  readonly deviation: number;
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

export function spreadOf(values: ArrayLike<number>): Spread | undefined {
  let [count, mean, squares, min, max] = [0, 0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) continue;
    count++;
    // Welford's way: no sum of squares that loses what matters.
    const step = value - mean;
    mean += step / count;
    squares += step * (value - mean);
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return count ? { mean, deviation: Math.sqrt(squares / count), min, max, count } : undefined;
}

/** Bars of a round width, about as many as the square root of the values (5 … 40), with an edge at zero. */
export function binsOf(values: ArrayLike<number>): Bins {
  const spread = spreadOf(values);
  if (!spread) return { edges: [], counts: [], notFinite: values.length };
  const { min, max, count } = spread;
  const wanted = Math.max(5, Math.min(40, Math.ceil(Math.sqrt(count))));
  // Equal values have no range to divide: they get one bar with the value in it.
  const width = roundWidth(max > min ? (max - min) / wanted : Math.max(Math.abs(min), 1e-6) / 4);
  const first = Math.floor(min / width);
  const bars = Math.max(1, Math.ceil(max / width) - first);
  const counts = new Array<number>(bars).fill(0);
  for (let i = 0; i < values.length; i++) {
    const bar = Math.floor((values[i] as number) / width) - first;
    if (Number.isFinite(bar)) counts[Math.max(0, Math.min(bars - 1, bar))]!++;
  }
  const edges = Array.from({ length: bars + 1 }, (_, i) => rounded((first + i) * width, width));
  return { edges, counts, notFinite: values.length - count };
}

/** 1, 2 or 5 times a power of ten, not less than `width`. */
export function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  const factor = [1, 2, 5, 10].find((f) => f * power >= width * (1 - 1e-9)) ?? 10;
  return rounded(factor * power, power);
}

/** Takes off what multiplying in binary added: 0.30000000000000004. */
const rounded = (value: number, unit: number): number =>
  Number(value.toFixed(Math.max(0, Math.min(100, 2 - Math.floor(Math.log10(unit))))));

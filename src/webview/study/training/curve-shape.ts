/** What a curve of losses looks like to somebody who reads it. Epochs count from 1. */
export type CurveShape =
  | { readonly kind: 'none' }
  | { readonly kind: 'single' }
  /** Fell, over too few epochs to say more. */
  | { readonly kind: 'short' }
  /** Values that are no finite numbers begin here. */
  | { readonly kind: 'not-finite'; readonly epoch: number }
  | { readonly kind: 'grows' }
  | { readonly kind: 'flat' }
  /** It moves, but ends no lower than it began. */
  | { readonly kind: 'stuck' }
  /** It swings between these values to the end. */
  | { readonly kind: 'swings'; readonly low: number; readonly high: number }
  /** Exactly 0 from this epoch on. */
  | { readonly kind: 'zero'; readonly epoch: number }
  /** It fell, and after this epoch hardly any more. */
  | { readonly kind: 'settled'; readonly epoch: number }
  /** It fell most of the way until this epoch, and slowly after it. */
  | { readonly kind: 'slower'; readonly epoch: number }
  | { readonly kind: 'falling' };

/** Curves are judged by at most so many values: means over equal stretches. */
const MOST = 2000;
/** Fewer epochs than this have no course. */
const FEW = 6;

/** A curve as it is judged: few enough values, each the mean of `every` epochs. */
interface Thin {
  readonly values: Float64Array;
  readonly every: number;
  readonly epochs: number;
}

export function curveShape(loss: Float64Array): CurveShape {
  if (loss.length === 0) return { kind: 'none' };
  const thin = thinned(loss);
  // A value that is no finite number spoils the mean it is in.
  if (!thin.values.every(Number.isFinite)) return { kind: 'not-finite', epoch: loss.findIndex((value) => !Number.isFinite(value)) + 1 };
  if (loss.length === 1) return { kind: 'single' };
  return zero(loss) ?? trend(thin, loss[0] as number);
}

/** It ends at exactly 0. */
function zero(loss: Float64Array): CurveShape | undefined {
  let last = loss.length;
  while (last > 0 && loss[last - 1] === 0) last--;
  return last < loss.length && last > 0 ? { kind: 'zero', epoch: last + 1 } : undefined;
}

function trend(thin: Thin, start: number): CurveShape {
  const means = calm(thin.values);
  const n = means.length;
  const end = means[n - 1] as number;
  const least = Math.min(...means);
  const most = Math.max(...means);
  const half = thin.values.subarray(n >> 1);
  if (most - least < 0.05 * Math.max(Math.abs(most), Math.abs(least))) return { kind: 'flat' };
  const swing = swings(half, Math.max(start, most) - Math.min(end, least));
  if (swing) return swing;
  if (end > start + Math.abs(start) && end > least + 0.7 * (most - least)) return { kind: 'grows' };
  if (end > start - 0.05 * (most - least)) return { kind: 'stuck' };
  if (n < FEW) return { kind: 'short' };
  const epochOf = (i: number): number => Math.min(thin.epochs, (i + 1) * thin.every);
  const close = lastAbove(means, end + Math.max(0.05 * Math.abs(end), 2 * noise(half))) + 1;
  if (close < 0.75 * n) return { kind: 'settled', epoch: epochOf(close) };
  const early = lastAbove(means, end + 0.05 * (start - end)) + 1;
  return early < 0.6 * n ? { kind: 'slower', epoch: epochOf(early) } : { kind: 'falling' };
}

/** The second half goes up and down by a good part of all that the curve covers, without getting anywhere. */
function swings(half: Float64Array, whole: number): CurveShape | undefined {
  if (half.length < 6) return;
  const [low, high] = [Math.min(...half), Math.max(...half)];
  let turns = 0;
  for (let i = 2; i < half.length; i++) {
    const [a, b, c] = [half[i - 2] as number, half[i - 1] as number, half[i] as number];
    if ((b - a) * (c - b) < 0) turns++;
  }
  const third = Math.floor(half.length / 3);
  const net = Math.abs(mean(half.subarray(0, third)) - mean(half.subarray(-third)));
  const swinging = turns > 0.3 * half.length && high - low > 0.5 * whole && net < 0.35 * (high - low);
  return swinging ? { kind: 'swings', low, high } : undefined;
}

/** How far an epoch's value typically is from what those around it let expect. */
function noise(half: Float64Array): number {
  if (half.length < 8) return 0;
  let sum = 0;
  for (let i = 2; i < half.length; i++) sum += Math.abs((half[i - 2] as number) - 2 * (half[i - 1] as number) + (half[i] as number)) / 2;
  return sum / (half.length - 2);
}

/** Epoch of the lowest finite value; counts from 1. Undefined where there is none. */
export function lowest(values: Float64Array): number | undefined {
  let low = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < least && Number.isFinite(value)) {
      least = value;
      low = i;
    }
  }
  return low < 0 ? undefined : low + 1;
}

/** Where a curve for validation was lowest, when it has risen clearly since, while the one for training fell on. Counts from 1. */
export function turningPoint(loss: Float64Array, validation: Float64Array): number | undefined {
  const n = Math.min(loss.length, validation.length);
  if (n < 4) return;
  const seen = calm(thinned(validation.subarray(0, n)).values);
  const trained = calm(thinned(loss.subarray(0, n)).values);
  const low = (lowest(seen) ?? 1) - 1;
  const [first, least, last] = [seen[0] as number, seen[low] as number, seen[seen.length - 1] as number];
  const risen = last - least > 0.1 * Math.max(Math.abs(least), first - least);
  const fellOn = (trained[trained.length - 1] as number) < (trained[low] as number);
  return risen && fellOn && low < 0.9 * seen.length ? lowest(validation.subarray(0, n)) : undefined;
}

/** Index of the last value above a limit; -1 where there is none. */
function lastAbove(values: Float64Array, limit: number): number {
  let i = values.length - 1;
  while (i >= 0 && (values[i] as number) <= limit) i--;
  return i;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum / values.length;
}

function thinned(values: Float64Array): Thin {
  const every = Math.ceil(values.length / MOST);
  const epochs = values.length;
  if (every <= 1) return { values, every, epochs };
  const means = new Float64Array(Math.ceil(epochs / every));
  for (let i = 0; i < means.length; i++) means[i] = mean(values.subarray(i * every, (i + 1) * every));
  return { values: means, every, epochs };
}

/** Each value the mean of those around it, so that one lucky epoch does not count; nearer together at the ends. */
function calm(values: Float64Array): Float64Array {
  const reach = Math.floor(values.length / 40);
  if (reach === 0) return values;
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = (sums[i] as number) + (values[i] as number);
  return values.map((_, i) => {
    const around = Math.min(reach, i, values.length - 1 - i);
    return ((sums[i + around + 1] as number) - (sums[i - around] as number)) / (2 * around + 1);
  });
}

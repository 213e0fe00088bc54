import { calm, lastAbove, lowest, mean, noiseOf, reachOf, thinned } from './curve-statistics';

/**
 * What a curve of losses looks like. Epochs count from 1; first, last and lowest values are those that are drawn, never smoothed ones.
 * A shape names only what the values show: where they fit none of the others, the curve `wanders`.
 */
export type CurveShape =
  | { readonly kind: 'none' }
  | { readonly kind: 'single' }
  /** Too few epochs to say more than where it began and ended. */
  | { readonly kind: 'short' }
  /** Values that are not finite begin here. */
  | { readonly kind: 'not-finite'; readonly epoch: number; readonly grew: boolean }
  /** Exactly 0 from this epoch on, above 0 before. */
  | { readonly kind: 'zero'; readonly epoch: number }
  /** Moves by less than a twentieth of its height. */
  | { readonly kind: 'flat' }
  /** Goes up and down between these values in its second half; `fell` to them from further up. */
  | { readonly kind: 'swings'; readonly low: number; readonly high: number; readonly fell: boolean }
  /** Fell until the last epoch but one, and lost a good part of it in the last. */
  | { readonly kind: 'leaps'; readonly before: number }
  /** Fell to its lowest value, then rose by a good part of that again. */
  | { readonly kind: 'rebounds'; readonly low: number; readonly epoch: number }
  /** Ends higher than it began, and most epochs go up. */
  | { readonly kind: 'grows' }
  /** It moves, but ends no lower than it began. */
  | { readonly kind: 'stuck' }
  /** It neither falls nor rises as a whole: the epochs of its lowest and highest value. */
  | { readonly kind: 'wanders'; readonly low: number; readonly high: number }
  /** It fell, and ends a little above its lowest value. */
  | { readonly kind: 'passed'; readonly low: number; readonly epoch: number }
  /** It fell, and after this epoch hardly any more. */
  | { readonly kind: 'settled'; readonly epoch: number }
  /** It fell most of the way until this epoch, and slowly after it. */
  | { readonly kind: 'slower'; readonly epoch: number }
  /** It fell to the end. */
  | { readonly kind: 'falling' };

/** Fewer epochs than this bear no verdict. */
export const FEW = 6;

/** Where the borders between the shapes are. Parts are of all that the calmed curve covers, unless something else is named. */
const BORDER = {
  /** Of the height: less movement is none. */
  flat: 0.05,
  /** Of the fall: a rise since the lowest value that makes a rebound. */
  rebound: 0.15,
  /** A rise from first to last that makes growth. */
  growth: 0.5,
  /** Of the steps: so many go up where it grows. */
  upward: 0.6,
  /** A fall from first to last that makes it one. */
  fall: 0.5,
  /** Ends this much or less below its start: no fall. */
  stuck: 0.05,
  /** Times the noise: smaller rises may be chance. */
  chance: 3,
} as const;

export function curveShape(loss: Float64Array): CurveShape {
  const [first = Number.NaN, last = Number.NaN] = [loss[0], loss.at(-1)];
  if (loss.length === 0) return { kind: 'none' };
  const broken = loss.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) return { kind: 'not-finite', epoch: broken + 1, grew: broken > 1 && (loss[broken - 1] as number) > 2 * Math.abs(first) };
  if (loss.length === 1) return { kind: 'single' };
  const zero = zeroSince(loss);
  if (zero !== undefined) return { kind: 'zero', epoch: zero };
  if (loss.length < FEW) return { kind: 'short' };
  return course(loss, first, last);
}

/** The epoch from which on it is exactly 0; undefined where it does not end so, or was below 0 before. */
function zeroSince(loss: Float64Array): number | undefined {
  let zeros = 0;
  while (zeros < loss.length && loss[loss.length - 1 - zeros] === 0) zeros++;
  return zeros > 0 && loss.every((value) => value >= 0) ? loss.length - zeros + 1 : undefined;
}

function course(loss: Float64Array, first: number, last: number): CurveShape {
  const thin = thinned(loss);
  const means = calm(thin.values);
  const n = means.length;
  const [start, end] = [means[0] as number, means[n - 1] as number];
  const bottom = (lowest(means) as number) - 1;
  const [least, most] = [means[bottom] as number, means.reduce((a, b) => Math.max(a, b))];
  const [span, height] = [most - least, Math.max(Math.abs(most), Math.abs(least))];
  if (span < BORDER.flat * height && Math.abs(last - first) < BORDER.flat * height) return { kind: 'flat' };

  const half = thin.values.subarray(n >> 1);
  const chance = BORDER.chance * noiseOf(half);
  const leap = leapAtEnd(loss, span, chance);
  if (leap !== undefined && leap < first) return { kind: 'leaps', before: leap };
  const swing = swings(half, Math.max(start, most) - Math.min(end, least));
  if (swing) return { kind: 'swings', ...swing, fell: first > swing.high + 0.1 * (swing.high - swing.low) };

  const low = lowest(loss) as number;
  const lowValue = loss[low - 1] as number;
  const rise = end - least;
  const rose = rise > chance && rise > BORDER.flat * height && last - lowValue > 0.5 * rise && low < loss.length;
  // A wave, which had been higher than its start before, shows no cause.
  const before = means.subarray(0, bottom + 1).reduce((a, b) => Math.max(a, b));
  const fell = start - least > BORDER.rebound * span && start - least > 0.7 * (before - least);
  if (rose && fell && rise > BORDER.rebound * (start - least)) {
    return { kind: 'rebounds', low: lowValue, epoch: low };
  }
  if (last > first && end - start > BORDER.growth * span && last - first > BORDER.growth * span && upward(means) > BORDER.upward) {
    return { kind: 'grows' };
  }
  const rawHigh = loss.reduce((a, b) => Math.max(a, b));
  if (end > start - BORDER.stuck * span && last > first - BORDER.stuck * (rawHigh - lowValue)) return { kind: 'stuck' };
  if (start - end < BORDER.fall * span || first - last < BORDER.fall * span)
    return { kind: 'wanders', low, high: loss.indexOf(rawHigh) + 1 };

  const epochOf = (i: number): number => Math.min(thin.epochs, (i + 1) * thin.every);
  const tolerance = Math.max(0.05 * Math.abs(end), 2 * noiseOf(half));
  if (rise > tolerance) return { kind: 'passed', low: lowValue, epoch: low };
  const close = lastAbove(means, end + tolerance) + 1;
  if (close < 0.75 * n) return { kind: 'settled', epoch: epochOf(close) };
  const early = lastAbove(means, end + 0.05 * (start - end)) + 1;
  if (early < 0.6 * n) return { kind: 'slower', epoch: epochOf(early) };
  if (low > 0.9 * loss.length) return { kind: 'falling' };
  return last > lowValue ? { kind: 'passed', low: lowValue, epoch: low } : { kind: 'settled', epoch: low };
}

/** The value before the last, where the last is further above it than anything since the first half lets expect. */
function leapAtEnd(loss: Float64Array, span: number, chance: number): number | undefined {
  const [before, last] = [loss.at(-2) as number, loss.at(-1) as number];
  const earlier = loss.subarray(loss.length >> 1, -1).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return last - earlier > Math.max(0.3 * span, chance) ? before : undefined;
}

/** The part of the steps that go up. */
function upward(values: Float64Array): number {
  let up = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] as number) > (values[i - 1] as number)) up++;
  return up / (values.length - 1);
}

/** The second half goes up and down by a good part of all that the curve covers, without getting anywhere. */
function swings(half: Float64Array, whole: number): { readonly low: number; readonly high: number } | undefined {
  if (half.length < 6) return;
  const [low, high] = [half.reduce((a, b) => Math.min(a, b)), half.reduce((a, b) => Math.max(a, b))];
  let turns = 0;
  for (let i = 2; i < half.length; i++) {
    const [a, b, c] = [half[i - 2] as number, half[i - 1] as number, half[i] as number];
    if ((b - a) * (c - b) < 0) turns++;
  }
  const third = Math.floor(half.length / 3);
  const net = Math.abs(mean(half.subarray(0, third)) - mean(half.subarray(-third)));
  const swinging = turns > 0.3 * half.length && high - low > 0.5 * whole && net < 0.35 * (high - low);
  return swinging ? { low, high } : undefined;
}

/** What a curve for validation shows beside the one for training. Epochs count from 1; values are those that are drawn. */
type ValidationShape =
  /** Was lowest here and has risen clearly since, while the one for training fell; `byHeart` where next to nothing of that is left since. */
  | { readonly kind: 'turns'; readonly epoch: number; readonly byHeart: boolean }
  /** Has not come below its value here since. */
  | { readonly kind: 'stays'; readonly epoch: number; readonly far?: number }
  /** Nothing of its own, but that it ends `far` above the one for training where it does. */
  | { readonly kind: 'follows'; readonly falls: boolean; readonly far?: number };

/** So much of the training loss may be left, where the samples are learned by heart. */
const BY_HEART = 0.1;

/** So many times the training loss is far above it. */
const FAR = 3;

/** @returns undefined where there are too few epochs, or values that are not finite */
export function validationShape(loss: Float64Array, validation: Float64Array): ValidationShape | undefined {
  const n = Math.min(loss.length, validation.length);
  const [own, other] = [validation.subarray(0, n), loss.subarray(0, n)];
  if (n < FEW || !own.every(Number.isFinite) || !other.every(Number.isFinite)) return;
  const { values, every } = thinned(own);
  const [seen, trained] = [calm(values), calm(thinned(other).values)];
  const low = (lowest(seen) as number) - 1;
  const [first, least, last] = [seen[0] as number, seen[low] as number, seen[seen.length - 1] as number];
  const early = low < 0.9 * seen.length;
  const turn = lowestNear(own, low, every, Math.min(reachOf(seen.length), low, seen.length - 1 - low));
  const [end, since] = [other[n - 1] as number, other[turn - 1] as number];
  const rise = own[n - 1] as number;
  // By what the values for validation cover, so that a turn is one that is seen in the picture, and not their noise.
  const clear = Math.max(0.1 * Math.max(Math.abs(least), first - least), 2 * noiseOf(values.subarray(values.length >> 1)));
  const risen = last - least > clear && rise > (own[turn - 1] as number);
  const fellOn = (trained[trained.length - 1] as number) < (trained[low] as number) && end < since;
  if (risen && fellOn && early && turn < 0.9 * n) return { kind: 'turns', epoch: turn, byHeart: since > 0 && end < BY_HEART * since };

  const far = end > 0 && rise > FAR * end && rise - end > 0.1 * Math.abs((other[0] as number) - end) ? rise : undefined;
  const best = lowest(own) as number;
  if (early && best <= 0.9 * n) return { kind: 'stays', epoch: best, ...(far !== undefined && { far }) };
  return { kind: 'follows', falls: best > 0.9 * n && !early, ...(far !== undefined && { far }) };
}

/** The epoch of the lowest drawn value among those that a calmed one was made of. */
function lowestNear(values: Float64Array, at: number, every: number, reach: number): number {
  const from = Math.max(0, (at - reach) * every);
  return from + (lowest(values.subarray(from, (at + reach + 1) * every)) as number);
}

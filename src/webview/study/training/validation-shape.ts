import { FEW } from './curve-shape';
import { calm, lowest, noiseOf, reachOf, thinned } from './curve-statistics';

/** What a curve for validation shows beside the one for training. Epochs count from 1; values are those that are drawn. */
export type ValidationShape =
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

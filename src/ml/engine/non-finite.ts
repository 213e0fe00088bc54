import type { NonFiniteWhere } from '../language/messages/run';
import type { NonFinite } from './engine';

type Found = Pick<NonFinite, 'where' | 'name' | 'value'>;

/** The first value of a list that is not a finite number. */
export function nonFiniteIn(values: ArrayLike<number>): NonFinite['value'] | undefined {
  for (let i = 0; i < values.length; i++) {
    const v = values[i] as number;
    if (!Number.isFinite(v)) return Number.isNaN(v) ? 'NaN' : v > 0 ? 'Infinity' : '-Infinity';
  }
  return undefined;
}

/** True if every value is finite. Faster than looking for the place: 0 · x is 0 for finite x only. */
export function allFinite(values: Float32Array): boolean {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += 0 * (values[i] as number);
  return sum === 0;
}

/** Where the first value that is not finite shows, going through named lists in order. */
export function firstNonFinite(
  where: NonFiniteWhere,
  lists: Iterable<readonly [name: string | undefined, values: ArrayLike<number>]>,
): Found | undefined {
  for (const [name, values] of lists) {
    const value = nonFiniteIn(values);
    if (value) return { where, value, ...(name !== undefined && { name }) };
  }
  return undefined;
}

/** The largest absolute value in several lists; infinite or NaN values count as infinite. */
export function largest(lists: Iterable<Float32Array>): number {
  let most = 0;
  for (const values of lists) {
    for (let i = 0; i < values.length; i++) {
      const v = Math.abs(values[i] as number);
      if (!(v <= most)) most = Number.isNaN(v) ? Number.POSITIVE_INFINITY : v;
    }
  }
  return most;
}

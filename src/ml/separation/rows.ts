import { product, ratio, type Whole, wholesOf } from './exact';

/** Rows of numbers without rounding, and nearly, for a first look in doubles. */
export interface Rows {
  readonly whole: readonly Whole[];
  /** A whole number of 1 is so much in the rows' own units: a power of two. */
  readonly unit: number;
  /** [rows, inputs]: how far each row is from the first, at most 1 in each number. */
  readonly near: Float64Array;
}

/** @param x [rows, inputs], finite */
export function rowsOf(x: ArrayLike<number>, inputs: number): Rows {
  const { values, exponent } = wholesOf(x);
  const near = Float64Array.from(x, (value, i) => value - (x[i % inputs] as number));
  const largest = near.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return {
    whole: Array.from({ length: values.length / inputs }, (_, i) => values.slice(i * inputs, (i + 1) * inputs)),
    unit: 2 ** exponent,
    near: near.map((value) => value / largest),
  };
}

/** The largest error of an inner product of two rows of at most 1 in each number, whose numbers are themselves rounded a few times. */
const rounding = (inputs: number): number => 8 * (inputs + 1) * inputs * Number.EPSILON;

/**
 * Those rows whose inner product with a direction is the least, exactly: doubles leave out what cannot be, whole numbers decide among the others.
 * @param some places in `rows`, ascending @param sign −1: whose inner product is the greatest
 */
export function lowestAlong({ whole, near }: Rows, some: readonly number[], direction: Whole, sign: 1 | -1 = 1): number[] {
  const inputs = direction.length;
  const largest = direction.reduce((most, value) => (value > most ? value : -value > most ? -value : most), 0n);
  const rough = Float64Array.from(direction, (value) => (largest === 0n ? 0 : sign * ratio(value, largest)));
  const sums = new Float64Array(some.length);
  let bound = Number.POSITIVE_INFINITY;
  for (let i = 0; i < some.length; i++) {
    const row = some[i] as number;
    let sum = 0;
    for (let k = 0; k < inputs; k++) sum += (near[row * inputs + k] as number) * (rough[k] as number);
    sums[i] = sum;
    bound = Math.min(bound, sum + rounding(inputs));
  }
  let found: number[] = [];
  let best: bigint | undefined;
  for (let i = 0; i < some.length; i++) {
    if ((sums[i] as number) > bound) continue;
    const row = some[i] as number;
    const exact = BigInt(sign) * product(direction, whole[row] as Whole);
    if (best === undefined || exact < best) {
      best = exact;
      found = [row];
    } else if (exact === best) found.push(row);
  }
  return found;
}

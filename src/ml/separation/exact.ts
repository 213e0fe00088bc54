// Arithmetic without rounding: a double is a whole number times a power of two, so sums, products and quotients of doubles are fractions of whole numbers.

export type Whole = readonly bigint[];

/** Numbers as whole numbers of one unit. */
interface Wholes {
  readonly values: Whole;
  /** Each value is its whole number times 2^exponent. */
  readonly exponent: number;
}

const bits = new DataView(new ArrayBuffer(8));

/** A finite double as a whole number below 2^53 and the power of two that it is times; odd, but for 0. */
function partsOf(value: number): readonly [odd: number, exponent: number] {
  if (value === 0) return [0, 0];
  bits.setFloat64(0, value);
  const [high, low] = [bits.getUint32(0), bits.getUint32(4)];
  const biased = (high >>> 20) & 0x7ff;
  const top = (high & 0xfffff) + (biased === 0 ? 0 : 0x100000);
  const zeros = low === 0 ? 32 + trailingZeros(top) : trailingZeros(low);
  const mantissa = (top * 2 ** 32 + low) / 2 ** zeros;
  return [value < 0 ? -mantissa : mantissa, Math.max(1, biased) - 1075 + zeros];
}

const trailingZeros = (word: number): number => 31 - Math.clz32(word & -word);

/** @param values finite */
export function wholesOf(values: ArrayLike<number>): Wholes {
  const parts = Array.from(values, partsOf);
  const exponent = parts.reduce((least, [odd, own]) => (odd === 0 ? least : Math.min(least, own)), Number.POSITIVE_INFINITY);
  if (exponent === Number.POSITIVE_INFINITY) return { values: parts.map(() => 0n), exponent: 0 };
  return { values: parts.map(([odd, own]) => (odd === 0 ? 0n : BigInt(odd) << BigInt(own - exponent))), exponent };
}

export function product(a: Whole, b: Whole): bigint {
  let sum = 0n;
  for (let i = 0; i < a.length; i++) sum += (a[i] as bigint) * (b[i] as bigint);
  return sum;
}

export const minus = (a: Whole, b: Whole): Whole => a.map((value, i) => value - (b[i] as bigint));

/** Σ factor · vector */
export const combined = (vectors: readonly Whole[], factors: Whole): Whole =>
  (vectors[0] ?? []).map((_, k) => vectors.reduce((sum, vector, i) => sum + (factors[i] as bigint) * (vector[k] as bigint), 0n));

const size = (value: bigint): number => (value < 0n ? -value : value).toString(16).length * 4;

/** A fraction as the double next to it. */
export function ratio(over: bigint, under: bigint): number {
  if (over === 0n) return 0;
  // A quotient of 64 bits or more: what is cut off is too small to matter.
  const shift = 68 - size(over) + size(under);
  const quotient = shift >= 0 ? (over << BigInt(shift)) / under : over / (under << BigInt(-shift));
  return Number(quotient) * 2 ** -shift;
}

const divisor = (a: bigint, b: bigint): bigint => {
  let [one, other] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
};

/** The same proportions in the smallest whole numbers. */
export function lowest(values: Whole): Whole {
  const common = values.reduce(divisor, 0n);
  return common > 1n ? values.map((value) => value / common) : values;
}

/** Fractions over one denominator, which is above 0. */
export interface Fractions {
  readonly over: Whole;
  readonly under: bigint;
}

/**
 * Solves a system whose matrix is one of inner products of vectors.
 * @param system [n, n + 1], with the right side as its last column
 * @returns undefined where the vectors are dependent
 * Source: Bareiss 1968, Sylvester's identity and multistep integer-preserving Gaussian elimination, https://doi.org/10.1090/S0025-5718-1968-0226829-0
 */
export function solved(system: readonly Whole[]): Fractions | undefined {
  let rows = system.map((row) => [...row]);
  let before = 1n;
  for (let k = 0; k < rows.length; k++) {
    const own = rows[k] as bigint[];
    // A matrix of inner products has pivots above 0 without exchanging rows, where its vectors are independent.
    const pivot = own[k] as bigint;
    if (pivot === 0n) return undefined;
    rows = rows.map((row, i) => {
      if (i === k) return row;
      const factor = row[k] as bigint;
      return row.map((value, c) => (pivot * value - factor * (own[c] as bigint)) / before);
    });
    before = pivot;
  }
  return { over: rows.map((row) => row.at(-1) as bigint), under: before };
}

/** Where the epochs of a run are on the x axis. */
export interface XAxis {
  readonly length: number;
  /** Of the i-th epoch, counted from 0. */
  at(i: number): number;
  /** The first epoch that is not to the left of `x`; `length` where all are. */
  firstFrom(x: number): number;
}

/** x is the number of epochs done: 1, 2, … */
export const byEpoch = (length: number): XAxis => ({
  length,
  at: (i) => i + 1,
  firstFrom: (x) => Math.min(length, Math.max(0, Math.ceil(x) - 1)),
});

/** x is the time spent training when the epoch was over, in milliseconds. */
export const byTime = (ends: Float64Array): XAxis => ({
  length: ends.length,
  at: (i) => ends[i] as number,
  firstFrom: (x) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle] as number) < x) low = middle + 1;
      else high = middle;
    }
    return low;
  },
});

/** Some moments of a run, at the numbers of epochs that are done by then. */
export const momentsAxis = (epochs: readonly number[]): XAxis => ({
  length: epochs.length,
  at: (i) => epochs[i] as number,
  firstFrom: (x) => {
    const first = epochs.findIndex((epoch) => epoch >= x);
    return first < 0 ? epochs.length : first;
  },
});

/** The place of the moment that is nearest to an epoch. */
export const nearestMoment = (epochs: readonly number[], to: number): number =>
  epochs.reduce((best, epoch, i) => (Math.abs(epoch - to) < Math.abs((epochs[best] as number) - to) ? i : best), 0);

/** The epoch nearest to `x`, counted from 0; undefined where there is none at all. */
export function nearest(axis: XAxis, x: number): number | undefined {
  if (axis.length === 0) return undefined;
  const after = Math.min(axis.firstFrom(x), axis.length - 1);
  const before = Math.max(0, after - 1);
  return x - axis.at(before) < axis.at(after) - x ? before : after;
}

/** Adds up how long the epochs took. Continues from where it was when epochs were added. */
export class Elapsed {
  #ends = new Float64Array(0);
  #length = 0;

  extend(milliseconds: Float64Array): Float64Array {
    if (milliseconds.length > this.#ends.length) {
      const made = new Float64Array(Math.max(milliseconds.length, this.#ends.length * 2));
      made.set(this.#ends);
      this.#ends = made;
    }
    let sum = this.#length > 0 ? (this.#ends[this.#length - 1] as number) : 0;
    for (let i = this.#length; i < milliseconds.length; i++) {
      const took = milliseconds[i] as number;
      sum += Number.isFinite(took) ? Math.max(0, took) : 0;
      this.#ends[i] = sum;
    }
    this.#length = milliseconds.length;
    return this.#ends.subarray(0, milliseconds.length);
  }
}

/** A unit of time in milliseconds, and its sign. */
interface TimeUnit {
  readonly size: number;
  readonly name: 'ms' | 's' | 'min' | 'h';
}

const units: readonly TimeUnit[] = [
  { size: 3_600_000, name: 'h' },
  { size: 60_000, name: 'min' },
  { size: 1000, name: 's' },
];

/** The unit in which a time of so many milliseconds is a number of some size. */
export const timeUnit = (milliseconds: number): TimeUnit => units.find(({ size }) => milliseconds >= 2 * size) ?? { size: 1, name: 'ms' };

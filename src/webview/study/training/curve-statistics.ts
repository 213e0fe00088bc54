/** Curves are judged by at most so many values: means over equal stretches. */
const MOST = 2000;

/** A curve as it is judged: few enough values, each the mean of `every` epochs. */
interface Thin {
  readonly values: Float64Array;
  readonly every: number;
  readonly epochs: number;
}

export function thinned(values: Float64Array): Thin {
  const every = Math.ceil(values.length / MOST);
  const epochs = values.length;
  if (every <= 1) return { values, every: 1, epochs };
  const means = new Float64Array(Math.ceil(epochs / every));
  for (let i = 0; i < means.length; i++) means[i] = mean(values.subarray(i * every, (i + 1) * every));
  return { values: means, every, epochs };
}

/** How far a calmed value looks around it, on each side. */
export const reachOf = (length: number): number => Math.floor(length / 40);

/** Each value the mean of those around it, so that one lucky epoch does not count; fewer of them near the ends. */
export function calm(values: Float64Array): Float64Array {
  const reach = reachOf(values.length);
  if (reach === 0) return values;
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = (sums[i] as number) + (values[i] as number);
  return values.map((_, i) => {
    const around = Math.min(reach, i, values.length - 1 - i);
    return ((sums[i + around + 1] as number) - (sums[i - around] as number)) / (2 * around + 1);
  });
}

/** How far a value typically is from what those around it let expect. */
export function noiseOf(values: Float64Array): number {
  if (values.length < 8) return 0;
  let sum = 0;
  for (let i = 2; i < values.length; i++) {
    sum += Math.abs((values[i - 2] as number) - 2 * (values[i - 1] as number) + (values[i] as number)) / 2;
  }
  return sum / (values.length - 2);
}

/** Place of the (first) lowest finite value; counts from 1. Undefined where there is none. */
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

/** Index of the last value above a limit; -1 where there is none. */
export function lastAbove(values: Float64Array, limit: number): number {
  let i = values.length - 1;
  while (i >= 0 && (values[i] as number) <= limit) i--;
  return i;
}

export function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum / values.length;
}

/**
 * The exponential moving average of a column, freed of its bias towards the start, as TensorBoard draws it. A value that is no finite
 * number stays as it is and leaves no trace in those after it. Continues from where it was when the column has grown.
 */
export class Smoothed {
  readonly #weight: number;
  #values = new Float64Array(0);
  #length = 0;
  #mean = 0;
  #rest = 1;

  /** @param weight of the past: 0 … 0.99… */
  constructor(weight: number) {
    this.#weight = weight;
  }

  /** @param raw the column as it was at the last call, with values added at its end */
  extend(raw: Float64Array): Float64Array {
    if (raw.length > this.#values.length) {
      const made = new Float64Array(Math.max(raw.length, this.#values.length * 2));
      made.set(this.#values);
      this.#values = made;
    }
    const [weight, values] = [this.#weight, this.#values];
    for (let i = this.#length; i < raw.length; i++) {
      const value = raw[i] as number;
      if (Number.isFinite(value)) {
        this.#mean = this.#mean * weight + (1 - weight) * value;
        this.#rest *= weight;
        values[i] = this.#mean / (1 - this.#rest);
      } else {
        values[i] = value;
      }
    }
    this.#length = raw.length;
    return values.subarray(0, raw.length);
  }
}

/** The course of a metric over the epochs of a run. */
export class Course {
  readonly values: ArrayLike<number>;

  constructor(values: ArrayLike<number>) {
    this.values = values;
  }

  get length(): number {
    return this.values.length;
  }

  /** The middle value of some epochs, both as shares of the run: no single epoch decides. */
  level(from: number, to: number): number {
    const first = Math.min(this.length - 1, Math.floor(from * this.length));
    return median(this.#some(first, Math.max(first + 1, Math.ceil(to * this.length))));
  }

  /** Where it came to: the middle value of the last tenth, of at least three epochs. */
  get end(): number {
    return median(this.#some(Math.min(this.length - 3, Math.floor(0.9 * this.length)), this.length));
  }

  /** Each value replaced by the middle one of five around it: single outliers are gone. */
  smooth(): number[] {
    return Array.from({ length: this.length }, (_, i) => median(this.#some(i - 2, i + 3)));
  }

  /** Changes from one epoch to the next, from a share of the run on. */
  changes(from = 0): number[] {
    const some = this.#some(Math.floor(from * this.length), this.length);
    return some.slice(1).map((value, i) => value - (some[i] as number));
  }

  #some(from: number, to: number): number[] {
    return Array.from(this.values).slice(Math.max(0, from), Math.max(0, to));
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** The share of values for which something holds. */
export const share = (values: readonly number[], holds: (value: number) => boolean): number =>
  values.length === 0 ? 0 : values.filter(holds).length / values.length;

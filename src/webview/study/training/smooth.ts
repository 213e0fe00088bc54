/**
 * The exponential moving average of a column, freed of its bias towards the start, as TensorBoard draws it. A value that is no finite
 * number stays as it is and leaves no trace in those after it. Goes on from where it was when the column has grown.
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

const BLOCK = 64;
const NONE = -1;

/** Where the smallest and the largest finite value of a stretch are; -1 where it has none. */
export interface Extreme {
  low: number;
  high: number;
}

/**
 * Finds the smallest and largest value of any stretch of a column without looking at all of it: those of each 64 values are kept,
 * and only new values are looked at when the column has grown.
 */
export class Extremes {
  #lows = new Int32Array(0);
  #highs = new Int32Array(0);
  #done = 0;

  /** @param values the column as it was at the last call, with values added at its end */
  extend(values: Float64Array): void {
    const blocks = Math.floor(values.length / BLOCK);
    if (blocks > this.#lows.length) {
      this.#lows = grown(this.#lows, blocks);
      this.#highs = grown(this.#highs, blocks);
    }
    const found: Extreme = { low: NONE, high: NONE };
    for (let block = this.#done; block < blocks; block++) {
      found.low = found.high = NONE;
      scan(values, block * BLOCK, (block + 1) * BLOCK, found);
      this.#lows[block] = found.low;
      this.#highs[block] = found.high;
    }
    this.#done = Math.max(this.#done, blocks);
  }

  /** Looks at values `from` … `to` (this one not counted) and writes into `found`, so that nothing is made for each pixel. */
  find(values: Float64Array, from: number, to: number, found: Extreme): Extreme {
    found.low = found.high = NONE;
    const first = Math.ceil(from / BLOCK);
    const last = Math.min(Math.floor(to / BLOCK), this.#done);
    if (first >= last) return scan(values, from, to, found);
    scan(values, from, first * BLOCK, found);
    for (let block = first; block < last; block++) {
      const [low, high] = [this.#lows[block] as number, this.#highs[block] as number];
      if (low === NONE) continue;
      if (found.low === NONE || (values[low] as number) < (values[found.low] as number)) found.low = low;
      if (found.high === NONE || (values[high] as number) > (values[found.high] as number)) found.high = high;
    }
    return scan(values, last * BLOCK, to, found);
  }
}

function scan(values: Float64Array, from: number, to: number, found: Extreme): Extreme {
  let { low, high } = found;
  let smallest = low === NONE ? Number.POSITIVE_INFINITY : (values[low] as number);
  let largest = high === NONE ? Number.NEGATIVE_INFINITY : (values[high] as number);
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) continue;
    if (value < smallest) {
      smallest = value;
      low = i;
    }
    if (value > largest) {
      largest = value;
      high = i;
    }
  }
  found.low = low;
  found.high = high;
  return found;
}

function grown(array: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const made = new Int32Array(Math.max(least, array.length * 2));
  made.set(array);
  return made;
}

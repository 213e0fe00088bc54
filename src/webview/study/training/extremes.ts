const BLOCK = 32;
const NONE = -1;

/** Where the smallest and the largest finite value of a stretch are; -1 where it has none. */
export interface Extreme {
  low: number;
  high: number;
}

/** For each block of values: where its smallest and largest are, and beside that the values, so that they are found without a jump in memory. */
class Blocks {
  readonly lows: Int32Array;
  readonly highs: Int32Array;
  readonly smallest: Float64Array;
  readonly largest: Float64Array;

  constructor(room: number, before?: Blocks) {
    this.lows = new Int32Array(room);
    this.highs = new Int32Array(room);
    this.smallest = new Float64Array(room);
    this.largest = new Float64Array(room);
    if (!before) return;
    this.lows.set(before.lows);
    this.highs.set(before.highs);
    this.smallest.set(before.smallest);
    this.largest.set(before.largest);
  }
}

/**
 * Finds the smallest and largest value of any stretch of a column without looking at all of it: those of each 32 values are kept,
 * and only new values are looked at when the column has grown.
 */
export class Extremes {
  #blocks = new Blocks(0);
  #done = 0;

  /** @param values the column as it was at the last call, with values added at its end */
  extend(values: Float64Array): void {
    const count = Math.floor(values.length / BLOCK);
    if (count > this.#blocks.lows.length) this.#blocks = new Blocks(Math.max(count, this.#blocks.lows.length * 2), this.#blocks);
    const { lows, highs, smallest, largest } = this.#blocks;
    const found: Extreme = { low: NONE, high: NONE };
    for (let block = this.#done; block < count; block++) {
      found.low = found.high = NONE;
      scan(values, block * BLOCK, (block + 1) * BLOCK, found);
      lows[block] = found.low;
      highs[block] = found.high;
      smallest[block] = found.low === NONE ? Number.POSITIVE_INFINITY : (values[found.low] as number);
      largest[block] = found.high === NONE ? Number.NEGATIVE_INFINITY : (values[found.high] as number);
    }
    this.#done = Math.max(this.#done, count);
  }

  /** Looks at values `from` … `to` (this one not counted) and writes into `found`, so that nothing is made for each pixel. */
  find(values: Float64Array, from: number, to: number, found: Extreme): Extreme {
    found.low = found.high = NONE;
    const first = Math.ceil(from / BLOCK);
    const last = Math.min(Math.floor(to / BLOCK), this.#done);
    if (first >= last) return scan(values, from, to, found);
    scan(values, from, first * BLOCK, found);
    this.#scanBlocks(values, first, last, found);
    return scan(values, last * BLOCK, to, found);
  }

  #scanBlocks(values: Float64Array, first: number, last: number, found: Extreme): void {
    const { lows, highs, smallest, largest } = this.#blocks;
    let { low, high } = found;
    let least = low === NONE ? Number.POSITIVE_INFINITY : (values[low] as number);
    let most = high === NONE ? Number.NEGATIVE_INFINITY : (values[high] as number);
    for (let block = first; block < last; block++) {
      if ((smallest[block] as number) < least) {
        least = smallest[block] as number;
        low = lows[block] as number;
      }
      if ((largest[block] as number) > most) {
        most = largest[block] as number;
        high = highs[block] as number;
      }
    }
    found.low = low;
    found.high = high;
  }
}

function scan(values: Float64Array, from: number, to: number, found: Extreme): Extreme {
  let { low, high } = found;
  let least = low === NONE ? Number.POSITIVE_INFINITY : (values[low] as number);
  let most = high === NONE ? Number.NEGATIVE_INFINITY : (values[high] as number);
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    if (!Number.isFinite(value)) continue;
    if (value < least) {
      least = value;
      low = i;
    }
    if (value > most) {
      most = value;
      high = i;
    }
  }
  found.low = low;
  found.high = high;
  return found;
}

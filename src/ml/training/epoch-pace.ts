import { volume } from '../language/shape';
import { type Model, outputShape } from '../model/model';
import { CALL_MS } from './in-batches';

/** Numbers of outputs that come back at once, at most: they lie in memory meanwhile. */
const MOST_NUMBERS = 262_144;

/** How many epochs go to the engine in one call: as many as fit into about the time of a call, where an epoch is shorter than that. */
export class EpochPace {
  readonly #most: number;
  #atOnce = 1;

  /**
   * Rows of several epochs can follow one another only where no batch has rows of two.
   * @param rows of an epoch
   */
  constructor(rows: number, batchSize: number, model: Model) {
    const numbers = rows * volume(outputShape(model));
    this.#most = rows <= batchSize || rows % batchSize === 0 ? Math.max(1, Math.floor(MOST_NUMBERS / numbers)) : 1;
  }

  /** @param left epochs that are yet to be trained */
  together(left: number): number {
    return Math.min(this.#atOnce, left, this.#most);
  }

  /** Milliseconds that the epochs of the last call took together. */
  took(milliseconds: number): void {
    if (milliseconds < CALL_MS / 16) this.#atOnce *= 8;
    else if (milliseconds < CALL_MS / 2) this.#atOnce *= 2;
    else if (milliseconds > CALL_MS) this.#atOnce = Math.max(1, this.#atOnce >> 1);
  }
}

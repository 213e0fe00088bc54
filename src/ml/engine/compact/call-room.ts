import type { BatchResult } from '../engine';
import type { Heap } from './heap';
import * as at from './layout';
import type { Program } from './program';

/** Room in linear memory for what one call is given and for what comes of it. Calls of the same size use the same room. */
export class CallRoom {
  /** Which rows. */
  readonly indices: Uint32Array;
  /** Numbers of the optimizer's, one a step. */
  readonly perStep: Float32Array;
  /** Seeds of dropouts: as many for each step as there are. */
  readonly seeds: Uint32Array;
  readonly #losses: Float64Array;
  readonly #predictions: Float32Array;

  /** @param outputs numbers of one row of outputs */
  constructor(heap: Heap, program: Program, rows: number, batches: number, outputs: number) {
    const room = (field: number, name: string, bytes: number): number => {
      const address = heap.block(name, bytes);
      program.set(field, address);
      return address;
    };
    const seeds = batches * program.dropouts.length;
    this.indices = heap.whole(room(at.RUN_INDICES, 'indices', rows * 4), rows);
    this.perStep = heap.floats(room(at.RUN_PER_STEP, 'per step', batches * 4), batches);
    this.seeds = heap.whole(room(at.RUN_SEEDS, 'seeds', seeds * 4), seeds);
    this.#losses = heap.doubles(room(at.RUN_LOSSES, 'losses', batches * 8), batches);
    this.#predictions = heap.floats(room(at.RUN_PREDICTIONS, 'predictions', rows * outputs * 4), rows * outputs);
  }

  /** Whether it is the room for so much. */
  fits(rows: number, batches: number): boolean {
    return this.indices.length === rows && this.perStep.length === batches;
  }

  /** What came of the first so many batches. */
  results(batches: number): BatchResult {
    return { losses: this.#losses.slice(0, batches), predictions: this.#predictions.slice() };
  }
}

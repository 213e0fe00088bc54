import type { BatchResult, Rows } from '../engine/engine';
import type { Control } from './control';
import type { Ending } from './events';
import type { RunPosition, Steering } from './steering';

/** The engine is given as many batches at once as fit into about this time, so that a run can be stopped and drawn at any moment. */
export const CALL_MS = 8;

/** How many batches go to the engine in one call. */
export class CallPace {
  #atOnce = 1;

  get batches(): number {
    return this.#atOnce;
  }

  /** Milliseconds that the last call took. */
  took(milliseconds: number): void {
    if (milliseconds < CALL_MS / 2) this.#atOnce *= 2;
    else if (milliseconds > CALL_MS) this.#atOnce = Math.max(1, this.#atOnce >> 1);
  }
}

/** A pass over rows, as those see it who watch and steer. */
interface Pass {
  readonly control: Control;
  readonly time: TrainingTime;
  /** Where the run is before a batch, counted from 0. */
  position(batch: number): RunPosition;
  /** A copy of the weights as they are. */
  weights(): Float32Array;
}

/**
 * Hands the rows to the engine, some batches at a time.
 * @param each takes in what some batches came to; `batch` is the number of the first of them, from 0. What it returns ends the pass.
 */
export async function inBatches(
  rows: Rows,
  compute: (rows: Rows) => Promise<BatchResult>,
  pass: Pass,
  each: (indices: Uint32Array, result: BatchResult, batch: number) => Ending | undefined,
): Promise<Ending | undefined> {
  const { control, position } = pass;
  const size = rows.batchSize;
  const batches = Math.ceil(rows.indices.length / size);
  const pace = new CallPace();
  for (let batch = 0; batch < batches; ) {
    const here = position(batch);
    while (control.steering?.holds(here)) await hold(control.steering, here, pass);
    if (control.cancelled()) return { reason: 'cancelled', epoch: here.epoch, batch: here.batch };
    const count = Math.min(pace.batches, control.steering?.mostBatches ?? pace.batches);
    const indices = rows.indices.subarray(batch * size, (batch + count) * size);
    const began = control.now();
    const ending = each(indices, await compute({ ...rows, indices }), batch);
    if (ending) return ending;
    const took = control.now() - began;
    await control.breathe();
    batch += count;
    pace.took(took);
  }
  return undefined;
}

async function hold(steering: Steering, { epoch, batch }: RunPosition, { control, time, weights }: Pass): Promise<void> {
  control.emit({ type: 'paused', epoch, batch, weights: weights() });
  await time.without(steering.hold());
  if (!control.cancelled()) control.emit({ type: 'going' });
}

/** The time since a run began, without its pauses. */
export class TrainingTime {
  readonly #now: () => number;
  #from: number;

  constructor({ now }: Pick<Control, 'now'>) {
    this.#now = now;
    this.#from = now();
  }

  now(): number {
    return this.#now() - this.#from;
  }

  async without(pause: Promise<void>): Promise<void> {
    const before = this.#now();
    await pause;
    this.#from += this.#now() - before;
  }
}

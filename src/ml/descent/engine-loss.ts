import type { Engine, Session, TrainingState } from '../engine/engine';
import type { CompileSpec } from '../spec/spec';
import type { LossOver } from './changes';

/** Rows that go through at once. */
const MOST_ROWS = 1024;

/** The loss of whole sets of weights over some rows, by an engine: for what is on no plane, and for networks that take long without one. */
export class EngineLoss {
  readonly #session: Session;
  readonly #indices: Uint32Array;

  constructor(
    engine: Engine,
    { model, rows, weights, loss }: LossOver,
    { seed, compile }: { readonly seed: number; readonly compile: CompileSpec },
  ) {
    this.#session = engine.open({ model, seed, compile: { ...compile, loss } });
    this.#indices = Uint32Array.from({ length: rows.x.shape[0] ?? 0 }, (_, row) => row);
    this.#session.load('train', rows, weights);
  }

  async of(weights: TrainingState['weights']): Promise<number> {
    this.#session.setState({ weights, optimizer: new Map(), step: 0 });
    return await lossOfRows(this.#session, 'train', this.#indices);
  }

  dispose(): void {
    this.#session.dispose();
  }
}

/** The loss over rows of a split that is loaded, with the weights of the session. */
export async function lossOfRows(session: Session, split: 'train' | 'validation', indices: Uint32Array): Promise<number> {
  const batchSize = Math.min(MOST_ROWS, indices.length);
  const { losses } = await session.evaluate({ split, indices, batchSize });
  return losses.reduce((sum, loss, batch) => sum + (loss * Math.min(batchSize, indices.length - batch * batchSize)) / indices.length, 0);
}

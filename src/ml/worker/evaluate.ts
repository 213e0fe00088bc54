import type { Dataset, SplitName } from '../data/dataset';
import { rowCount } from '../data/dataset';
import type { Session } from '../engine/engine';
import type { Model } from '../model/model';
import type { CompileSpec } from '../spec/spec';
import type { Control } from '../training/control';
import { EpochMetrics } from '../training/epoch';
import type { Logs } from '../training/events';
import { inBatches, TrainingTime } from '../training/in-batches';
import { inOneRow } from '../training/initial-state';

/** Rows that go through the network at once when nothing is learned; only memory depends on it. */
export const PREDICT_BATCH = 256;

/**
 * As Keras's `evaluate`: on the test rows where there are some, else on the training rows, without class or sample weights.
 * Undefined where it was stopped.
 */
export async function evaluate(
  session: Session,
  { metrics }: CompileSpec,
  model: Model,
  dataset: Dataset,
  { emit, cancelled, breathe, now }: Control,
): Promise<{ on: SplitName; logs: Logs } | undefined> {
  const on = dataset.test ? 'test' : 'train';
  const split = dataset.test ?? dataset.train;
  session.load(on, split);
  const indices = Uint32Array.from({ length: rowCount(split) }, (_, i) => i);
  const means = new EpochMetrics(metrics, model, split.y);
  // Somebody may still stop it, but a run that has come so far is not paused.
  const control = { emit, cancelled, breathe, now };
  const stopped = await inBatches(
    { split: on, indices, batchSize: PREDICT_BATCH },
    (rows) => session.evaluate(rows),
    {
      control,
      time: new TrainingTime(control),
      weights: () => inOneRow(session.state().weights),
      position: (batch) => ({ epoch: 0, batch, validating: true }),
    },
    (rows, result) => {
      means.add(split, rows, PREDICT_BATCH, result);
      return undefined;
    },
  );
  return stopped ? undefined : { on, logs: means.logs() };
}

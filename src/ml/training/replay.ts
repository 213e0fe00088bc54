import { rowCount } from '../data/dataset';
import type { NonFinite, Session, StepRecord, TrainingState } from '../engine/engine';
import type { Control } from './control';
import { EpochPace, epochOrder } from './epoch';
import { fitData, rowsAtOnce } from './fit-data';
import type { RunPosition } from './steering';
import type { TrainingPlan } from './train';

/** A step, and the states that it led from and to. */
export interface ReplayedStep {
  /** Its rows, by their place in the training data. */
  readonly indices: Uint32Array;
  readonly before: TrainingState;
  readonly record: StepRecord;
  readonly after: TrainingState;
}

/** A run that broke off before the step: a number stopped being finite. Both count from 0. */
export interface BrokenOff {
  readonly at: Pick<RunPosition, 'epoch' | 'batch'>;
  readonly broken: NonFinite;
}

/**
 * Makes a step of a run again, to the same bits, by going the same way there: from the beginning, or from a later epoch whose state is
 * known. So whatever a run went through can be looked at afterwards, and training itself keeps nothing for it.
 * @param plan as the run was given it; `state` is the one at the beginning of epoch `from`
 * @returns undefined where the run has no such step: it has fewer batches
 */
export async function replayStep(
  session: Session,
  { model, fit, dataset, seed, state }: Pick<TrainingPlan, 'model' | 'fit' | 'dataset' | 'seed' | 'state'>,
  from: number,
  { epoch, batch }: Pick<RunPosition, 'epoch' | 'batch'>,
  { breathe, now }: Pick<Control, 'breathe' | 'now'>,
): Promise<ReplayedStep | BrokenOff | undefined> {
  const { train, trainWeights } = fitData(dataset, fit);
  const rows = rowCount(train);
  const batchSize = rowsAtOnce(fit, rows);
  const batches = Math.ceil(rows / batchSize);
  if (epoch < from || epoch >= fit.epochs || batch < 0 || batch >= batches) return undefined;
  session.load('train', train, trainWeights);
  session.setState(state);
  const put = epochOrder(fit, seed);
  const pace = new EpochPace(rows, batchSize, model);
  for (let done = from; done < epoch; ) {
    const began = now();
    const count = pace.together(epoch - done);
    const indices = new Uint32Array(count * rows);
    for (let i = 0; i < count; i++) put(done + i, indices, i * rows, (i + 1) * rows);
    const { broken } = await session.train({ split: 'train', indices, batchSize });
    if (broken) return { at: { epoch: done + Math.floor(broken.batch / batches), batch: broken.batch % batches }, broken };
    pace.took(now() - began);
    await breathe();
    done += count;
  }
  const order = new Uint32Array(rows);
  put(epoch, order);
  const first = order.subarray(0, batch * batchSize);
  const { broken } = batch > 0 ? await session.train({ split: 'train', indices: first, batchSize }) : {};
  if (broken) return { at: { epoch, batch: broken.batch }, broken };
  const indices = order.slice(batch * batchSize, (batch + 1) * batchSize);
  const before = session.state();
  const record = await session.step({ split: 'train', indices });
  return { indices, before, record, after: session.state() };
}

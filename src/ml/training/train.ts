import { type Dataset, rowCount, type Split } from '../data/dataset';
import type { Session, TrainingState } from '../engine/engine';
import { nonFiniteIn } from '../engine/non-finite';
import type { Model } from '../model/model';
import { validationOf } from '../registry/metric-facts';
import { metricFactsOf } from '../registry/metrics';
import type { FitSpec } from '../spec/sections';
import type { CompileSpec } from '../spec/spec';
import type { Control } from './control';
import { bestWatch } from './early-stopping';
import { EpochMetrics, EpochPace, epochOrder } from './epoch';
import type { Ending, Logs } from './events';
import { type Before, brokenValue, explainNonFinite } from './explain-non-finite';
import { fitData, rowsAtOnce } from './fit-data';
import type { Columns } from './history';
import { inBatches, TrainingTime } from './in-batches';
import { inOneRow } from './initial-state';

export interface TrainingPlan {
  readonly model: Model;
  readonly compile: CompileSpec;
  readonly fit: FitSpec;
  readonly dataset: Dataset;
  readonly seed: number;
  /** The state to start from. */
  readonly state: TrainingState;
  /** What was trained before, if this run continues from there. */
  readonly past?: {
    readonly history: Columns<number[]>;
    readonly bestWeights?: TrainingState['weights'];
    /** The first epoch by which early stopping judges; 0 if not given. */
    readonly judgedFrom?: number;
  };
}

export interface TrainingResult {
  readonly history: Columns<number[]>;
  readonly ending: Ending;
  readonly state: TrainingState;
  /** The epoch whose metric value was the best, undefined where none was. */
  readonly best: number | undefined;
}

/**
 * The training loop, one for all engines: what `model.fit` of Keras does, in the same order.
 * The result depends on the plan alone, not on time: how many batches go to the engine at once changes nothing.
 */
export async function train(session: Session, plan: TrainingPlan, control: Control): Promise<TrainingResult> {
  const { fit, compile, model, seed, past } = plan;
  const data = fitData(plan.dataset, fit);
  session.load('train', data.train, data.trainWeights);
  if (data.validation) session.load('validation', data.validation, data.validationWeights);
  session.setState(plan.state);

  const history: Record<string, number[]> = structuredClone(past?.history ?? {});
  const firstEpoch = history['loss']?.length ?? 0;
  const watch = bestWatch(fit.early_stopping, metricFactsOf(compile.metrics), data.validation !== undefined);
  const time = new TrainingTime(control);
  let stopped = false;
  for (let epoch = past?.judgedFrom ?? 0; epoch < firstEpoch; epoch++) stopped = watch.tell(epoch, (name) => history[name]?.[epoch]).stop;
  let bestWeights = past?.bestWeights;

  const rows = rowCount(data.train);
  const batchSize = rowsAtOnce(fit, rows);
  const batches = Math.ceil(rows / batchSize);
  const validationSamples = data.validation ? rowCount(data.validation) : 0;
  const validationBatch = rowsAtOnce(fit, validationSamples);
  control.emit({ type: 'begin', epochs: fit.epochs, firstEpoch, batches, samples: rows, validationSamples });
  const training = new EpochMetrics(compile.metrics, model, data.train.y);
  const validation = data.validation && new EpochMetrics(compile.metrics, model, data.validation.y, validationOf);
  const all = Uint32Array.from({ length: validationSamples }, (_, i) => i);
  const put = epochOrder(fit, seed);
  // Every epoch's rows are put into order here, as small networks have thousands of epochs a second.
  const order = new Uint32Array(rows);
  const pace = new EpochPace(rows, batchSize, model);
  const weights = (): Float32Array => inOneRow(session.state().weights);
  const looks = validation !== undefined || fit.early_stopping !== undefined;

  // A run may have been cut off after its last epoch, before it could say so.
  if (stopped) return finish(stoppedEarly(firstEpoch - 1));
  for (let epoch = firstEpoch; epoch < fit.epochs; epoch++) {
    const began = time.now();
    const together = watched(control, looks) ? 1 : pace.together(fit.epochs - epoch);
    if (together > 1) {
      const ending = await severalEpochs(epoch, together);
      if (ending) return end(ending);
      pace.took(time.now() - began);
      epoch += together - 1;
      continue;
    }
    put(epoch, order);
    training.reset();
    validation?.reset();
    const ending =
      (await inBatches(
        { split: 'train', indices: order, batchSize },
        (r) => session.train(r),
        { control, time, weights, position: (batch) => ({ epoch, batch, validating: false }) },
        (indices, result, batch) => {
          if (result.broken) return explainNonFinite(result.broken, epoch, batch + result.broken.batch, before());
          training.add(data.train, indices, batchSize, result);
          control.emit({ type: 'batch', epoch, batch: batch + result.losses.length, logs: training.logs() });
          return undefined;
        },
      )) ??
      (await inBatches(
        { split: 'validation', indices: all, batchSize: validationBatch },
        (r) => session.evaluate(r),
        { control, time, weights, position: () => ({ epoch, batch: batches, validating: true }) },
        (indices, result) => {
          const value = nonFiniteIn(result.losses);
          if (value) return brokenValue({ what: 'validation', value }, { epoch, batch: batches }, session.state().weights, before());
          validation?.add(data.validation as Split, indices, validationBatch, result);
          return undefined;
        },
      ));
    if (ending) return end(ending);
    const logs = { ...training.logs(), ...validation?.logs() };
    remember(logs);
    const milliseconds = time.now() - began;
    pace.took(milliseconds);
    const verdict = watch.tell(epoch, (name) => logs[name]);
    if (verdict.best && fit.early_stopping) bestWeights = session.state().weights;
    // It is kept before it is reported: what a reader has seen is there after any crash.
    control.done?.({ epoch, logs, milliseconds, best: watch.best, state: () => session.state() });
    control.emit({ type: 'epoch', epoch, logs, milliseconds });
    control.told?.(epoch);
    if (verdict.stop) return finish(stoppedEarly(epoch));
  }
  return finish({ reason: 'finished' });

  function before(): Before {
    return { optimizer: compile.optimizer, losses: history['loss'] ?? [] };
  }

  function remember(logs: Logs): void {
    for (const name in logs) {
      history[name] ??= [];
      history[name].push(logs[name] as number);
    }
  }

  /** As the loop above, for epochs so short that a call to the engine for each would take longer than they do. */
  async function severalEpochs(first: number, count: number): Promise<Ending | undefined> {
    const began = time.now();
    const indices = new Uint32Array(count * rows);
    for (let i = 0; i < count; i++) put(first + i, indices, i * rows, (i + 1) * rows);
    const result = await session.train({ split: 'train', indices, batchSize });
    const whole = result.broken ? Math.floor(result.broken.batch / batches) : count;
    const milliseconds = (time.now() - began) / count;
    for (let i = 0; i < whole; i++) {
      training.reset();
      training.add(data.train, indices, batchSize, result, i * batches, batches);
      const logs = training.logs();
      remember(logs);
      watch.tell(first + i, (name) => logs[name]);
      control.emit({ type: 'epoch', epoch: first + i, logs, milliseconds });
    }
    await control.breathe();
    if (!result.broken) return undefined;
    return explainNonFinite(result.broken, first + whole, result.broken.batch % batches, before());
  }

  function stoppedEarly(epoch: number): Ending {
    return { reason: 'early-stopping', epoch, best: watch.best ?? 0, restored: fit.early_stopping?.restore_best_weights ?? false };
  }

  /** Keras goes back to the best weights at the end of any run that watched for them, stopped early or not. */
  function finish(ending: Ending): TrainingResult {
    if (fit.early_stopping?.restore_best_weights && bestWeights) session.setState({ ...session.state(), weights: bestWeights });
    return end(ending);
  }

  function end(ending: Ending): TrainingResult {
    return { history, ending, state: session.state(), best: watch.best };
  }
}

/** True where each epoch needs a call to the engine of its own: the state after it is wanted, or the run may stop there. */
const watched = ({ done, cancelled, steering }: Control, looks: boolean): boolean =>
  looks || done !== undefined || cancelled() || steering?.free === false;

import type { Dataset, Split } from '../data/dataset';
import { rowCount } from '../data/dataset';
import type { BatchResult, Rows, Session, TrainingState } from '../engine/engine';
import type { Model } from '../model/model';
import { random } from '../random/random';
import type { EarlyStopping, FitSpec } from '../spec/sections';
import type { CompileSpec } from '../spec/spec';
import { earlyStopper, type Verdict } from './early-stopping';
import { EpochFigures } from './epoch';
import type { Ending, Logs, TrainingEvent } from './events';
import { explainNonFinite } from './explain-non-finite';
import { fitData } from './fit-data';

/** History as Keras keeps it: a list with one figure an epoch for each name. */
export type History = Record<string, number[]>;

export interface TrainingPlan {
  readonly model: Model;
  readonly compile: CompileSpec;
  readonly fit: FitSpec;
  readonly dataset: Dataset;
  readonly seed: number;
  /** The state to start from. */
  readonly state: TrainingState;
  /** What was trained before, if this run goes on from there. */
  readonly past?: { readonly history: History; readonly bestWeights?: TrainingState['weights'] };
}

/** How a run is watched and steered. */
export interface Control {
  emit(event: TrainingEvent): void;
  /** Asked between batches; true ends the run there. */
  cancelled(): boolean;
  /** Awaited between calls to the engine now and then, so that messages can come in. */
  breathe(): Promise<void>;
  /** Milliseconds on any clock. */
  now(): number;
}

export interface TrainingResult {
  readonly history: History;
  readonly ending: Ending;
  readonly state: TrainingState;
  /** Weights of the best epoch, where early stopping watches for one. */
  readonly bestWeights?: TrainingState['weights'];
}

/** The engine is given as many batches at once as fit into about this time, so that a run can be stopped and drawn at any moment. */
const CALL_MS = 8;

const never: (epoch: number, value: number | undefined) => Verdict = () => ({ best: false, stop: false });

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

  const history: History = structuredClone(past?.history ?? {});
  const firstEpoch = history['loss']?.length ?? 0;
  const watch = watcher(fit.early_stopping, compile, history);
  let { best } = watch;
  let bestWeights = past?.bestWeights;

  const rows = rowCount(data.train);
  const batches = Math.ceil(rows / fit.batch_size);
  const validationSamples = data.validation ? rowCount(data.validation) : 0;
  control.emit({ type: 'begin', epochs: fit.epochs, firstEpoch, batches, samples: rows, validationSamples });
  const figures = ({ y }: Split): EpochFigures => new EpochFigures(compile.metrics, model, y);
  const training = figures(data.train);
  const validation = data.validation && figures(data.validation);
  const all = Uint32Array.from({ length: validationSamples }, (_, i) => i);

  for (let epoch = firstEpoch; epoch < fit.epochs; epoch++) {
    const began = control.now();
    const order = Uint32Array.from({ length: rows }, (_, i) => i);
    if (fit.shuffle) random(seed, 'shuffle', epoch).shuffle(order);
    training.reset();
    validation?.reset();
    const ending =
      (await inBatches(
        { split: 'train', indices: order, batchSize: fit.batch_size },
        (r) => session.train(r),
        control,
        epoch,
        (indices, result, batch) => {
          if (result.broken) return explainNonFinite(result.broken, epoch, batch + result.broken.batch, compile.optimizer);
          training.add(data.train, indices, fit.batch_size, result);
          control.emit({ type: 'batch', epoch, batch: batch + result.losses.length, logs: training.logs() });
          return undefined;
        },
      )) ??
      (await inBatches(
        { split: 'validation', indices: all, batchSize: fit.batch_size },
        (r) => session.evaluate(r),
        control,
        epoch,
        (indices, result) => {
          validation?.add(data.validation as Split, indices, fit.batch_size, result);
          return undefined;
        },
      ));
    if (ending) return { history, ending, state: session.state(), ...(bestWeights && { bestWeights }) };
    const logs = { ...training.logs(), ...validation?.logs('val_') };
    for (const [name, value] of Object.entries(logs)) {
      history[name] ??= [];
      history[name].push(value);
    }
    control.emit({ type: 'epoch', epoch, logs, milliseconds: control.now() - began });
    const verdict = watch.tell(epoch, logs);
    if (verdict.best) {
      best = epoch;
      bestWeights = session.state().weights;
    }
    if (verdict.stop) return finish({ reason: 'early-stopping', epoch, best, restored: fit.early_stopping?.restore_best_weights ?? false });
  }
  return finish({ reason: 'finished' });

  /** Keras goes back to the best weights at the end of any run that watched for them, stopped early or not. */
  function finish(ending: Ending): TrainingResult {
    const last = session.state();
    const restored = fit.early_stopping?.restore_best_weights && bestWeights;
    if (restored) session.setState({ ...last, weights: bestWeights as TrainingState['weights'] });
    return { history, ending, state: session.state(), ...(bestWeights && { bestWeights }) };
  }
}

/** Early stopping, told what a resumed run had seen before. */
function watcher(settings: EarlyStopping | undefined, { metrics }: CompileSpec, history: History) {
  const stopper = settings ? earlyStopper(settings, metrics) : never;
  const monitor = settings?.monitor ?? '';
  let best = 0;
  (history[monitor] ?? []).forEach((value, epoch) => {
    if (stopper(epoch, value).best) best = epoch;
  });
  return { best, tell: (epoch: number, logs: Logs): Verdict => stopper(epoch, logs[monitor]) };
}

/**
 * Hands the rows to the engine, some batches at a time.
 * @param each takes in what some batches came to; `batch` is the number of the first of them, from 0. What it returns ends the pass.
 */
async function inBatches(
  rows: Rows,
  compute: (rows: Rows) => Promise<BatchResult>,
  control: Control,
  epoch: number,
  each: (indices: Uint32Array, result: BatchResult, batch: number) => Ending | undefined,
): Promise<Ending | undefined> {
  const size = rows.batchSize;
  const batches = Math.ceil(rows.indices.length / size);
  let atOnce = 1;
  for (let batch = 0; batch < batches; ) {
    if (control.cancelled()) return { reason: 'cancelled', epoch, batch };
    const indices = rows.indices.subarray(batch * size, (batch + atOnce) * size);
    const began = control.now();
    const ending = each(indices, await compute({ ...rows, indices }), batch);
    if (ending) return ending;
    const took = control.now() - began;
    await control.breathe();
    batch += atOnce;
    if (took < CALL_MS / 2) atOnce *= 2;
    else if (took > CALL_MS) atOnce = Math.max(1, atOnce >> 1);
  }
  return undefined;
}

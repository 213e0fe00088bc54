import { checkNetwork, loadDescribed, withoutWeightsFile } from '../checks/check-spec';
import type { Dataset } from '../data/dataset';
import { rowCount } from '../data/dataset';
import type { Files } from '../data/files';
import { chooseEngine } from '../engine/choose';
import type { TrainingState } from '../engine/engine';
import type { NativeLibrary } from '../engine/native-library';
import { firstMemory } from '../engine/optimizers';
import { type Notice, notice } from '../language/notice';
import { runnable } from '../language/problem';
import { sameShape, volume } from '../language/shape';
import type { Model } from '../model/model';
import { validationOf } from '../registry/metric-facts';
import { metricFactsOf, nameOfMetric } from '../registry/metrics';
import type { KeptFrame } from '../runs/frames-file';
import { dataMark } from '../runs/marks';
import type { RunMeta } from '../runs/run-files';
import { framesInFile, isDamaged, readHistory, readLast, readRun, readSpecText } from '../runs/run-folder';
import { type CompileSpec, engineNames, type Spec } from '../spec/spec';
import type { Control } from '../training/control';
import { bestWatch } from '../training/early-stopping';
import { fitData, rowsAtOnce, stepsOfEpoch } from '../training/fit-data';
import type { Columns, History } from '../training/history';
import { variablesOf } from '../training/initial-state';
import { Replay } from '../training/replay';
import { KeptStates } from './kept-states';
import type { Job } from './messages';
import type { Branch } from './recorder';

/** A kept run up to the moment that another one begins at. */
interface Parent {
  readonly meta: RunMeta;
  readonly compile: CompileSpec;
  readonly spec: Spec;
  /** After the last epoch before the branch. */
  readonly state: TrainingState;
  readonly history: History;
  readonly frames: readonly KeptFrame[];
}

type Going = Pick<Control, 'breathe' | 'now'>;

/** What is branched: a spec that may run, with its data. */
interface Begun {
  readonly spec: Spec;
  readonly compile: CompileSpec;
  readonly model: Model;
  readonly dataset: Dataset;
}

/**
 * Reads the moment of a kept run that a spec is to continue from. What a spec may change is everything but the shapes of the weights.
 * A notice says why it cannot begin there.
 */
export async function branchFrom(
  { folder, epoch }: NonNullable<Job['from']>,
  begun: Begun,
  files: Files,
  native: NativeLibrary | undefined,
  going: Going,
): Promise<Branch | Notice> {
  const { spec, compile, model, dataset } = begun;
  if (epoch >= spec.fit.epochs) return notice('branch-without-epochs', { epoch, epochs: spec.fit.epochs });
  const run = await readRun(folder);
  if (isDamaged(run)) return run.damaged;
  const misfit = misfitOf(run.meta, model);
  if (misfit) return misfit;
  const parent = await parentAt(folder, run.meta, epoch, files, native, going);
  if ('code' in parent) return parent;
  const fit = fitData(dataset, spec.fit);
  const batches = stepsOfEpoch(spec.fit, rowCount(fit.train));
  const { state, fresh } = takenOver(parent, compile, model, epoch * batches);
  const otherData = dataMark(dataset) !== parent.meta.data;
  const judgedAnew =
    otherData ||
    !same(parent.compile.loss, compile.loss) ||
    !same(parent.spec.fit.early_stopping, spec.fit.early_stopping) ||
    !same(parent.spec.fit.validation_split, spec.fit.validation_split) ||
    parent.meta.from?.judgedAnew === true;
  const validates = fit.validation !== undefined;
  const history = columnsFor(parent.history, compile, validates);
  const judgedFrom = judgedAnew ? epoch : 0;
  const watch = bestWatch(spec.fit.early_stopping, metricFactsOf(compile.metrics), validates);
  for (let i = judgedFrom; i < epoch; i++) watch.tell(i, (name) => history[name]?.[i]);
  const best = watch.best === undefined ? undefined : weightsAt(parent, watch.best + 1, epoch, model);
  if (watch.best !== undefined && !best && spec.fit.early_stopping?.restore_best_weights)
    return notice('branch-best-not-kept', { epoch, best: watch.best + 1 });
  return {
    point: {
      run: parent.meta.id,
      epoch,
      ...(fresh && { freshOptimizer: true }),
      ...(otherData && { otherData: true }),
      ...(judgedAnew && { judgedAnew: true }),
    },
    state,
    past: { history, judgedFrom, ...(best && { bestWeights: best }) },
    milliseconds: parent.history.milliseconds,
    frames: parent.frames,
    best: best ? watch.best : undefined,
  };
}

/** Why the weights of a run are not those of a network; undefined where they are. */
function misfitOf({ variables }: RunMeta, model: Model): Notice | undefined {
  const text = (shape: readonly number[]): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  const now = new Map(variablesOf(model).map(({ name, shape }) => [name, shape]));
  const kept = new Map(variables.map(({ name, shape }) => [name, shape]));
  for (const name of new Set([...now.keys(), ...kept.keys()])) {
    const [was, is] = [kept.get(name), now.get(name)];
    if (!was || !is || !sameShape(was, is))
      return notice('branch-does-not-fit', { name, was: was ? text(was) : '', is: is ? text(is) : '' });
  }
  return undefined;
}

/** Reads a run up to an epoch. Where the state there was not kept whole, the run is made again up to it, to the same bits. */
async function parentAt(
  folder: string,
  meta: RunMeta,
  epoch: number,
  files: Files,
  native: NativeLibrary | undefined,
  going: Going,
): Promise<Parent | Notice> {
  const [text, history, frames, last] = await Promise.all([
    readSpecText(folder),
    readHistory(folder),
    framesInFile(folder),
    readLast(folder),
  ]);
  for (const part of [text, history, frames]) if (isDamaged(part)) return part.damaged;
  if (isDamaged(text) || isDamaged(history) || isDamaged(frames)) throw new Error('unreachable');
  const done = history.milliseconds.length;
  if (epoch > done) return notice('branch-after-end', { epoch, done });
  if (meta.from && epoch < meta.from.epoch) return notice('branch-before-branch', { epoch, from: meta.from.epoch });
  const { problems, spec, model, dataset } = await checkNetwork(text, files, loadDescribed, withoutWeightsFile);
  if (!spec?.compile || !model) return notice('run-file-broken', { file: 'spec.nn.json' });
  const { compile, fit, seed } = spec;
  const before = {
    meta,
    compile,
    spec,
    history: { columns: cut(history.columns, epoch), milliseconds: history.milliseconds.slice(0, epoch), length: epoch },
    frames: frames.filter((frame) => frame.epoch <= epoch),
  };
  if (!isDamaged(last) && last?.epoch === epoch - 1) return { ...before, state: last.state };
  const lost = notice('branch-not-kept', { epoch });
  const states = new KeptStates(folder, model, compile);
  // Where data was lost or has changed, only what was kept whole is exact.
  if (!dataset || !runnable(problems)) return lost;
  const rows = rowCount(fitData(dataset, fit).train);
  const batchSize = rowsAtOnce(fit, rows);
  const batches = stepsOfEpoch(fit, rows);
  const kept = await states.before(epoch, batches);
  if (!kept || (meta.from && kept.epoch < meta.from.epoch)) return lost;
  if (kept.epoch === epoch) return { ...before, state: kept.state };
  if (dataMark(dataset) !== meta.data) return lost;
  const name = engineNames.find((known) => known === meta.engine.name);
  const choice = name && (await chooseEngine(name, { model, compile, rows: batchSize, threads: meta.engine.threads }, native));
  if (!choice || 'code' in choice || choice.engine.info.version !== meta.engine.version) return lost;
  const session = choice.engine.open({ model, seed, compile });
  try {
    const replay = new Replay(session, { model, fit, dataset, seed });
    replay.put(kept.state, kept.epoch * batches);
    if (await replay.advance(epoch * batches, going)) return lost;
    return { ...before, state: session.state() };
  } finally {
    session.dispose();
  }
}

/**
 * The state as the branch's optimizer takes it. Its memory is taken over where it is of the same type and remembers the same; a variable that was
 * not trained before begins as all do.
 * @param steps that a run by the branch's spec has made by then
 */
function takenOver(
  { state, compile: was }: Parent,
  { optimizer }: CompileSpec,
  model: Model,
  steps: number,
): { readonly state: TrainingState; readonly fresh: boolean } {
  const first = firstMemory(optimizer);
  const slots = Object.entries(first);
  const earlier = Object.keys(firstMemory(was.optimizer));
  const fresh = was.optimizer.type !== optimizer.type || earlier.length !== slots.length || slots.some(([slot]) => !earlier.includes(slot));
  const memory = model.layers.flatMap((layer) =>
    layer.weights
      .filter(({ trainable }) => trainable)
      .flatMap(({ name, shape }) =>
        slots.map(([slot, value]) => {
          const key = `${layer.name}/${name}/${slot}`;
          const known = fresh ? undefined : state.optimizer.get(key);
          return [key, known ?? new Float32Array(volume(shape)).fill(value)] as const;
        }),
      ),
  );
  // Rules without a memory count steps only for the random numbers of dropout.
  const step = slots.length === 0 ? steps : fresh ? 0 : state.step;
  return { state: { weights: state.weights, optimizer: new Map(memory), step }, fresh: fresh && slots.length + earlier.length > 0 };
}

/** The columns that the branch will have: what was not computed before is not a number there. */
function columnsFor({ columns, milliseconds }: History, { metrics }: CompileSpec, validates: boolean): Columns<number[]> {
  const own = ['loss', ...metrics.map(nameOfMetric)];
  const names = [...own, ...(validates ? own.map(validationOf) : [])];
  return Object.fromEntries(
    names.map((name) => [name, Array.from(columns[name] ?? new Float64Array(milliseconds.length).fill(Number.NaN))]),
  );
}

const cut = (columns: History['columns'], epochs: number): History['columns'] =>
  Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(0, epochs)]));

/** The weights of the parent after so many epochs, where they were kept. */
function weightsAt({ frames, state }: Parent, done: number, epoch: number, model: Model): TrainingState['weights'] | undefined {
  if (done === epoch) return state.weights;
  const frame = frames.find((one) => one.epoch === done);
  if (!frame) return undefined;
  let at = 0;
  return new Map(
    variablesOf(model).map(({ name, shape }) => {
      at += volume(shape);
      return [name, frame.weights.slice(at - volume(shape), at)];
    }),
  );
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

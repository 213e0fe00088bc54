import { type CheckedSpec, checkNetwork, loadDescribed, withoutWeightsFile } from '../checks/check-spec';
import { CalledOff } from '../data/breathe';
import type { Tensor } from '../data/dataset';
import type { Files } from '../data/files';
import { type Choice, chooseEngine, hasThreadsFor, needsProcess } from '../engine/choose';
import type { Session, TrainingState } from '../engine/engine';
import type { NumberBlock } from '../language/nested';
import { type Notice, notice } from '../language/notice';
import { type Problem, runnable } from '../language/problem';
import { ProblemList } from '../language/reporter';
import type { Shape } from '../language/shape';
import { layerParams, parameterCounts } from '../model/cost';
import { readingOf } from '../model/interpret-output';
import type { Model } from '../model/model';
import { type NamedClasses, namedClasses } from '../model/output-reading';
import type { RunEnd } from '../runs/run-files';
import type { EngineName, Spec } from '../spec/spec';
import { type Control, pauseMeter } from '../training/control';
import type { Ending } from '../training/events';
import { rowsInStep } from '../training/fit-data';
import { initialState } from '../training/initial-state';
import { type TrainingResult, train } from '../training/train';
import { adviceOn } from './advice';
import { branchFrom } from './branch';
import { evaluate, PREDICT_BATCH } from './evaluate';
import { checkFinite } from './finite-results';
import { Keeping } from './keeping';
import type { Job, NativeLibrary, Outcome, RunEvent } from './messages';
import type { Branch } from './recorder';
import { reportAtEnd } from './report';
import type { WorkerKind } from './worker-kind';

export interface JobControl extends Control {
  emit(event: RunEvent): void;
  readonly files: Files;
  /** A thread may not load TensorFlow's own library. */
  readonly workerKind: WorkerKind;
}

/** `elsewhere`: it is for a process, or for another one, and nothing has been done. */
type Result = { readonly outcome: Outcome } | { readonly problems: readonly Problem[] } | { readonly elsewhere: true };

/** A spec that may run: nothing in it is an error. */
type Sound = CheckedSpec & { readonly spec: Spec; readonly model: Model };

/**
 * Does all that a spec says: loads, trains, evaluates, predicts, and keeps the run where that is asked for. Problems of the user's are
 * returned. Rejects with `CalledOff` if it was cancelled before it had begun to train, else only for defects of ours.
 */
export async function runJob(job: Job, control: JobControl): Promise<Result> {
  const keeping = job.keep && (await Keeping.open(job.text, job.keep, (event) => control.emit(event)));
  if (keeping && !(keeping instanceof Keeping)) return refused(keeping, job.text);
  try {
    return await run(job, control, keeping);
  } finally {
    keeping?.close();
  }
}

async function run(job: Job, control: JobControl, keeping: Keeping | undefined): Promise<Result> {
  const began = control.now();
  const text = keeping?.text ?? job.text;
  const breathe = async (): Promise<void> => {
    await control.breathe();
    if (control.cancelled()) throw new CalledOff();
  };
  // A run that continues, or is given weights, does not need the spec's own file.
  const own = bringsWeights(job, keeping) ? withoutWeightsFile : undefined;
  const checked = await checkNetwork(text, control.files, (spec, context) => loadDescribed(spec, { ...context, breathe }), own);
  if (!isSound(checked)) return { problems: checked.problems };
  const { spec, model, dataset } = checked;
  const { problems } = checked;
  const misfit = keeping?.misfit(model, dataset);
  if (misfit) return refused(misfit, text);
  const start = await startOf(job, checked, keeping, { ...control, breathe });
  if ('code' in start) return refused(start, text);
  const { state } = start;
  const loaded = control.now();

  const choice = await choose(keeping?.engine ?? job.engine ?? spec.engine, checked, job.native, control.workerKind, keeping);
  if ('elsewhere' in choice) return choice;
  if ('code' in choice) return refused(choice, text);
  const { engine, why } = choice;
  const engineReport = { ...engine.info, why };
  const session = engine.open({ model, seed: spec.seed, ...(spec.compile && { compile: spec.compile }) });
  try {
    if (!accepts(session, state)) return refused(notice('run-does-not-fit', { name: 'optimizer' }), text);
    const compiled = control.now();
    const { compile, fit, seed } = spec;
    const questions = job.inputs ?? spec.predict;
    const pauses = pauseMeter(control);
    const learns = job.task === 'train' && compile && dataset;
    const past = learns && keeping?.begin({ spec, model, dataset, engine: engineReport, ...start });
    const watched = { ...pauses.control, ...(keeping && { done: keeping.done.bind(keeping), told: keeping.told.bind(keeping) }) };
    const trained = learns ? await train(session, { model, compile, fit, dataset, seed, ...start, ...past }, watched) : undefined;
    keeping?.trained();
    const milliseconds = { load: loaded - began, compile: compiled - loaded, train: control.now() - compiled - pauses.milliseconds };
    // A kept run that is stopped ends at once: it can be resumed. Of any other these metric values are all that will ever be known.
    const watch = keeping ? control : lenient(control);
    const evaluated = compile && dataset && (await evaluate(session, compile, model, dataset, watch));
    const report = await reported(job, session, checked, watch);
    const answers = questions && (await answersTo(questions, session, checked));
    const { ending, problems: ofResults } = checkFinite({
      text,
      compile,
      trained,
      evaluated: evaluated?.logs,
      predictions: answers?.predictions,
      weights: () => session.state().weights,
    });
    if (trained && ending) keeping?.end(endOf({ ...trained, ending }, milliseconds.train, evaluated, answers));
    const weights = namedWeights(session, model);
    const advice = await advised(
      job,
      session,
      checked,
      { trained, first: { epoch: start.branch?.point.epoch ?? 0, state }, ending },
      control,
    );
    return {
      outcome: {
        engine: engineReport,
        params: parameterCounts(model),
        layers: model.layers.map((layer) => ({
          name: layer.name,
          type: layer.config.type,
          outputShape: layer.outputShape,
          params: layerParams(layer),
        })),
        history: trained?.history ?? {},
        ...(ending && { ending }),
        ...(evaluated && { evaluate: evaluated }),
        ...setOf(checked),
        ...answers,
        ...report,
        ...advice,
        ...start.told,
        weights,
        milliseconds,
        problems: [...problems, ...ofResults],
        lacks: (['data', 'compile'] as const).filter((section) => spec[section] === undefined),
      },
    };
  } finally {
    session.dispose();
  }
}

/** Empty where none was asked for, or nothing was trained. The session is left in another state. */
async function advised(
  { advise }: Job,
  session: Session,
  { spec, model, dataset }: Sound,
  {
    trained,
    first,
    ending,
  }: {
    readonly trained: TrainingResult | undefined;
    readonly first: { readonly epoch: number; readonly state: TrainingState };
    readonly ending: Ending | undefined;
  },
  { breathe }: JobControl,
): Promise<Pick<Outcome, 'advice'>> {
  const { compile } = spec;
  if (!advise || !trained || !compile || !dataset) return {};
  const { state, history } = trained;
  // Who stops a run waits for its end, and what broke off is explained by its own numbers.
  const whole = ending?.reason === 'finished' || ending?.reason === 'early-stopping';
  const ends = [first, { epoch: history['loss']?.length ?? 0, state }];
  const run = { spec: { ...spec, compile }, model, dataset, history, ...(ending && { ending }) };
  return { advice: await adviceOn(session, run, whole ? ends : [], breathe) };
}

/** Which well-known set was trained on, if it was one. */
const setOf = ({ facts }: Sound): Pick<Outcome, 'set'> => (facts?.set ? { set: { ...facts.set, rows: facts.rows } } : {});

/** So long may a run that is stopped be evaluated: whoever stops it waits for less than a second. */
const EVALUATE_MS = 300;

/** As if it were stopped that much later. */
function lenient(control: JobControl): JobControl {
  let until: number | undefined;
  return {
    ...control,
    cancelled() {
      if (!control.cancelled()) return false;
      until ??= control.now() + EVALUATE_MS;
      return control.now() >= until;
    },
  };
}

const isSound = (checked: CheckedSpec): checked is Sound =>
  runnable(checked.problems) && checked.spec !== undefined && checked.model !== undefined;

async function choose(
  asked: EngineName,
  { model, facts, spec: { compile, fit } }: Sound,
  native: NativeLibrary | undefined,
  workerKind: WorkerKind,
  keeping: Keeping | undefined,
): Promise<Choice | Notice | { readonly elsewhere: true }> {
  const threads = keeping?.threads;
  const purpose = {
    model,
    rows: rowsInStep(fit, facts),
    ...(compile && { compile }),
    ...(threads !== undefined && { threads }),
  };
  if (needsProcess(asked, purpose, native) && (workerKind === 'thread' || !hasThreadsFor(purpose))) return { elsewhere: true };
  const choice = await chooseEngine(asked, purpose, native);
  return ('code' in choice ? undefined : keeping?.otherEngine(choice.engine.info)) ?? choice;
}

interface Answers {
  readonly predictions: Tensor;
  readonly classes?: NamedClasses;
}

async function answersTo(questions: NumberBlock, session: Session, { spec, model, dataset, facts }: Sound): Promise<Answers> {
  const predictions = await session.predict(predictionInput(questions, model.inputShape, spec.data?.scale), PREDICT_BATCH);
  const reading = readingOf(model, spec.compile?.loss, facts?.targets);
  const classes = namedClasses(reading, predictions, dataset?.classNames);
  return { predictions, ...(classes && { classes }) };
}

/** Empty where no report was asked for, or the run was stopped before. */
async function reported(
  { report }: Job,
  session: Session,
  checked: Sound,
  { breathe, cancelled }: JobControl,
): Promise<Pick<Outcome, 'report'>> {
  if (!report) return {};
  const between = async (): Promise<void> => {
    await breathe();
    if (cancelled()) throw new CalledOff();
  };
  try {
    return { report: await reportAtEnd(checked, session, between) };
  } catch (error) {
    if (error instanceof CalledOff) return {};
    throw error;
  }
}

/** What is kept of a training's end. */
const endOf = (
  { ending, best }: TrainingResult,
  milliseconds: number,
  evaluate: RunEnd['evaluate'],
  answers: Answers | undefined,
): Omit<RunEnd, 'format'> => ({
  ending,
  milliseconds,
  ...(best !== undefined && { best }),
  ...(evaluate && { evaluate }),
  ...(answers && { ...answers, predictions: { shape: answers.predictions.shape, values: [...answers.predictions.values] } }),
});

const bringsWeights = ({ weights, from }: Job, keeping: Keeping | undefined): boolean =>
  weights !== undefined || from !== undefined || keeping?.state !== undefined;

/** What training starts with. */
interface Start {
  readonly state: TrainingState;
  /** Set for a branch. */
  readonly branch?: Branch;
  readonly past?: Branch['past'];
  readonly told?: Pick<Outcome, 'from'>;
}

async function startOf(job: Job, checked: Sound, keeping: Keeping | undefined, control: JobControl): Promise<Start | Notice> {
  const { spec, model, dataset } = checked;
  if (keeping?.state) return { state: keeping.state };
  if (!job.from || job.task !== 'train' || !spec.compile || !dataset) return { state: startState(job, checked) };
  // The parent may have to be made again up to there, but a thread may not load TensorFlow's own library.
  const native = control.workerKind === 'process' ? job.native : undefined;
  const branch = await branchFrom(job.from, { spec, compile: spec.compile, model, dataset }, control.files, native, control);
  return 'code' in branch ? branch : { state: branch.state, branch, past: branch.past, told: { from: branch.point } };
}

/** The state that training starts with. */
function startState({ weights }: Job, { spec, model, fileWeights }: Sound): TrainingState {
  const initial = initialState(model, spec.seed, fileWeights);
  return weights ? { ...initial, weights: new Map([...initial.weights, ...weights]) } : initial;
}

/** False where the optimizer's memory is not that of the spec's optimizer. */
function accepts(session: Session, state: TrainingState): boolean {
  try {
    session.setState(state);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What keeps a run from continuing, as a problem of its spec. */
function refused({ code, args }: Notice, text: string): { readonly problems: readonly Problem[] } {
  const list = new ProblemList(text);
  list.report(code, args, { offset: 0, length: 0 });
  return list;
}

function namedWeights(session: Session, model: Model): ReadonlyMap<string, Tensor> {
  const { weights } = session.state();
  return new Map(
    model.layers.flatMap((layer) =>
      layer.weights.map(({ name, shape }) => {
        const key = `${layer.name}/${name}`;
        return [key, { shape, values: weights.get(key) as Float32Array }] as const;
      }),
    ),
  );
}

/**
 * The spec's "predict" as rows for the network, scaled like the data: `[4]` is one row of one number where the network takes
 * single numbers.
 */
const predictionInput = ({ shape, values }: NumberBlock, input: Shape, scale = 1): Tensor => ({
  shape: [shape[0] ?? 0, ...input],
  values: Float32Array.from(values, (v) => v / scale),
});

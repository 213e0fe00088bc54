import { checkSpec } from '../checks/check-spec';
import { rowCount } from '../data/dataset';
import { chooseEngine } from '../engine/choose';
import type { Session } from '../engine/engine';
import { runnable } from '../language/problem';
import { ProblemList } from '../language/reporter';
import { lookInside, type StepLook, type VariableLook } from '../step/look-inside';
import { epochOrder } from '../training/epoch';
import { explainNonFinite } from '../training/explain-non-finite';
import { fitData, rowsAtOnce } from '../training/fit-data';
import { initialState } from '../training/initial-state';
import { replayStep } from '../training/replay';
import { type TrainingPlan, train } from '../training/train';
import { type DataCache, filesOf } from './data-cache';
import type { RunLength, StepAnswer, StepRequest } from './messages';

/**
 * Answers what a step of a run went through.
 * @param breathe awaited on the way to a late step, so that other questions can come in
 */
export async function stepOf(
  { text, scope, epoch, at, engine, from, look }: StepRequest,
  data: DataCache,
  breathe: () => Promise<void>,
): Promise<StepAnswer> {
  const files = filesOf(scope);
  const { problems, spec, model, dataset, facts, fileWeights } = await checkSpec(
    text,
    files,
    data.loader(scope, breathe),
    data.weightsReader(scope, breathe),
  );
  if (!runnable(problems) || !spec || !model) return { problems };
  if (!spec.compile || !dataset) {
    const list = new ProblemList(text);
    list.report('no-steps', { missing: spec.compile ? 'data' : 'compile' }, { offset: 0, length: 0 });
    return { problems: [...list.problems, ...problems] };
  }
  const { compile, fit, seed } = spec;
  // TensorFlow's own library is for a process that trains; what it computes, others do but for rounding.
  const asked = engine ?? spec.engine;
  const choice = await chooseEngine(asked === 'tensorflow' ? 'auto' : asked, { model, compile, rows: rowsAtOnce(fit, facts?.rows.train) });
  if ('code' in choice) throw new Error(`No engine can be opened: ${choice.code}`);
  const session = choice.engine.open({ model, seed, compile });
  try {
    const plan = { model, compile, fit, dataset, seed, state: from?.state ?? initialState(model, seed, fileWeights) };
    const { batch, sample } = placeOf(plan, epoch, at);
    // Who knows the state at the beginning of an epoch knows that the run came as far.
    const length = await lengthOf(session, plan, { epoch, batch }, from !== undefined, breathe);
    const about = { engine: { ...choice.engine.info, why: choice.why }, length };
    if (epoch >= length.epochs) return about;
    const control = { breathe, now: () => performance.now() };
    const step = await replayStep(session, plan, from?.epoch ?? 0, { epoch, batch }, control);
    if (!step) return about;
    const { record } = { record: undefined, ...step };
    const brokenOff = 'broken' in step ? step : record?.broken && { at: { epoch, batch }, broken: record.broken };
    const broken = brokenOff && {
      broken: {
        ...brokenOff,
        problem: explainNonFinite(brokenOff.broken, brokenOff.at.epoch, brokenOff.at.batch, { optimizer: compile.optimizer, losses: [] })
          .problem,
      },
    };
    if ('broken' in step) return { ...about, ...broken };
    const found = { ...about, found: { batch, sample }, ...broken };
    if (!look) return { ...found, step };
    if (sample >= step.indices.length) return about;
    const whole = lookInside({ model, compile, seed, ...fitData(dataset, fit), sample, check: look.check }, step);
    return { ...found, ...withoutLarge(whole, look) };
  } finally {
    session.dispose();
  }
}

/** Leaves out large variables. */
function withoutLarge(
  look: StepLook,
  { most = Number.POSITIVE_INFINITY, variable: wanted }: NonNullable<StepRequest['look']>,
): { readonly look: StepLook; readonly omitted: readonly string[] } {
  const large = ({ name, before }: VariableLook): boolean => before.values.length > most && name !== wanted;
  return {
    look: { ...look, variables: look.variables.filter((variable) => !large(variable)) },
    omitted: look.variables.filter(large).map(({ name }) => name),
  };
}

/** Where a sample is in its epoch; a row that there is not is in a batch that there is not. */
function placeOf({ fit, dataset, seed }: TrainingPlan, epoch: number, at: StepRequest['at']): { batch: number; sample: number } {
  if ('batch' in at) return at;
  const rows = rowCount(fitData(dataset, fit).train);
  const order = new Uint32Array(rows);
  epochOrder(fit, seed)(epoch, order);
  const batchSize = rowsAtOnce(fit, rows);
  const place = order.indexOf(at.row);
  return place < 0
    ? { batch: Math.ceil(rows / batchSize), sample: 0 }
    : { batch: Math.floor(place / batchSize), sample: place % batchSize };
}

/** How long the run is; one that may stop early is trained up to the epoch that is asked for, to see whether it comes so far. */
async function lengthOf(
  session: Session,
  plan: TrainingPlan,
  { epoch, batch }: { readonly epoch: number; readonly batch: number },
  known: boolean,
  breathe: () => Promise<void>,
): Promise<RunLength> {
  const { fit, dataset } = plan;
  const rows = rowCount(fitData(dataset, fit).train);
  const batchSize = rowsAtOnce(fit, rows);
  const batches = Math.ceil(rows / batchSize);
  const samples = Math.max(0, Math.min(batchSize, rows - batch * batchSize));
  const whole = { epochs: fit.epochs, batches, samples, stoppedEarly: false };
  if (known || !fit.early_stopping || epoch === 0) return whole;
  const control = { emit: () => undefined, cancelled: () => false, breathe, now: () => performance.now() };
  const { ending } = await train(session, { ...plan, fit: { ...fit, epochs: Math.min(epoch, fit.epochs) } }, control);
  return ending.reason === 'early-stopping' ? { ...whole, epochs: ending.epoch + 1, stoppedEarly: true } : whole;
}

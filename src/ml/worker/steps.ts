import { checkSpec } from '../checks/check-spec';
import { chooseEngine } from '../engine/choose';
import { runnable } from '../language/problem';
import { rowsAtOnce } from '../training/fit-data';
import { initialState } from '../training/initial-state';
import { replayStep } from '../training/replay';
import { type DataCache, filesOf } from './data-cache';
import type { StepAnswer, StepRequest } from './messages';

/**
 * Answers what a step of a run went through.
 * @param breathe awaited on the way to a late step, so that other questions can come in
 */
export async function stepOf(
  { text, scope, epoch, batch, engine, from }: StepRequest,
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
  if (!runnable(problems) || !spec?.compile || !model || !dataset) return { problems };
  const { compile, fit, seed } = spec;
  // TensorFlow's own library is for a process that trains; what it computes, others do but for rounding.
  const asked = engine ?? spec.engine;
  const choice = await chooseEngine(asked === 'tensorflow' ? 'auto' : asked, { model, compile, rows: rowsAtOnce(fit, facts?.rows.train) });
  if ('code' in choice) throw new Error(`No engine can be opened: ${choice.code}`);
  const session = choice.engine.open({ model, seed, compile });
  try {
    const plan = { model, fit, dataset, seed, state: from?.state ?? initialState(model, seed, fileWeights) };
    const control = { breathe, now: () => performance.now() };
    const step = await replayStep(session, plan, from?.epoch ?? 0, { epoch, batch }, control);
    return { engine: { ...choice.engine.info, why: choice.why }, ...(step && { step }) };
  } finally {
    session.dispose();
  }
}

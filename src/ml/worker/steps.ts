import { crc32 } from '../data/formats/crc32';
import { type Notice, notice } from '../language/notice';
import type { VariableLook } from '../step/look-inside';
import { explainNonFinite } from '../training/explain-non-finite';
import type { BrokenOff } from '../training/replay';
import type { Instead, RunLength, StepAnswer, StepRequest } from './run-questions';
import type { Going, StepSession } from './step-session';
import { NoSteps, type StepSessions, Superseded } from './step-sessions';
import { misfit } from './what-if';

type Answered = Extract<StepAnswer, { length: RunLength }>;

/** Answers what a step of a run went through. */
export async function stepOf(request: StepRequest, sessions: StepSessions): Promise<StepAnswer> {
  const { epoch, at, instead, asker } = request;
  const about = JSON.stringify([epoch, at, instead && marksOf(instead)]);
  try {
    const found = await sessions.use(request, { kind: 'step', about, asker }, (session, going) => answer(request, session, going));
    // The next question ends it; what fails here fails again there.
    void sessions.use(request, { kind: 'ahead', about: '' }, (session, going) => session.ahead(going)).catch(() => undefined);
    return found;
  } catch (error) {
    if (error instanceof NoSteps) return error.why;
    if (error instanceof Superseded) return { superseded: true };
    throw error;
  }
}

async function answer({ epoch, at, kept, look, instead }: StepRequest, session: StepSession, going: Going): Promise<StepAnswer> {
  const { run, engine, network } = session;
  const place = { epoch, ...session.placeOf(at, epoch) };
  const whole = await session.length(place, going);
  const length = kept ? { ...whole, epochs: kept.epochs, stoppedEarly: kept.stoppedEarly } : whole;
  const about: Answered = { engine, network, length, notes: run.notes, warnings: run.warnings };
  const missing = missingOf({ ...place, at }, length, session.replay.rows);
  if (missing) return { ...about, notes: [missing] };
  if (epoch < run.branchedAt) return { ...about, notes: [notice('step-before-branch', { epoch: epoch + 1, from: run.branchedAt })] };
  const step = await session.step(place, going);
  if ('broken' in step) return { ...about, broken: explained(step, session) };
  const { broken } = step.record;
  const { batch, sample } = place;
  const found: Answered = {
    ...about,
    found: { batch, sample },
    ...(broken && { broken: explained({ at: { epoch, batch }, broken }, session) }),
    ...((await run.kept?.lacksMemory(epoch)) && { notes: [...run.notes, notice('step-without-memory', undefined)] }),
  };
  if (!look) return { ...found, step };
  const refused = instead && misfit(run, instead);
  if (refused) return { refused };
  const seen = await (instead
    ? session.lookInstead(step, sample, look.check, instead, going)
    : session.look(step, sample, look.check, going));
  const large = ({ name, before }: VariableLook): boolean =>
    before.values.length > (look.most ?? Number.POSITIVE_INFINITY) && name !== look.variable;
  const omitted = seen.variables.filter(large).map(({ name }) => name);
  return { ...found, look: { ...seen, variables: seen.variables.filter((variable) => !large(variable)) }, omitted };
}

/** Which part of its address the run does not have. */
function missingOf(
  { epoch, batch, sample, at }: Pick<StepRequest, 'epoch' | 'at'> & { readonly batch: number; readonly sample: number },
  { epochs, batches, samples, stoppedEarly }: RunLength,
  rows: number,
): Notice | undefined {
  if (epoch < 0 || epoch >= epochs) return notice('no-such-step', { what: 'epoch', epoch: epoch + 1, epochs, stoppedEarly });
  if ('row' in at && batch >= batches) return notice('no-such-step', { what: 'row', row: at.row, rows });
  if (batch < 0 || batch >= batches) return notice('no-such-step', { what: 'batch', batch: batch + 1, batches });
  return sample < 0 || sample >= samples ? notice('no-such-step', { what: 'sample', sample, samples }) : undefined;
}

const explained = (brokenOff: BrokenOff, { run: { compile } }: StepSession): NonNullable<Answered['broken']> => ({
  ...brokenOff,
  problem: explainNonFinite(brokenOff.broken, brokenOff.at.epoch, brokenOff.at.batch, { optimizer: compile.optimizer, losses: [] }).problem,
});

/** Tells other numbers in the place of a step's own from others. */
const marksOf = ({ weights = {}, x, y }: Instead): readonly unknown[] =>
  [...Object.entries(weights), ['x', x], ['y', y]].map(([name, values]) => [
    name,
    values instanceof Float32Array && crc32(new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ]);

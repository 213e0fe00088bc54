import { rowCount } from '../data/dataset';
import type { TrainingState } from '../engine/engine';
import { firstMemory } from '../engine/optimizers';
import { type GradientMoment, gradientsOf } from '../step/gradients-over-run';
import { perceptronWalk } from '../step/perceptron-walk';
import { fitData, stepsOfEpoch } from '../training/fit-data';
import type { AnswerTo, Question } from './messages';
import type { GradientsRequest } from './run-questions';
import type { StudiedRun } from './step-session';
import { NoSteps, type StepSessions } from './step-sessions';

type UpdatesRequest = Extract<Question, { task: 'updates' }>;
type Breathe = () => Promise<void>;

/**
 * Answers how large the gradients of each layer were at some moments of a run.
 * @param breathe awaited between moments, so that other questions can come in
 */
export async function gradientsAt(
  question: GradientsRequest,
  sessions: StepSessions,
  breathe: Breathe,
): Promise<AnswerTo<GradientsRequest>> {
  const run = await openedRun(question, sessions);
  if ('problems' in run || 'refused' in run) return run;
  const session = run.choice.engine.open(run);
  try {
    const look = gradientsOf(session, run, breathe);
    const moments: GradientMoment[] = [];
    // What comes before a branch was trained otherwise.
    for (const { epoch, weights } of question.moments.filter((moment) => moment.epoch >= run.branchedAt)) {
      moments.push(await look(epoch, await stateAt(run, epoch, weights)));
      await breathe();
    }
    return { moments, notes: run.notes };
  } finally {
    session.dispose();
  }
}

/** A state whose weights are known, with what the optimizer remembered where that was kept. */
export async function stateAt(
  { kept, dataset, fit, compile }: StudiedRun,
  epoch: number,
  weights: TrainingState['weights'],
): Promise<TrainingState> {
  const rows = rowCount(fitData(dataset, fit).train);
  const batches = stepsOfEpoch(fit, rows);
  const state = await kept?.before(epoch, batches);
  if (state?.epoch === epoch) return state.state;
  // An optimizer with a memory takes a state without one for the first.
  const remembers = Object.keys(firstMemory(compile.optimizer)).length > 0;
  return { weights, optimizer: new Map(), step: remembers ? 0 : epoch * batches };
}

/** Answers with every step of a training by the perceptron rule. @param breathe as above */
export async function updatesOf(question: UpdatesRequest, sessions: StepSessions, breathe: Breathe): Promise<AnswerTo<UpdatesRequest>> {
  const run = await openedRun(question, sessions);
  if ('problems' in run || 'refused' in run) return run;
  const { optimizer } = run.compile;
  if (optimizer.type !== 'perceptron') throw new Error('Only a training by the perceptron rule has such updates.');
  const session = run.choice.engine.open(run);
  try {
    return { walk: await perceptronWalk(session, { ...run, learningRate: optimizer.learning_rate, state: run.first }, breathe) };
  } finally {
    session.dispose();
  }
}

/** The run of a question, which has a session of its own then, so that questions about steps need not wait. */
export async function openedRun(
  question: Parameters<StepSessions['use']>[0],
  sessions: StepSessions,
): Promise<StudiedRun | NoSteps['why']> {
  try {
    return await sessions.use(question, { kind: 'gradients', about: '' }, ({ run }) => Promise.resolve(run));
  } catch (error) {
    if (error instanceof NoSteps) return error.why;
    throw error;
  }
}

import { advise } from '../advice';
import type { Advice, RunFacts } from '../advice/advice';
import type { Session, TrainingState } from '../engine/engine';
import { outputShape } from '../model/model';
import { bestGuess } from '../step/best-guess';
import { gradientsOf } from '../step/gradients-over-run';
import { fitData } from '../training/fit-data';
import type { TrainingPlan } from '../training/train';
import { openedRun, stateAt } from './learning';
import type { AnswerTo } from './messages';
import type { AdviceRequest } from './run-questions';
import type { StepSessions } from './step-sessions';

/** A state, and after how many epochs. */
interface Then {
  readonly epoch: number;
  readonly state: TrainingState;
}

type Ended = Pick<RunFacts, 'spec' | 'model' | 'history' | 'ending'> & Pick<TrainingPlan, 'dataset'>;

/**
 * What a teacher would say of a run that is over.
 * @param session is left in another state
 * @param moments before training, and at the end: their gradients and units are looked at
 */
export async function adviceOn(
  session: Session,
  { spec, model, dataset, history, ending }: Ended,
  moments: readonly Then[],
  breathe: () => Promise<void>,
): Promise<readonly Advice[]> {
  const { compile, fit, seed } = spec;
  const { train, trainWeights } = fitData(dataset, fit);
  const looks = compile.optimizer.type === 'perceptron' ? [] : moments;
  const look = gradientsOf(session, { model, compile, fit, seed, dataset }, breathe);
  const seen: RunFacts['moments'][number][] = [];
  for (const { epoch, state } of looks) {
    seen.push(await look(epoch, state));
    await breathe();
  }
  const guess = bestGuess(compile.loss, train.y, outputShape(model).at(-1) ?? 1, trainWeights)?.loss;
  return advise({ spec, model, history, ...(ending && { ending }), guess, moments: seen });
}

/** The same of a run whose training is over, from what is kept of it. @param breathe awaited between parts of the work */
export async function adviceOf(
  question: AdviceRequest,
  sessions: StepSessions,
  breathe: () => Promise<void>,
): Promise<AnswerTo<AdviceRequest>> {
  const run = await openedRun(question, sessions);
  if ('problems' in run || 'refused' in run) return run;
  const session = run.choice.engine.open(run);
  try {
    const moments: Then[] = [];
    for (const { epoch, weights } of question.moments) moments.push({ epoch, state: await stateAt(run, epoch, weights) });
    const { spec, compile, model, dataset } = run;
    const { history, ending } = question;
    return {
      advice: await adviceOn(session, { spec: { ...spec, compile }, model, dataset, history, ...(ending && { ending }) }, moments, breathe),
    };
  } finally {
    session.dispose();
  }
}

import { type GradientMoment, gradientsOf } from '../step/gradients-over-run';
import { perceptronWalk } from '../step/perceptron-walk';
import type { DataCache } from './data-cache';
import type { AnswerTo, GradientsRequest, Question } from './messages';
import { withReplay } from './replaying';

type UpdatesRequest = Extract<Question, { task: 'updates' }>;
type Breathe = () => Promise<void>;

/**
 * Answers how large the gradients of each layer were at some moments of a run.
 * @param breathe awaited between moments, so that other questions can come in
 */
export const gradientsAt = (question: GradientsRequest, data: DataCache, breathe: Breathe): Promise<AnswerTo<GradientsRequest>> =>
  withReplay(question, data, breathe, async ({ session, spec: { fit, seed }, compile, model, dataset }) => {
    const look = gradientsOf(session, { model, compile, fit, seed, dataset }, breathe);
    const moments: GradientMoment[] = [];
    for (const { epoch, state } of question.moments) {
      moments.push(await look(epoch, state));
      await breathe();
    }
    return { moments };
  });

/** Answers with every step of a training by the perceptron rule. @param breathe as above */
export const updatesOf = (question: UpdatesRequest, data: DataCache, breathe: Breathe): Promise<AnswerTo<UpdatesRequest>> =>
  withReplay(question, data, breathe, async ({ session, spec: { fit, seed }, compile, model, dataset, first }) => {
    if (compile.optimizer.type !== 'perceptron') throw new Error('Only a training by the perceptron rule has such updates.');
    const learningRate = compile.optimizer.learning_rate;
    return { walk: await perceptronWalk(session, { model, learningRate, fit, seed, dataset, state: first }, breathe) };
  });

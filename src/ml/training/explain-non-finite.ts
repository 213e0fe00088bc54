import type { NonFinite, TrainingState } from '../engine/engine';
import { largest } from '../engine/non-finite';
import type { MessageArgs } from '../language/messages';
import { notice } from '../language/notice';
import type { Optimizer } from '../registry/optimizers';
import type { Ending } from './events';

/** Weights above this have grown, not learned: float32 overflows soon after. */
const RUNAWAY = 1e4;

/** A loss so many times its lowest has grown because the steps are too long, also where the weights are still small. */
const GROWN = 10;

/** Epochs before the last that are looked at for the lowest loss. */
const LOOKED_AT = 1000;

type Diverged = Extract<Ending, { reason: 'diverged' }>;

/** What a run was like before: its optimizer, and the losses of its epochs. */
export interface Before {
  readonly optimizer: Optimizer;
  readonly losses: readonly number[];
}

function growthOf(losses: readonly number[]): { readonly growth?: readonly [number, number] } {
  const [least, last] = [Math.min(...losses.slice(-LOOKED_AT)), losses.at(-1) ?? 0];
  return last > GROWN * least ? { growth: [least, last] } : {};
}

/** Says what became NaN or infinite in training, where and why, and what to try. Epoch and batch count from 0. */
export function explainNonFinite(broken: NonFinite, epoch: number, batch: number, { optimizer, losses }: Before): Diverged {
  const args = {
    epoch: epoch + 1,
    batch: batch + 1,
    where: broken.where,
    value: broken.value,
    rate: optimizer.learning_rate,
    runaway: broken.largestWeight > RUNAWAY,
    largestWeight: broken.largestWeight,
    ...growthOf(losses),
    ...(broken.name !== undefined && { name: broken.name }),
  };
  return { reason: 'diverged', epoch, batch, problem: notice('not-finite', args) };
}

/** Which value is not a finite number, of those that are worked out from what was learned. */
export type BrokenValue = Pick<MessageArgs<'figure-not-finite'>, 'what' | 'value' | 'row'>;

/** What there is to say of it, and what to try; `before` where weights were trained. */
export function brokenValueArgs(broken: BrokenValue, weights: TrainingState['weights'], before?: Before): MessageArgs<'figure-not-finite'> {
  const largestWeight = largest(weights.values());
  const trained = before && { rate: before.optimizer.learning_rate, ...growthOf(before.losses) };
  return { ...broken, largestWeight, runaway: largestWeight > RUNAWAY, ...trained };
}

/** The end of a run whose training was sound, but not what came of it. Epoch and batch count from 0. */
export const brokenValue = (
  broken: BrokenValue,
  { epoch, batch }: Pick<Diverged, 'epoch' | 'batch'>,
  weights: TrainingState['weights'],
  before: Before,
): Diverged => ({ reason: 'diverged', epoch, batch, problem: notice('figure-not-finite', brokenValueArgs(broken, weights, before)) });

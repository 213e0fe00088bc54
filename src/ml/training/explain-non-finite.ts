import type { NonFinite } from '../engine/engine';
import type { Optimizer } from '../registry/optimizers';
import { notice } from '../spec/notice';
import type { Ending } from './events';

/** Weights above this have grown, not learned: float32 overflows soon after. */
const RUNAWAY = 1e4;

/** Says what became NaN or infinite, where and why, and what to try. Epoch and batch count from 0. */
export function explainNonFinite(
  broken: NonFinite,
  epoch: number,
  batch: number,
  optimizer: Optimizer,
): Extract<Ending, { reason: 'diverged' }> {
  const args = {
    epoch: epoch + 1,
    batch: batch + 1,
    where: broken.where,
    value: broken.value,
    rate: optimizer.learning_rate,
    runaway: broken.largestWeight > RUNAWAY,
    largestWeight: broken.largestWeight,
    ...(broken.name !== undefined && { name: broken.name }),
  };
  return { reason: 'diverged', epoch, batch, problem: notice('not-finite', args) };
}

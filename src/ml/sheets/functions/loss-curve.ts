import { type Loss, lossOutputs, lossTargets, takesLogits } from '../../registry/losses';
import { targetsOf } from '../../step/losses';
import type { Body, LossOf } from './curve';

/** True for losses that are looked at over probabilities, from 0 to 1. */
export const ofProbabilities = (loss: Loss): boolean => ['probability', 'distribution'].includes(lossOutputs(loss)) && !takesLogits(loss);

/** A loss as a function of one prediction, its target as the loss takes it; undefined for a target that it cannot have. */
export function lossCurve(loss: Loss, target: number): Extract<Body, { is: 'loss' }> | undefined {
  const of = lossOf(loss);
  if (of === 'output') return { is: 'loss', loss, target: [...targetsOf(loss, Float64Array.of(target), 1)], of };
  const label = lossTargets(loss) === 'labels';
  if (label ? target !== 0 && target !== 1 : !(target >= 0 && target <= 1)) return undefined;
  const row = label ? Float64Array.of(target) : Float64Array.of(1 - target, target);
  return { is: 'loss', loss, target: [...(label ? row : targetsOf(loss, row, 2))], of };
}

function lossOf(loss: Loss): LossOf {
  const takes = lossOutputs(loss);
  if (takes === 'scores') return 'two-scores';
  if (takes === 'distribution') return takesLogits(loss) ? 'two-scores' : 'two-classes';
  return 'output';
}

import type { Activation } from '../../registry/activations';
import type { Loss } from '../../registry/losses';
import { type Layer, outputShape } from '../../model/model';
import type { Reporter } from '../reporter';
import type { Check, Trainable } from './check';
import { isCrossentropy, lastActivation } from './output';

/** What an activation can give: [smallest, largest]; others give any number. */
const reach: Partial<Record<Activation['type'], readonly [number, number]>> = {
  sigmoid: [0, 1],
  hard_sigmoid: [0, 1],
  sparse_sigmoid: [0, 1],
  softmax: [0, 1],
  sparsemax: [0, 1],
  tanh: [-1, 1],
  hard_tanh: [-1, 1],
  softsign: [-1, 1],
  relu: [0, Number.POSITIVE_INFINITY],
  relu6: [0, 6],
  softplus: [0, Number.POSITIVE_INFINITY],
  exponential: [0, Number.POSITIVE_INFINITY],
};

/** Outputs and targets that the loss cannot compare in a meaningful way. */
export const checkRange: Check<Trainable> = (study, reporter) => {
  const { loss, optimizer } = study.spec.compile;
  if (optimizer.type === 'perceptron') return;
  const activation = lastActivation(study);
  const last = study.model.layers.at(-1) as Layer;
  if (activation.type === 'softmax' && outputShape(study.model).at(-1) === 1) {
    const fixes = [reporter.fixSet('Change to "sigmoid"', [...last.path, 'activation'], 'sigmoid')];
    reporter.report('softmax-of-one', { layer: last.name }, [...last.path, 'activation'], { severity: 'warning', fixes });
  } else if (isCrossentropy(loss)) checkProbabilities(study, loss, activation, last, reporter);
  else checkReach(study, activation, last, reporter);
  if (loss.type === 'mean_absolute_percentage_error' && study.facts.targets.min <= 0 && study.facts.targets.max >= 0) {
    reporter.report('percent-of-zero', undefined, ['compile', 'loss'], { severity: 'warning' });
  }
};

function checkProbabilities(study: Trainable, loss: Loss, activation: Activation, last: Layer, reporter: Reporter): void {
  const binary = loss.type.startsWith('binary');
  const fitting = binary ? 'sigmoid' : 'softmax';
  const logits = 'from_logits' in loss && loss.from_logits;
  const place = [...last.path, 'activation'];
  const { targets, targetShape } = study.facts;
  if (binary && (targets.min < 0 || targets.max > 1)) {
    reporter.report('targets-not-probabilities', { loss: loss.type, min: targets.min, max: targets.max }, ['data'], {});
  }
  if (logits && activation.type === fitting) {
    const fixes = [reporter.fixRemove('Leave out "from_logits"', ['compile', 'loss', 'from_logits'])];
    reporter.report('not-logits', { activation: activation.type }, ['compile', 'loss'], { severity: 'warning', fixes });
  } else if (binary && activation.type === 'softmax' && targets.oneHot) {
    const fixes = [reporter.fixSet('Change the loss to "categorical_crossentropy"', ['compile', 'loss'], 'categorical_crossentropy')];
    reporter.report('softmax-with-binary', { classes: targetShape[0] ?? 0 }, ['compile', 'loss'], { severity: 'warning', fixes });
  } else if (!logits && reach[activation.type]?.[1] !== 1) {
    const fixes = 'activation' in last.config ? [reporter.fixSet(`Set the activation to "${fitting}"`, place, fitting)] : [];
    reporter.report('not-probabilities', { loss: loss.type, activation: activation.type, fitting }, place, { severity: 'warning', fixes });
  }
}

/** A regression whose last activation cannot give the targets. */
function checkReach({ facts }: Trainable, activation: Activation, last: Layer, reporter: Reporter): void {
  const [low, high] = reach[activation.type] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const { min, max } = facts.targets;
  const bent = activation.type === 'relu' && (activation.negative_slope !== 0 || activation.max_value !== null);
  if (bent || (min >= low && max <= high)) return;
  const place = [...last.path, 'activation'];
  const args = { activation: activation.type, low, high: Number.isFinite(high) ? high : 'any size', min, max };
  reporter.report('out-of-reach', args, place, { severity: 'warning', fixes: [reporter.fixSet('Set the activation to "linear"', place, 'linear')] });
}

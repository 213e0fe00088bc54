import { splitNames } from '../../data/dataset';
import type { Layer } from '../../model/model';
import type { Activation } from '../../registry/activations';
import type { Loss } from '../../registry/losses';
import type { Reporter } from '../reporter';
import type { Check, Trainable } from './check';

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

/** Losses that compare numbers with numbers, so that a target out of reach stays wrong for ever. */
const regressions: ReadonlySet<Loss['type']> = new Set([
  'mean_squared_error',
  'mean_absolute_error',
  'mean_absolute_percentage_error',
  'mean_squared_logarithmic_error',
  'huber',
  'log_cosh',
]);

const comparesProbabilities = ({ type }: Loss): boolean => type.endsWith('crossentropy') || type === 'kl_divergence';

/** Layers that only pick, order or average numbers: what comes out has the range of what went in. */
const keepsRange: ReadonlySet<Layer['config']['type']> = new Set([
  'Flatten',
  'Reshape',
  'MaxPooling2D',
  'AveragePooling2D',
  'GlobalAveragePooling2D',
]);

interface Ending {
  readonly layer: Layer;
  readonly activation: Activation;
  /** The layer can be given another activation. */
  readonly settable: boolean;
}

/** What the network's outputs come out of; undefined where no single activation decides their range. */
function endingOf({ model }: Trainable): Ending | undefined {
  let layer = model.layers.at(-1);
  while (layer && keepsRange.has(layer.config.type)) layer = model.layers[layer.inputs[0] as number];
  if (!layer) return undefined;
  const { config } = layer;
  if ('activation' in config) return { layer, activation: config.activation, settable: true };
  const any = config.type === 'BatchNormalization' || config.type === 'Embedding';
  return any ? { layer, activation: { type: 'linear' }, settable: false } : undefined;
}

/** Outputs and targets that the loss cannot compare in a meaningful way. */
export const checkRange: Check<Trainable> = (study, reporter) => {
  const { loss, optimizer } = study.spec.compile;
  if (optimizer.type === 'perceptron') return;
  const ending = endingOf(study);
  if (ending?.activation.type === 'softmax' && ending.layer.outputShape.at(-1) === 1) {
    const place = [...ending.layer.path, 'activation'];
    const fixes = [reporter.fixSet('Change to "sigmoid"', place, 'sigmoid')];
    reporter.report('softmax-of-one', { layer: ending.layer.name }, place, { severity: 'warning', fixes });
  } else if (ending && comparesProbabilities(loss)) checkProbabilities(study, loss, ending, reporter);
  else if (ending && regressions.has(loss.type)) checkReach(study, ending, reporter);
  checkTargets(study, loss, reporter);
};

/** Targets that the loss itself does not take. */
function checkTargets({ facts, dataset }: Trainable, loss: Loss, reporter: Reporter): void {
  const { targets } = facts;
  const place = ['compile', 'loss'];
  if (loss.type.startsWith('binary') && (targets.min < 0 || targets.max > 1)) {
    const fixes = targets.minusOneOne ? [] : [reporter.fixSet('Change the loss to "mse"', place, 'mse')];
    const args = { loss: loss.type, min: targets.min, max: targets.max, signs: targets.minusOneOne };
    reporter.report('targets-not-probabilities', args, place, { fixes });
  }
  const someZero = (): boolean => splitNames.some((name) => dataset[name]?.y.values.includes(0));
  if (loss.type === 'mean_absolute_percentage_error' && someZero()) {
    reporter.report('percent-of-zero', undefined, place, {
      severity: 'warning',
      fixes: [reporter.fixSet('Change the loss to "mae"', place, 'mae')],
    });
  }
}

function checkProbabilities({ facts }: Trainable, loss: Loss, { layer, activation, settable }: Ending, reporter: Reporter): void {
  const binary = loss.type.startsWith('binary');
  const fitting = binary ? 'sigmoid' : 'softmax';
  const logits = 'from_logits' in loss && loss.from_logits;
  const place = [...layer.path, 'activation'];
  const { targets, targetShape } = facts;
  if (logits && activation.type === fitting) {
    const fixes = [reporter.fixRemove('Leave out "from_logits"', ['compile', 'loss', 'from_logits'])];
    reporter.report('not-logits', { activation: activation.type }, ['compile', 'loss', 'from_logits'], { severity: 'warning', fixes });
  } else if (activation.type === 'softmax' && targets.multiLabel) {
    const sigmoid = reporter.fixSet('Set the activation to "sigmoid"', place, 'sigmoid');
    const loss = reporter.fixSet('', ['compile', 'loss'], 'binary_crossentropy');
    const whole = { ...sigmoid, title: `${sigmoid.title}, the loss to "binary_crossentropy"`, edits: [...sigmoid.edits, ...loss.edits] };
    const fixes = settable ? [binary ? sigmoid : whole] : [];
    reporter.report('softmax-for-labels', { labels: targetShape[0] ?? 0 }, place, { severity: 'warning', fixes });
  } else if (binary && activation.type === 'softmax' && targets.oneHot) {
    const fixes = [reporter.fixSet('Change the loss to "categorical_crossentropy"', ['compile', 'loss'], 'categorical_crossentropy')];
    reporter.report('softmax-with-binary', { classes: targetShape[0] ?? 0 }, ['compile', 'loss'], { severity: 'warning', fixes });
  } else if (!logits && String(reach[activation.type]) !== '0,1') {
    const fixes = settable ? [reporter.fixSet(`Set the activation to "${fitting}"`, place, fitting)] : [];
    const args = { loss: loss.type, activation: activation.type, fitting, logits: 'from_logits' in loss };
    reporter.report('not-probabilities', args, place, { severity: 'warning', fixes });
  }
}

/** A regression whose last activation cannot give the targets. */
function checkReach({ facts }: Trainable, { layer, activation, settable }: Ending, reporter: Reporter): void {
  const [low, high] = reach[activation.type] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const { min, max } = facts.targets;
  const bent = activation.type === 'relu' && (activation.negative_slope !== 0 || activation.max_value !== null);
  if (bent || (min >= low && max <= high)) return;
  const place = [...layer.path, 'activation'];
  const fixes = settable ? [reporter.fixSet('Set the activation to "linear"', place, 'linear')] : [];
  const args = { activation: activation.type, low, ...(Number.isFinite(high) && { high }), min, max };
  reporter.report('out-of-reach', args, place, { severity: 'warning', fixes });
}

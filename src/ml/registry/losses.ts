import { standard } from '../language/fields';
import { boolean, number } from '../language/kinds';
import { type Config, type FormulaEntry, named, table } from './entry';

export const fromLogits = standard(boolean, false, 'True when the outputs are logits (before sigmoid or softmax), not probabilities.');

export const smoothing = standard(
  number({ min: 0, max: 1 }),
  0,
  'Moves targets from 0 and 1 towards each other, so that the network does not become too certain.',
);

/**
 * What a target must look like beside the network's output.
 * - `values`: as many numbers as the output.
 * - `distribution`: the same, as probabilities of classes that add up to 1; one-hot rows are.
 * - `labels`: one whole number, the index of the class, for each row of outputs.
 */
export type Targets = 'values' | 'distribution' | 'labels';

/**
 * What a loss takes the outputs for.
 * - `numbers`: as near to the targets as can be. `counts`: the same, of how often something happened.
 * - `direction`: only where they point counts, not how large they are.
 * - `probability`: each of a class of its own; their logits with `from_logits`.
 * - `distribution`: of several classes; their logits with `from_logits`.
 * - `margin`: the sign is the answer, the size how clear it is.
 * - `scores`: the largest of several is the answer.
 */
type TakenOutputs = 'numbers' | 'counts' | 'direction' | 'probability' | 'distribution' | 'margin' | 'scores';

interface LossEntry extends FormulaEntry {
  readonly targets: Targets;
  readonly outputs: TakenOutputs;
}

const page = (kind: 'probabilistic' | 'regression' | 'hinge', className: string): string =>
  `https://keras.io/api/losses/${kind}_losses/#${className.toLowerCase()}-class`;

/** Keras's loss classes have these; the mean over samples is the only reduction here. */
const unsupported = ['reduction', 'name', 'dtype'];
const withAxis = [...unsupported, 'axis'];

const gamma = (zero: string) => standard(number({ min: 0 }), 2, `How much less samples count that are right already; 0 is ${zero}.`);

/** What training makes small: one number for each sample, and their mean over the batch. y is the target, ŷ the network's output. */
export const losses = table({
  mean_squared_error: {
    text: 'The mean of the squared errors. Large errors count most.',
    formula: 'L = 1/n · Σ (y − ŷ)²',
    use: 'The usual loss of a regression. For classes take a cross-entropy: after a sigmoid, the gradient of the squared error nearly vanishes where an answer is surely wrong.',
    source: page('regression', 'MeanSquaredError'),
    params: {},
    aliases: ['mse', 'MSE', 'MeanSquaredError'],
    unsupported,
    targets: 'values',
    outputs: 'numbers',
  },
  mean_absolute_error: {
    text: 'The mean of the absolute errors. Outliers count less than in the squared error.',
    formula: 'L = 1/n · Σ |y − ŷ|',
    use: 'For a regression with outliers. Its slope does not shrink near the minimum, so steps have to become small for it to settle.',
    source: page('regression', 'MeanAbsoluteError'),
    params: {},
    aliases: ['mae', 'MAE', 'MeanAbsoluteError'],
    unsupported,
    targets: 'values',
    outputs: 'numbers',
  },
  mean_absolute_percentage_error: {
    text: 'The error in percent of the target. Targets near 0 make it huge.',
    formula: 'L = 100/n · Σ |y − ŷ| / |y|',
    use: 'For targets far from 0, where an error of 10 in 100 counts as much as one of 1 in 10, as with prices.',
    source: page('regression', 'MeanAbsolutePercentageError'),
    params: {},
    aliases: ['mape', 'MAPE', 'MeanAbsolutePercentageError'],
    unsupported,
    targets: 'values',
    outputs: 'numbers',
  },
  mean_squared_logarithmic_error: {
    text: 'Counts ratios, not differences. For targets of 0 and above.',
    formula: 'L = 1/n · Σ (ln(1 + y) − ln(1 + ŷ))²',
    use: 'For targets that range from small to very large, such as populations.',
    source: page('regression', 'MeanSquaredLogarithmicError'),
    params: {},
    aliases: ['msle', 'MSLE', 'MeanSquaredLogarithmicError'],
    unsupported,
    targets: 'values',
    outputs: 'numbers',
  },
  huber: {
    text: 'The squared error near the target, a straight line far from it, so that outliers count less.',
    formula: 'L = 1/n · Σ h(y − ŷ)\nh(e) = e² / 2   (|e| ≤ delta)\nh(e) = delta · (|e| − delta / 2)   (|e| > delta)',
    use: 'For a regression with outliers, where the slope should still shrink near the minimum.',
    source: page('regression', 'Huber'),
    params: { delta: standard(number({ above: 0 }), 1, 'From which error on the loss grows in a straight line.') },
    aliases: ['Huber'],
    unsupported,
    targets: 'values',
    outputs: 'numbers',
  },
  log_cosh: {
    text: 'Nearly half the squared error where small, nearly the absolute error less 0.69 where large.',
    formula: 'L = 1/n · Σ ln(cosh(ŷ − y))',
    use: 'As huber, smooth everywhere and without a parameter.',
    source: page('regression', 'LogCosh'),
    params: {},
    aliases: ['LogCosh'],
    unsupported,
    targets: 'values',
    outputs: 'numbers',
  },
  cosine_similarity: {
    text: '−1 where both point the same way, 1 where they point opposite ways; their lengths do not matter.',
    formula: 'L = −Σ y · ŷ / (‖y‖ · ‖ŷ‖)',
    use: 'For outputs that are vectors whose direction is what counts, such as embeddings of words. Not for a single output.',
    source: page('regression', 'CosineSimilarity'),
    params: {},
    aliases: ['CosineSimilarity'],
    unsupported: withAxis,
    targets: 'values',
    outputs: 'direction',
  },
  binary_crossentropy: {
    text: 'How unlikely the targets are by the predicted probabilities. An answer that is surely wrong costs most.',
    formula: 'L = 1/n · Σ −(y · ln ŷ + (1 − y) · ln(1 − ŷ))',
    use: 'For answers of yes or no, one sigmoid unit for each question. A network that always says 0.5 has a loss of 0.693.',
    source: page('probabilistic', 'BinaryCrossentropy'),
    params: { from_logits: fromLogits, label_smoothing: smoothing },
    aliases: ['bce', 'BCE', 'BinaryCrossentropy'],
    unsupported: withAxis,
    targets: 'values',
    outputs: 'probability',
  },
  binary_focal_crossentropy: {
    text: 'Binary cross-entropy in which easy samples count less. p is the probability given to the right answer.',
    formula: 'L = 1/n · Σ −(1 − p)^gamma · ln p\np = ŷ   (y = 1)\np = 1 − ŷ   (y = 0)',
    use: 'For answers of yes or no where one of them is rare: the many easy samples do not outweigh the few hard ones.',
    source: page('probabilistic', 'BinaryFocalCrossentropy'),
    params: {
      apply_class_balancing: standard(boolean, false, 'Weight class 1 by alpha and class 0 by 1 − alpha.'),
      alpha: standard(number({ min: 0 }), 0.25, 'The weight of class 1, with apply_class_balancing.'),
      gamma: gamma('plain cross-entropy (weighted, with apply_class_balancing)'),
      from_logits: fromLogits,
      label_smoothing: smoothing,
    },
    aliases: ['BinaryFocalCrossentropy'],
    unsupported: withAxis,
    targets: 'values',
    outputs: 'probability',
  },
  categorical_crossentropy: {
    text: 'The cross-entropy of several classes, targets one-hot: only the probability of the right class counts.',
    formula: 'L = −Σ y · ln ŷ',
    use: 'For one class out of several, with a softmax output. For targets that are class numbers take sparse_categorical_crossentropy.',
    source: page('probabilistic', 'CategoricalCrossentropy'),
    params: { from_logits: fromLogits, label_smoothing: smoothing },
    aliases: ['CategoricalCrossentropy'],
    unsupported: withAxis,
    targets: 'distribution',
    outputs: 'distribution',
  },
  categorical_focal_crossentropy: {
    text: 'Categorical cross-entropy in which easy samples count less.',
    formula: 'L = −Σ alpha · (1 − ŷ)^gamma · y · ln ŷ',
    use: 'For one class out of several where some classes are rare or hard.',
    source: page('probabilistic', 'CategoricalFocalCrossentropy'),
    params: {
      alpha: standard(number({ min: 0 }), 0.25, 'A factor of the whole loss.'),
      gamma: gamma('alpha times plain cross-entropy'),
      from_logits: fromLogits,
      label_smoothing: smoothing,
    },
    aliases: ['CategoricalFocalCrossentropy'],
    unsupported: withAxis,
    targets: 'distribution',
    outputs: 'distribution',
  },
  sparse_categorical_crossentropy: {
    text: 'Categorical cross-entropy for targets that are class numbers 0, 1, 2, …',
    formula: 'L = −ln ŷ_y',
    use: 'For one class out of several, with a softmax output and class numbers as targets. They need not be made one-hot.',
    source: page('probabilistic', 'SparseCategoricalCrossentropy'),
    params: { from_logits: fromLogits },
    aliases: ['SparseCategoricalCrossentropy'],
    unsupported: [...withAxis, 'ignore_class'],
    targets: 'labels',
    outputs: 'distribution',
  },
  kl_divergence: {
    text: 'How far the distribution ŷ is from the distribution y; 0 where they are equal.',
    formula: 'L = Σ y · ln(y / ŷ)',
    use: 'Where targets are distributions themselves, such as the outputs of another network. For one-hot targets it is the cross-entropy.',
    source: page('probabilistic', 'KLDivergence'),
    params: {},
    aliases: ['kld', 'KLD', 'KLDivergence'],
    unsupported,
    targets: 'distribution',
    outputs: 'distribution',
  },
  poisson: {
    text: 'Smallest where ŷ is the mean of the counts y. Outputs must be above 0.',
    formula: 'L = 1/n · Σ (ŷ − y · ln ŷ)',
    use: 'For counts of rare events, such as calls in an hour. Take exponential or softplus for the output.',
    source: page('probabilistic', 'Poisson'),
    params: {},
    aliases: ['Poisson'],
    unsupported,
    targets: 'values',
    outputs: 'counts',
  },
  hinge: {
    text: '0 once an answer is right with room to spare. Targets are −1 and 1; 0 and 1 are taken as −1 and 1.',
    formula: 'L = 1/n · Σ max(0, 1 − y · ŷ)',
    use: 'For answers of yes or no with a wide margin, as in a support vector machine; output linear or tanh. The outputs are no probabilities.',
    source: page('hinge', 'Hinge'),
    params: {},
    aliases: ['Hinge'],
    unsupported,
    targets: 'values',
    outputs: 'margin',
  },
  squared_hinge: {
    text: 'The squares of hinge. Targets are −1 and 1; 0 and 1 are taken as −1 and 1.',
    formula: 'L = 1/n · Σ max(0, 1 − y · ŷ)²',
    use: 'As hinge, where clear mistakes should count more and the slope should fade towards the margin.',
    source: page('hinge', 'SquaredHinge'),
    params: {},
    aliases: ['SquaredHinge'],
    unsupported,
    targets: 'values',
    outputs: 'margin',
  },
  categorical_hinge: {
    text: 'p is the output of the right class, n the largest of the wrong ones, or 0 if all of those are negative. Targets are one-hot.',
    formula: 'L = max(0, 1 + n − p)\np = Σ y · ŷ\nn = max((1 − y) · ŷ)',
    use: 'For one class out of several by scores in place of probabilities, with a linear output.',
    source: page('hinge', 'CategoricalHinge'),
    params: {},
    aliases: ['CategoricalHinge'],
    unsupported,
    targets: 'distribution',
    outputs: 'scores',
  },
} satisfies Readonly<Record<string, LossEntry>>);

export type Loss = Config<typeof losses>;

/** A loss by name or with parameters. */
export const loss = named(losses, 'loss');

/** What a loss takes the outputs for. */
export const lossOutputs = ({ type }: Loss): TakenOutputs => losses[type].outputs;

/** True where a loss takes the outputs for logits. */
export const takesLogits = (of: Loss): boolean => 'from_logits' in of && of.from_logits;

/** What the targets of a loss must look like. */
export const lossTargets = ({ type }: Loss): Targets => losses[type].targets;

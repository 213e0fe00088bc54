import { standard } from '../language/fields';
import { boolean, number } from '../language/kinds';
import { type Config, type Entry, named, table } from './entry';

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

interface LossEntry extends Entry {
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
    text: 'Mean of (y − ŷ)². The usual loss of a regression; large errors count most.',
    source: page('regression', 'MeanSquaredError'),
    params: {},
    aliases: ['mse', 'MSE', 'MeanSquaredError'],
    unsupported,
    targets: 'values',
    outputs: 'numbers',
  },
  mean_absolute_error: {
    text: 'Mean of |y − ŷ|. Outliers count less than in the squared error.',
    source: page('regression', 'MeanAbsoluteError'),
    params: {},
    aliases: ['mae', 'MAE', 'MeanAbsoluteError'],
    unsupported,
    targets: 'values',
    outputs: 'numbers',
  },
  mean_absolute_percentage_error: {
    text: '100 · mean of |y − ŷ| / |y|: the error in percent of the target. Targets near 0 make it huge.',
    source: page('regression', 'MeanAbsolutePercentageError'),
    params: {},
    aliases: ['mape', 'MAPE', 'MeanAbsolutePercentageError'],
    unsupported,
    targets: 'values',
    outputs: 'numbers',
  },
  mean_squared_logarithmic_error: {
    text: 'Mean of (ln(1 + y) − ln(1 + ŷ))²: counts ratios, not differences. For targets of 0 and above.',
    source: page('regression', 'MeanSquaredLogarithmicError'),
    params: {},
    aliases: ['msle', 'MSLE', 'MeanSquaredLogarithmicError'],
    unsupported,
    targets: 'values',
    outputs: 'numbers',
  },
  huber: {
    text: 'Mean of e² / 2 where |e| is at most delta, else of delta · (|e| − delta / 2), with the error e = y − ŷ: the squared error, less sensitive to outliers.',
    source: page('regression', 'Huber'),
    params: { delta: standard(number({ above: 0 }), 1, 'From which error on the loss grows in a straight line.') },
    aliases: ['Huber'],
    unsupported,
    targets: 'values',
    outputs: 'numbers',
  },
  log_cosh: {
    text: 'Mean of ln(cosh(ŷ − y)): nearly half the squared error where small, nearly the absolute error less 0.69 where large.',
    source: page('regression', 'LogCosh'),
    params: {},
    aliases: ['LogCosh'],
    unsupported,
    targets: 'values',
    outputs: 'numbers',
  },
  cosine_similarity: {
    text: '−Σ y · ŷ / (‖y‖ · ‖ŷ‖): −1 where both point the same way, 1 where they point opposite ways; their lengths do not matter.',
    source: page('regression', 'CosineSimilarity'),
    params: {},
    aliases: ['CosineSimilarity'],
    unsupported: withAxis,
    targets: 'values',
    outputs: 'direction',
  },
  binary_crossentropy: {
    text: 'Mean of −(y · ln ŷ + (1 − y) · ln(1 − ŷ)). For answers of yes or no, one sigmoid unit for each question.',
    source: page('probabilistic', 'BinaryCrossentropy'),
    params: { from_logits: fromLogits, label_smoothing: smoothing },
    aliases: ['bce', 'BCE', 'BinaryCrossentropy'],
    unsupported: withAxis,
    targets: 'values',
    outputs: 'probability',
  },
  binary_focal_crossentropy: {
    text: 'Binary cross-entropy times (1 − p)^gamma, where p is the probability given to the right answer: easy samples count less.',
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
    text: '−Σ y · ln ŷ: for one class out of several, targets one-hot, output softmax.',
    source: page('probabilistic', 'CategoricalCrossentropy'),
    params: { from_logits: fromLogits, label_smoothing: smoothing },
    aliases: ['CategoricalCrossentropy'],
    unsupported: withAxis,
    targets: 'distribution',
    outputs: 'distribution',
  },
  categorical_focal_crossentropy: {
    text: '−Σ alpha · (1 − ŷ)^gamma · y · ln ŷ: categorical cross-entropy in which easy samples count less.',
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
    text: '−ln ŷ of the right class: categorical cross-entropy for targets that are class numbers 0, 1, 2, …',
    source: page('probabilistic', 'SparseCategoricalCrossentropy'),
    params: { from_logits: fromLogits },
    aliases: ['SparseCategoricalCrossentropy'],
    unsupported: [...withAxis, 'ignore_class'],
    targets: 'labels',
    outputs: 'distribution',
  },
  kl_divergence: {
    text: 'Σ y · ln(y / ŷ): how far the distribution ŷ is from the distribution y; 0 where they are equal.',
    source: page('probabilistic', 'KLDivergence'),
    params: {},
    aliases: ['kld', 'KLD', 'KLDivergence'],
    unsupported,
    targets: 'distribution',
    outputs: 'distribution',
  },
  poisson: {
    text: 'Mean of ŷ − y · ln ŷ: for counts of rare events; outputs must be above 0.',
    source: page('probabilistic', 'Poisson'),
    params: {},
    aliases: ['Poisson'],
    unsupported,
    targets: 'values',
    outputs: 'counts',
  },
  hinge: {
    text: 'Mean of max(0, 1 − y · ŷ), targets −1 and 1 (0 and 1 are taken as −1 and 1): 0 once an answer is right with room to spare.',
    source: page('hinge', 'Hinge'),
    params: {},
    aliases: ['Hinge'],
    unsupported,
    targets: 'values',
    outputs: 'margin',
  },
  squared_hinge: {
    text: 'Mean of max(0, 1 − y · ŷ)², targets −1 and 1 (0 and 1 are taken as −1 and 1).',
    source: page('hinge', 'SquaredHinge'),
    params: {},
    aliases: ['SquaredHinge'],
    unsupported,
    targets: 'values',
    outputs: 'margin',
  },
  categorical_hinge: {
    text: 'max(0, 1 + the largest output of a wrong class, or 0 if all of those are negative, − the output of the right class), targets one-hot.',
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

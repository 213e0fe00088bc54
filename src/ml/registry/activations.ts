import { standard } from '../language/fields';
import { boolean, number } from '../language/kinds';
import {
  type ActivationEntry,
  above0,
  allNumbers,
  type Flat,
  type Link,
  negative,
  type OutputMeaning,
  activationPage as page,
  positive,
  type Range,
  type RowOrder,
} from './activation-entry';
import { kinkedActivations } from './activations-kinked';
import { SELU_ALPHA, SELU_SCALE } from './constants';
import { type Config, named, table } from './entry';

const smoothActivations = table({
  linear: {
    text: 'The weighted sum as it is.',
    formula: 'f(z) = z',
    use: 'For the output of a regression. In hidden layers it adds nothing: a stack of linear layers is one linear layer.',
    source: page('linear'),
    params: {},
    range: allNumbers,
    preActivationAt: (output) => output,
    rowOrder: 'even',
  },
  sigmoid: {
    text: 'Squeezes any number into 0 … 1, as the probability of one class or label.',
    formula: 'f(z) = 1 / (1 + exp(−z))',
    use: 'For the output of a yes-or-no question, with binary_crossentropy. In deep hidden layers its gradient vanishes, as its slope is 0.25 at most.',
    source: page('sigmoid'),
    params: {},
    range: [0, 1],
    meaning: 'probability',
    link: 'logit',
    preActivationAt: (p) => (p > 0 && p < 1 ? Math.log(p / (1 - p)) : undefined),
    rowOrder: 'largest',
    flat: { low: 0.01266, high: 0.98734 },
    steepest: 1 / 4,
  },
  tanh: {
    text: 'Squeezes any number into −1 … 1, with 0 in the middle.',
    formula: 'f(z) = (exp(z) − exp(−z)) / (exp(z) + exp(−z))',
    use: 'For small hidden layers and recurrent layers, where outputs of both signs help. Far from 0 it is flat, so deep stacks learn slowly.',
    source: page('tanh'),
    params: {},
    range: [-1, 1],
    meaning: 'signed',
    link: 'atanh',
    preActivationAt: (output) => (Math.abs(output) < 1 ? Math.atanh(output) : undefined),
    rowOrder: 'largest',
    flat: { low: -0.97468, high: 0.97468 },
  },
  softmax: {
    text: 'Probabilities of several classes that add up to 1.',
    formula: 'f(z)ᵢ = exp(zᵢ) / Σⱼ exp(zⱼ)',
    use: 'For the output of one class out of several, one unit a class. With a single unit it is always 1, so it learns nothing.',
    source: page('softmax'),
    params: {},
    unsupported: ['axis'],
    wholeRow: true,
    range: [0, 1],
    meaning: 'distribution',
    link: 'log',
    rowOrder: 'even',
  },
  softplus: {
    text: 'A ReLU without a corner, always above 0.',
    formula: 'f(z) = ln(1 + exp(z))',
    use: 'For outputs that must be above 0, such as a price or a duration. In hidden layers relu is quicker and usually as good.',
    source: page('softplus'),
    params: {},
    range: positive,
    preActivationAt: (output) => (output > 0 ? Math.log(Math.expm1(output)) : undefined),
    rowOrder: 'largest',
  },
  softsign: {
    text: 'Like tanh, but nears −1 and 1 more slowly.',
    formula: 'f(z) = z / (1 + |z|)',
    use: 'In place of tanh where units saturate: far from 0 its slope falls off less steeply.',
    source: page('softsign'),
    params: {},
    range: [-1, 1],
    meaning: 'signed',
    preActivationAt: (output) => (Math.abs(output) < 1 ? output / (1 - Math.abs(output)) : undefined),
    rowOrder: 'largest',
    flat: { low: -0.7764, high: 0.7764 },
  },
  elu: {
    text: 'A ReLU that goes below 0 smoothly.',
    formula: 'f(z) = z   (z > 0)\nf(z) = alpha · (exp(z) − 1)   (z ≤ 0)',
    use: 'For hidden layers in place of relu: its units do not die, and the mean of its outputs is nearer to 0.',
    source: page('elu'),
    params: { alpha: standard(number(), 1, 'The value that f nears for very negative z is −alpha.') },
    range: ({ alpha }) => [Math.min(0, -(alpha as number)), Number.POSITIVE_INFINITY],
    preActivationAt: (output, { alpha }) => ((alpha as number) < 0 ? undefined : above0(output)),
    rowOrder: ({ alpha }) => ((alpha as number) > 0 ? 'largest' : undefined),
    flat: ({ alpha }) =>
      (alpha as number) > 0
        ? { low: Math.min(0, Math.max(1, alpha as number) / 20 - (alpha as number)), high: Number.POSITIVE_INFINITY }
        : alpha === 0
          ? { off: 0 }
          : undefined,
  },
  selu: {
    text: 'An elu with two fixed constants, which keep mean 0 and variance 1 from layer to layer.',
    formula: 'f(z) = 1.0507 · z   (z > 0)\nf(z) = 1.0507 · 1.6733 · (exp(z) − 1)   (z ≤ 0)',
    use: 'For deep stacks of Dense layers without batch normalization. Use it with lecun_normal and scaled inputs.',
    source: page('selu'),
    params: {},
    range: [-SELU_SCALE * SELU_ALPHA, Number.POSITIVE_INFINITY],
    preActivationAt: (output) => (output > 0 ? output / SELU_SCALE : undefined),
    rowOrder: 'largest',
    flat: { low: -0.95 * SELU_SCALE * SELU_ALPHA, high: Number.POSITIVE_INFINITY },
  },
  celu: {
    text: 'An ELU whose slope has no jump for any alpha.',
    formula: 'f(z) = max(0, z) + min(0, alpha · (exp(z / alpha) − 1))',
    use: 'In place of elu where alpha is not 1.',
    source: page('celu'),
    params: { alpha: standard(number({ above: 0 }), 1, 'The value that f nears for very negative z is −alpha.') },
    range: ({ alpha }) => [-(alpha as number), Number.POSITIVE_INFINITY],
    preActivationAt: above0,
    rowOrder: 'largest',
    flat: ({ alpha }) => ({ low: -0.95 * (alpha as number), high: Number.POSITIVE_INFINITY }),
  },
  gelu: {
    text: 'Multiplies z by Φ(z), the probability that a standard normal number is at most z.',
    formula: 'f(z) = z · Φ(z)',
    use: 'For hidden layers of deep networks: it is usual in transformers. In small networks relu is usually as good.',
    source: page('gelu'),
    params: { approximate: standard(boolean, false, 'Compute Φ by a formula with tanh, which is a little faster and a little off.') },
    range: [-0.17, Number.POSITIVE_INFINITY],
    monotone: false,
  },
  silu: {
    text: 'Also called swish: a ReLU that dips a little below 0.',
    formula: 'f(z) = z · sigmoid(z)',
    use: 'For hidden layers of deep networks in place of relu: it is smooth, but takes longer to compute.',
    source: page('silu'),
    params: {},
    aliases: ['swish'],
    range: [-0.2785, Number.POSITIVE_INFINITY],
    monotone: false,
  },
  mish: {
    text: 'A ReLU that dips a little below 0, smooth everywhere.',
    formula: 'f(z) = z · tanh(softplus(z))',
    use: 'For hidden layers of deep networks, much as silu; it takes a little longer to compute.',
    source: page('mish'),
    params: {},
    range: [-0.3089, Number.POSITIVE_INFINITY],
    monotone: false,
  },
  squareplus: {
    text: 'Like softplus, without exponentials.',
    formula: 'f(z) = (z + √(z² + b)) / 2',
    use: 'In place of softplus where exponentials take too long.',
    source: page('squareplus'),
    params: { b: standard(number({ min: 0 }), 4, 'How round the bend at 0 is; 0 makes it a ReLU.') },
    range: positive,
    rowOrder: ({ b }) => ((b as number) > 0 ? 'largest' : undefined),
  },
  exponential: {
    text: 'Always above 0, and soon very large.',
    formula: 'f(z) = exp(z)',
    use: 'For the output of counts, with the loss poisson. Not for hidden layers: its values soon become too large.',
    source: page('exponential'),
    params: {},
    range: positive,
    preActivationAt: (output) => (output > 0 ? Math.log(output) : undefined),
    rowOrder: 'largest',
  },
  log_sigmoid: {
    text: 'The logarithm of sigmoid, at most 0.',
    formula: 'f(z) = ln(1 / (1 + exp(−z)))',
    use: 'Where log probabilities are wanted: adding them up multiplies the probabilities. It is rare in hidden layers.',
    source: page('log_sigmoid'),
    params: {},
    range: negative,
    rowOrder: 'largest',
  },
  log_softmax: {
    text: 'The logarithms of softmax.',
    formula: 'f(z)ᵢ = zᵢ − ln Σⱼ exp(zⱼ)',
    use: 'Where log probabilities are wanted as outputs. The cross-entropies take probabilities or logits, so use softmax to train with them.',
    source: page('log_softmax'),
    params: {},
    unsupported: ['axis'],
    wholeRow: true,
    range: negative,
    meaning: 'log-distribution',
    rowOrder: 'even',
  },
  tanh_shrink: {
    text: 'Nearly 0 around 0, a straight line far from it.',
    formula: 'f(z) = z − tanh(z)',
    use: 'Where small values are noise and should count for little. It is rare.',
    source: page('tanh_shrink'),
    params: {},
    range: allNumbers,
    rowOrder: 'largest',
  },
} satisfies Readonly<Record<string, ActivationEntry>>);

/** Keras's activation functions, and the two threshold functions of the perceptron. */
export const activations = table({ ...smoothActivations, ...kinkedActivations });

export type Activation = Config<typeof activations>;

/** An activation by name or with parameters. */
export const activation = named(activations, 'activation');

/** What a layer has when no activation is given. */
export const linear: Activation = { type: 'linear' };

const entryOf = ({ type }: Activation): ActivationEntry => activations[type];

/** False for functions whose derivative is 0 wherever it exists: no error gets back through them. */
export const hasGradient = (of: Activation): boolean => entryOf(of).gradient ?? true;

/** By how much a gradient that comes through an activation is multiplied at most; 1 where it can be that or more. */
export const steepestSlope = (of: Activation): number => entryOf(of).steepest ?? 1;

/** Outputs at which hardly any error comes back through an activation; undefined where there are none. */
export function flatParts(of: Activation): Flat | undefined {
  const { flat } = entryOf(of);
  return typeof flat === 'function' ? flat(of) : flat;
}

/** False where a larger pre-activation may give a smaller output, and another a larger one. */
export const isMonotone = (of: Activation): boolean => entryOf(of).monotone ?? true;

/** The smallest and largest number that an activation gives, or comes near to. */
export function outputRange(of: Activation): Range {
  const { range } = entryOf(of);
  return typeof range === 'function' ? range(of) : range;
}

/** What an activation's output says by itself. */
export const outputMeaning = (of: Activation): OutputMeaning => entryOf(of).meaning ?? 'number';

/** What makes an activation's outputs grow evenly. */
export const outputLink = (of: Activation): Link => entryOf(of).link ?? 'identity';

/** The pre-activation above which an activation's output is above so much, and below which it is not; undefined where there is no single one. */
export const preActivationAt = (of: Activation, output: number): number | undefined => entryOf(of).preActivationAt?.(output, of);

/** What the pre-activations of a row say of an activation's outputs; undefined where the largest pre-activation need not give the largest output. */
export function rowOrder(of: Activation): RowOrder | undefined {
  const { rowOrder: order } = entryOf(of);
  return typeof order === 'function' ? order(of) : order;
}

/** True for functions that need all values of the last axis at once; the others take each number by itself. */
export const worksOnRows = (of: Activation): boolean => entryOf(of).wholeRow ?? false;

/** What the units of a layer give, as plain facts that cross to panels. */
export interface UnitFacts {
  /** The smallest and largest number that a unit gives, where both are finite. */
  readonly range?: readonly [low: number, high: number];
  /** A unit whose output is above this says yes rather than no. */
  readonly turn: number;
  /** It gives only a few numbers and jumps from one to the next, so that it changes nothing but at its line. */
  readonly jumps: boolean;
  /** Its output never falls after it has risen, as the pre-activation grows. */
  readonly monotone: boolean;
}

/** Any output above nothing. */
const ABOVE_0 = 1e-6;

export function unitFacts(activation: Activation): UnitFacts {
  const range = outputRange(activation);
  const meaning = outputMeaning(activation);
  const half = meaning === 'probability' || meaning === 'yes-or-no';
  return {
    ...(range.every(Number.isFinite) && { range }),
    turn: half ? 0.5 : range[0] === 0 ? ABOVE_0 : 0,
    jumps: !hasGradient(activation),
    monotone: isMonotone(activation),
  };
}

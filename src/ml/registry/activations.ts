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
    text: 'f(z) = z: the weighted sum as it is. For the output of a regression.',
    source: page('linear'),
    params: {},
    range: allNumbers,
    preActivationAt: (output) => output,
    rowOrder: 'even',
  },
  sigmoid: {
    text: 'f(z) = 1 / (1 + exp(−z)): squeezes any number into 0 … 1, as the probability of one class or label.',
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
    text: 'f(z) = (exp(z) − exp(−z)) / (exp(z) + exp(−z)): squeezes any number into −1 … 1, with 0 in the middle.',
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
    text: 'f(z)ᵢ = exp(zᵢ) / Σⱼ exp(zⱼ): probabilities of several classes that add up to 1.',
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
    text: 'f(z) = ln(1 + exp(z)): a ReLU without a corner, always above 0.',
    source: page('softplus'),
    params: {},
    range: positive,
    preActivationAt: (output) => (output > 0 ? Math.log(Math.expm1(output)) : undefined),
    rowOrder: 'largest',
  },
  softsign: {
    text: 'f(z) = z / (1 + |z|): like tanh, but nears −1 and 1 more slowly.',
    source: page('softsign'),
    params: {},
    range: [-1, 1],
    meaning: 'signed',
    preActivationAt: (output) => (Math.abs(output) < 1 ? output / (1 - Math.abs(output)) : undefined),
    rowOrder: 'largest',
    flat: { low: -0.7764, high: 0.7764 },
  },
  elu: {
    text: 'f(z) = z for z > 0, else alpha · (exp(z) − 1): a ReLU that goes below 0 smoothly.',
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
    text: 'f(z) = 1.0507 · elu(z) with alpha = 1.6733: keeps mean 0 and variance 1 from layer to layer; use with lecun_normal.',
    source: page('selu'),
    params: {},
    range: [-SELU_SCALE * SELU_ALPHA, Number.POSITIVE_INFINITY],
    preActivationAt: (output) => (output > 0 ? output / SELU_SCALE : undefined),
    rowOrder: 'largest',
    flat: { low: -0.95 * SELU_SCALE * SELU_ALPHA, high: Number.POSITIVE_INFINITY },
  },
  celu: {
    text: 'f(z) = max(0, z) + min(0, alpha · (exp(z / alpha) − 1)): an ELU whose slope has no jump for any alpha.',
    source: page('celu'),
    params: { alpha: standard(number({ above: 0 }), 1, 'The value that f nears for very negative z is −alpha.') },
    range: ({ alpha }) => [-(alpha as number), Number.POSITIVE_INFINITY],
    preActivationAt: above0,
    rowOrder: 'largest',
    flat: ({ alpha }) => ({ low: -0.95 * (alpha as number), high: Number.POSITIVE_INFINITY }),
  },
  gelu: {
    text: 'f(z) = z · Φ(z), where Φ(z) is the probability that a standard normal number is at most z.',
    source: page('gelu'),
    params: { approximate: standard(boolean, false, 'Compute Φ by a formula with tanh, which is a little faster and a little off.') },
    range: [-0.17, Number.POSITIVE_INFINITY],
    monotone: false,
  },
  silu: {
    text: 'f(z) = z · sigmoid(z): also called swish; a ReLU that dips a little below 0.',
    source: page('silu'),
    params: {},
    aliases: ['swish'],
    range: [-0.2785, Number.POSITIVE_INFINITY],
    monotone: false,
  },
  mish: {
    text: 'f(z) = z · tanh(softplus(z)): a ReLU that dips a little below 0, smooth everywhere.',
    source: page('mish'),
    params: {},
    range: [-0.3089, Number.POSITIVE_INFINITY],
    monotone: false,
  },
  squareplus: {
    text: 'f(z) = (z + √(z² + b)) / 2: like softplus, without exponentials.',
    source: page('squareplus'),
    params: { b: standard(number({ min: 0 }), 4, 'How round the bend at 0 is; 0 makes it a ReLU.') },
    range: positive,
    rowOrder: ({ b }) => ((b as number) > 0 ? 'largest' : undefined),
  },
  exponential: {
    text: 'f(z) = exp(z): always above 0, and soon very large.',
    source: page('exponential'),
    params: {},
    range: positive,
    preActivationAt: (output) => (output > 0 ? Math.log(output) : undefined),
    rowOrder: 'largest',
  },
  log_sigmoid: {
    text: 'f(z) = ln(1 / (1 + exp(−z))): the logarithm of sigmoid, at most 0.',
    source: page('log_sigmoid'),
    params: {},
    range: negative,
    rowOrder: 'largest',
  },
  log_softmax: {
    text: 'f(z)ᵢ = zᵢ − ln Σⱼ exp(zⱼ): the logarithms of softmax.',
    source: page('log_softmax'),
    params: {},
    unsupported: ['axis'],
    wholeRow: true,
    range: negative,
    meaning: 'log-distribution',
    rowOrder: 'even',
  },
  tanh_shrink: {
    text: 'f(z) = z − tanh(z): nearly 0 around 0, a straight line far from it.',
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

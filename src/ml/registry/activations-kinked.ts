import { required, standard } from '../language/fields';
import { nullable, number } from '../language/kinds';
import { type ActivationEntry, above0, allNumbers, activationPage as page, positive } from './activation-entry';
import { table } from './entry';

const slope = 'Slope where the function would otherwise be flat below the threshold.';

/** Activation functions put together from pieces, with corners or jumps between them. */
export const kinkedActivations = table({
  relu: {
    text: 'f(z) = max(0, z): the usual choice for hidden layers. Its parameters move the corner, tilt the flat side and set a ceiling.',
    source: page('relu'),
    params: {
      negative_slope: standard(number({ min: 0 }), 0, slope),
      max_value: standard(nullable(number({ min: 0 })), null, 'The largest value f can have; null for none.'),
      threshold: standard(number({ min: 0 }), 0, 'f(z) = z only for z above this; below, f(z) = negative_slope · (z − threshold).'),
    },
    range: ({ negative_slope, max_value }) => [
      negative_slope === 0 ? 0 : Number.NEGATIVE_INFINITY,
      (max_value as number | null) ?? Number.POSITIVE_INFINITY,
    ],
    preActivationAt: (output, { threshold, max_value }) =>
      output > (threshold as number) && output < ((max_value as number | null) ?? Number.POSITIVE_INFINITY) ? output : undefined,
    rowOrder: ({ negative_slope, max_value }) => ((negative_slope as number) > 0 && max_value === null ? 'largest' : undefined),
    flat: ({ negative_slope }) => (negative_slope === 0 ? { off: 0 } : undefined),
  },
  relu6: {
    text: 'f(z) = min(max(0, z), 6): a ReLU with a ceiling.',
    source: page('relu6'),
    params: {},
    range: [0, 6],
    preActivationAt: (output) => (output < 6 ? above0(output) : undefined),
    flat: { off: 0 },
  },
  leaky_relu: {
    text: 'f(z) = z for z > 0, else negative_slope · z: a ReLU whose units cannot die, because the slope is never 0 (as long as negative_slope is not).',
    source: page('leaky_relu'),
    params: { negative_slope: standard(number({ min: 0 }), 0.2, 'Slope for z below 0.') },
    range: ({ negative_slope }) => (negative_slope === 0 ? positive : allNumbers),
    preActivationAt: above0,
    rowOrder: ({ negative_slope }) => ((negative_slope as number) > 0 ? 'largest' : undefined),
    flat: ({ negative_slope }) => (negative_slope === 0 ? { off: 0 } : undefined),
  },
  hard_sigmoid: {
    text: 'f(z) = z / 6 + 0.5, but at least 0 and at most 1: sigmoid out of straight lines.',
    source: page('hard_sigmoid'),
    params: {},
    range: [0, 1],
    meaning: 'probability',
    preActivationAt: (p) => (p > 0 && p < 1 ? (p - 0.5) * 6 : undefined),
    flat: { low: 0, high: 1 },
    steepest: 1 / 6,
  },
  hard_silu: {
    text: 'f(z) = z · hard_sigmoid(z): also called hard swish; silu without exponentials.',
    source: page('hard_silu'),
    params: {},
    aliases: ['hard_swish'],
    range: [-0.375, Number.POSITIVE_INFINITY],
    monotone: false,
  },
  hard_tanh: {
    text: 'f(z) = z, but at least −1 and at most 1: tanh out of straight lines.',
    source: page('hard_tanh'),
    params: {},
    range: [-1, 1],
    meaning: 'signed',
    preActivationAt: (output) => (Math.abs(output) < 1 ? output : undefined),
    flat: { low: -1, high: 1 },
  },
  soft_shrink: {
    text: 'f(z) = z moved towards 0 by the threshold; 0 where z is nearer to 0 than that.',
    source: page('soft_shrink'),
    params: { threshold: standard(number({ min: 0 }), 0.5, 'How far z is moved towards 0.') },
    range: allNumbers,
    flat: { off: 0 },
  },
  hard_shrink: {
    text: 'f(z) = z where |z| is above the threshold, else 0.',
    source: page('hard_shrink'),
    params: { threshold: standard(number({ min: 0 }), 0.5, 'Values up to this far from 0 become 0.') },
    range: allNumbers,
    flat: { off: 0 },
  },
  threshold: {
    text: 'f(z) = z where z is above the threshold, else default_value.',
    source: page('threshold'),
    params: {
      threshold: required(number(), 'Values above this are kept.'),
      default_value: required(number(), 'What the others become.'),
    },
    range: ({ threshold, default_value }) => [Math.min(threshold as number, default_value as number), Number.POSITIVE_INFINITY],
    monotone: false,
    flat: ({ default_value }) => ({ off: default_value as number }),
  },
  sparse_plus: {
    text: 'f(z) = 0 for z ≤ −1, (z + 1)² / 4 between −1 and 1, z for z ≥ 1: a softplus that is exactly 0 on the left.',
    source: page('sparse_plus'),
    params: {},
    range: positive,
    preActivationAt: (output) => (output > 0 && output < 1 ? 2 * Math.sqrt(output) - 1 : above0(output)),
    flat: { off: 0 },
  },
  sparse_sigmoid: {
    text: 'f(z) = (z + 1) / 2, but at least 0 and at most 1: reaches 0 at −1 and 1 at 1.',
    source: page('sparse_sigmoid'),
    params: {},
    range: [0, 1],
    meaning: 'probability',
    preActivationAt: (p) => (p > 0 && p < 1 ? 2 * p - 1 : undefined),
    flat: { low: 0, high: 1 },
    steepest: 1 / 2,
  },
  sparsemax: {
    text: 'f(z)ᵢ = max(0, zᵢ − τ) with τ such that all add up to 1: like softmax, but small values become exactly 0.',
    source: page('sparsemax'),
    params: {},
    unsupported: ['axis'],
    wholeRow: true,
    range: [0, 1],
    meaning: 'distribution',
    rowOrder: 'largest',
  },
  step: {
    text: 'f(z) = 1 for z > 0, else 0: Heaviside’s step, the neuron that fires or does not. Its slope is 0, so no gradient passes it: only the perceptron rule trains a layer that ends in it.',
    source: 'https://en.wikipedia.org/wiki/Heaviside_step_function',
    params: {},
    gradient: false,
    range: [0, 1],
    meaning: 'yes-or-no',
    preActivationAt: (output) => (output >= 0 && output < 1 ? 0 : undefined),
  },
  sign: {
    text: 'f(z) = 1 for z > 0, −1 for z < 0, 0 for z = 0. Its slope is 0, so no gradient passes it: only the perceptron rule trains a layer that ends in it.',
    source: 'https://keras.io/api/ops/numpy/#sign-function',
    params: {},
    gradient: false,
    range: [-1, 1],
    meaning: 'sign',
    preActivationAt: (output) => (output >= 0 && output < 1 ? 0 : undefined),
  },
} satisfies Readonly<Record<string, ActivationEntry>>);

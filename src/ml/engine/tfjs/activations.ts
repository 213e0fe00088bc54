import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../../registry/activations';
import { SELU_ALPHA, SELU_SCALE } from '../../registry/constants';

type Of<T extends Activation['type']> = Extract<Activation, { readonly type: T }>;
type ActivationFunction<T extends Activation['type']> = (z: tf.Tensor, config: Of<T>) => tf.Tensor;

/** 1 where z is above the limit, else 0. tfjs knows no gradient for comparisons, but knows that `step` has none. */
const above = (z: tf.Tensor, limit: number): tf.Tensor => tf.step(limit === 0 ? z : tf.sub(z, limit));

/** 1 where z is at least the limit, else 0. */
const atLeast = (z: tf.Tensor, limit: number): tf.Tensor => tf.sub(1, tf.step(tf.sub(limit, z)));

const leakyRelu = (z: tf.Tensor, slope: number): tf.Tensor => tf.mul(z, tf.add(slope, tf.mul(1 - slope, tf.step(z))));

/**
 * z between two limits, with no slope at the limits themselves; at corners the derivative is the one TensorFlow takes, here and
 * below. tfjs gives a tie between two operands of minimum and maximum to the first.
 */
const between = (z: tf.Tensor, low: number, high: number): tf.Tensor => tf.minimum(high, tf.maximum(low, z));

const hardSigmoid = (z: tf.Tensor): tf.Tensor => tf.div(between(tf.add(z, 3), 0, 6), 6);

const exponentialBelow = (z: tf.Tensor): tf.Tensor => tf.expm1(tf.minimum(0, z));

/** The case distinctions are those of keras/src/activations/activations.py, `ReLU.static_call`. */
function relu(z: tf.Tensor, { negative_slope: slope, max_value: ceiling, threshold }: Of<'relu'>): tf.Tensor {
  if (slope !== 0 && ceiling === null && threshold === 0) return leakyRelu(z, slope);
  const positive = threshold === 0 ? tf.relu(z) : tf.mul(z, above(z, threshold));
  const capped = ceiling === null ? positive : tf.clipByValue(positive, 0, ceiling);
  return slope === 0 ? capped : tf.sub(capped, tf.mul(tf.relu(threshold === 0 ? tf.neg(z) : tf.sub(threshold, z)), slope));
}

/** √(2 / π), of the approximation of gelu by tanh. Source: Hendrycks and Gimpel 2016, arXiv 1606.08415 */
const GELU = Math.sqrt(2 / Math.PI);

function gelu(z: tf.Tensor, { approximate }: Of<'gelu'>): tf.Tensor {
  const twice = approximate
    ? tf.add(1, tf.tanh(tf.mul(GELU, tf.add(z, tf.mul(0.044715, tf.mul(z, tf.square(z)))))))
    : tf.add(1, tf.erf(tf.div(z, Math.SQRT2)));
  return tf.mul(tf.mul(0.5, z), twice);
}

/**
 * Projection onto the probability simplex along the last axis: max(0, z − τ). Which entries stay above zero is found outside
 * the gradient's tape, because tfjs has none for sorting; τ itself is differentiable in them.
 * Source: Martins and Astudillo 2016, arXiv 1602.02068
 */
function sparsemax(z: tf.Tensor): tf.Tensor {
  const width = z.shape.at(-1) as number;
  const values = z.dataSync();
  const kept = new Float32Array(values.length);
  for (let row = 0; row < values.length; row += width) {
    const sorted = Array.from(values.subarray(row, row + width)).sort((a, b) => b - a);
    let sum = 0;
    let limit = Number.NEGATIVE_INFINITY;
    sorted.forEach((value, k) => {
      sum += value;
      if (1 + (k + 1) * value > sum) limit = value;
    });
    for (let i = row; i < row + width; i++) kept[i] = (values[i] as number) >= limit ? 1 : 0;
  }
  const support = tf.tensor(kept, z.shape);
  const excess = tf.sub(tf.sum(tf.mul(z, support), -1, true), 1);
  return tf.mul(tf.sub(z, tf.div(excess, tf.sum(support, -1, true))), support);
}

/** How each activation of the registry is computed with tfjs; an entry without a function here does not compile. */
const functions: { readonly [T in Activation['type']]: ActivationFunction<T> } = {
  linear: (z) => z,
  relu,
  relu6: (z) => between(z, 0, 6),
  leaky_relu: (z, { negative_slope }) => leakyRelu(z, negative_slope),
  elu: (z, { alpha }) => (alpha === 1 ? tf.elu(z) : tf.add(tf.relu(z), tf.mul(alpha, tf.expm1(tf.minimum(z, 0))))),
  selu: (z) => tf.mul(SELU_SCALE, tf.add(tf.maximum(z, 0), tf.mul(SELU_ALPHA, exponentialBelow(z)))),
  celu: (z, { alpha }) => tf.add(tf.maximum(z, 0), tf.mul(alpha, tf.expm1(tf.div(tf.minimum(z, 0), alpha)))),
  gelu,
  silu: (z) => tf.mul(z, tf.sigmoid(z)),
  mish: (z) => tf.mul(z, tf.tanh(tf.softplus(z))),
  softplus: (z) => tf.softplus(z),
  softsign: (z) => tf.div(z, tf.add(1, tf.abs(z))),
  tanh: (z) => tf.tanh(z),
  sigmoid: (z) => tf.sigmoid(z),
  hard_sigmoid: hardSigmoid,
  hard_silu: (z) => tf.mul(z, hardSigmoid(z)),
  hard_tanh: (z) => tf.clipByValue(z, -1, 1),
  tanh_shrink: (z) => tf.sub(z, tf.tanh(z)),
  soft_shrink: (z, { threshold }) => tf.sub(tf.relu(tf.sub(z, threshold)), tf.relu(tf.sub(tf.neg(z), threshold))),
  hard_shrink: (z, { threshold }) => tf.mul(z, above(tf.abs(z), threshold)),
  threshold: (z, { threshold, default_value }) => {
    const kept = above(z, threshold);
    return tf.add(tf.mul(z, kept), tf.mul(default_value, tf.sub(1, kept)));
  },
  squareplus: (z, { b }) => tf.div(tf.add(z, tf.sqrt(tf.add(tf.square(z), b))), 2),
  sparse_plus: (z) => {
    const right = atLeast(z, 1);
    const middle = tf.mul(above(z, -1), tf.sub(1, right));
    return tf.add(tf.mul(z, right), tf.mul(tf.div(tf.square(tf.add(z, 1)), 4), middle));
  },
  sparse_sigmoid: (z) => between(tf.div(tf.add(z, 1), 2), 0, 1),
  sparsemax,
  exponential: (z) => tf.exp(z),
  log_sigmoid: (z) => tf.neg(tf.softplus(tf.neg(z))),
  softmax: (z) => tf.softmax(z),
  log_softmax: (z) => tf.logSoftmax(z),
  step: (z) => tf.step(z),
  sign: (z) => tf.sign(z),
};

/** Applies an activation to a tensor of any rank; functions of whole rows work along the last axis. */
export const activate = (activation: Activation, z: tf.Tensor): tf.Tensor =>
  (functions[activation.type] as ActivationFunction<Activation['type']>)(z, activation as never);

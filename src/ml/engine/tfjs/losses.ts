import * as tf from '@tensorflow/tfjs-core';
import { KERAS_EPSILON } from '../../registry/constants';
import type { Loss } from '../../registry/losses';
import { crossEntropy } from './fused';
import type { Output } from './layers/layer';

type Of<T extends Loss['type']> = Extract<Loss, { readonly type: T }>;

/**
 * Loss of each row: the last axis is reduced. Target and output have the same shape, but labels lack the last axis.
 * The formulas are those of keras/src/losses/losses.py (3.15) and of its TensorFlow backend.
 */
type LossFunction<T extends Loss['type']> = (target: tf.Tensor, output: Output, config: Of<T>) => tf.Tensor;

const mean = (x: tf.Tensor): tf.Tensor => tf.mean(x, -1);
const sum = (x: tf.Tensor): tf.Tensor => tf.sum(x, -1);
const inside = (p: tf.Tensor): tf.Tensor => tf.clipByValue(p, KERAS_EPSILON, 1 - KERAS_EPSILON);

/**
 * What went into the output's own sigmoid or softmax, or the output itself where it is declared to be logits. Keras's
 * TensorFlow backend computes cross-entropy from these, so that saturated outputs lose no precision and are not clipped. It
 * does so after either function, whichever cross-entropy it is: what counts is that there are logits.
 */
function logitsOf({ value, before }: Output, declared: boolean): tf.Tensor | undefined {
  if (before?.activation.type === 'sigmoid' || before?.activation.type === 'softmax') return before.value;
  return declared ? value : undefined;
}

function binaryCrossentropy(target: tf.Tensor, output: Output, fromLogits: boolean): tf.Tensor {
  const logits = logitsOf(output, fromLogits);
  if (logits) {
    // y · softplus(−z) + (1 − y) · softplus(z): exact for large |z|, and with the right slope at 0.
    return tf.add(tf.mul(target, tf.softplus(tf.neg(logits))), tf.mul(tf.sub(1, target), tf.softplus(logits)));
  }
  const p = inside(output.value);
  return tf.neg(tf.add(tf.mul(target, tf.log(p)), tf.mul(tf.sub(1, target), tf.log(tf.sub(1, p)))));
}

const smoothBinary = (y: tf.Tensor, by: number): tf.Tensor => (by > 0 ? tf.add(tf.mul(y, 1 - by), 0.5 * by) : y);
const smoothClasses = (y: tf.Tensor, by: number): tf.Tensor => (by > 0 ? tf.add(tf.mul(y, 1 - by), by / (y.shape.at(-1) as number)) : y);

function categoricalCrossentropy(target: tf.Tensor, output: Output, fromLogits: boolean): tf.Tensor {
  const logits = logitsOf(output, fromLogits);
  if (logits) return crossEntropy(target, logits) ?? tf.neg(sum(tf.mul(target, tf.logSoftmax(logits))));
  const p = tf.div(output.value, tf.sum(output.value, -1, true));
  return tf.neg(sum(tf.mul(target, tf.log(inside(p)))));
}

function sparseCategoricalCrossentropy(
  labels: tf.Tensor,
  output: Output,
  { from_logits }: Of<'sparse_categorical_crossentropy'>,
): tf.Tensor {
  const logits = logitsOf(output, from_logits) ?? tf.log(inside(output.value));
  const fused = crossEntropy(labels, logits);
  if (fused) return fused;
  const target = tf.oneHot(tf.cast(labels, 'int32'), logits.shape.at(-1) as number);
  return tf.neg(sum(tf.mul(tf.cast(target, 'float32'), tf.logSoftmax(logits))));
}

function binaryFocal(target: tf.Tensor, output: Output, config: Of<'binary_focal_crossentropy'>): tf.Tensor {
  const y = smoothBinary(target, config.label_smoothing);
  const probabilities: Output = config.from_logits
    ? { value: tf.sigmoid(output.value), before: { value: output.value, activation: { type: 'sigmoid' } } }
    : output;
  const p = probabilities.value;
  const right = tf.add(tf.mul(y, p), tf.mul(tf.sub(1, y), tf.sub(1, p)));
  const focal = tf.mul(tf.pow(tf.sub(1, right), config.gamma), binaryCrossentropy(y, probabilities, false));
  if (!config.apply_class_balancing) return mean(focal);
  return mean(tf.mul(tf.add(tf.mul(y, config.alpha), tf.mul(tf.sub(1, y), 1 - config.alpha)), focal));
}

function categoricalFocal(target: tf.Tensor, output: Output, config: Of<'categorical_focal_crossentropy'>): tf.Tensor {
  const y = smoothClasses(target, config.label_smoothing);
  const given = config.from_logits ? tf.softmax(output.value) : output.value;
  const p = inside(tf.div(given, tf.sum(given, -1, true)));
  return sum(tf.mul(tf.mul(tf.pow(tf.sub(1, p), config.gamma), config.alpha), tf.mul(tf.neg(y), tf.log(p))));
}

/** Keras's `normalize`: rsqrt of the squared length, bounded so that a vector of zeros stays zero. */
function unit(x: tf.Tensor): tf.Tensor {
  return tf.mul(x, tf.minimum(tf.rsqrt(tf.sum(tf.square(x), -1, true)), 1 / KERAS_EPSILON));
}

function huber(target: tf.Tensor, { value }: Output, { delta }: Of<'huber'>): tf.Tensor {
  const error = tf.abs(tf.sub(value, target));
  const near = tf.minimum(error, delta);
  return mean(tf.add(tf.mul(0.5, tf.square(near)), tf.mul(delta, tf.sub(error, near))));
}

/** Keras takes targets of 0 and 1 as −1 and 1, where the whole batch has no others. */
function signs(target: tf.Tensor): tf.Tensor {
  const binary = target.dataSync().every((v) => v === 0 || v === 1);
  return binary ? tf.sub(tf.mul(target, 2), 1) : target;
}

const hinge = (target: tf.Tensor, value: tf.Tensor): tf.Tensor => tf.relu(tf.sub(1, tf.mul(signs(target), value)));

/** How each loss of the registry is computed with tfjs; an entry without a function here does not compile. */
const functions: { readonly [T in Loss['type']]: LossFunction<T> } = {
  mean_squared_error: (y, { value }) => mean(tf.square(tf.sub(y, value))),
  mean_absolute_error: (y, { value }) => mean(tf.abs(tf.sub(y, value))),
  mean_absolute_percentage_error: (y, { value }) =>
    tf.mul(100, mean(tf.abs(tf.div(tf.sub(y, value), tf.maximum(tf.abs(y), KERAS_EPSILON))))),
  mean_squared_logarithmic_error: (y, { value }) => {
    const log = (x: tf.Tensor): tf.Tensor => tf.log(tf.add(tf.maximum(x, KERAS_EPSILON), 1));
    return mean(tf.square(tf.sub(log(value), log(y))));
  },
  huber,
  log_cosh: (y, { value }) => {
    const error = tf.sub(value, y);
    return mean(tf.sub(tf.add(error, tf.softplus(tf.mul(error, -2))), Math.LN2));
  },
  cosine_similarity: (y, { value }) => tf.neg(sum(tf.mul(unit(y), unit(value)))),
  binary_crossentropy: (y, output, { from_logits, label_smoothing }) =>
    mean(binaryCrossentropy(smoothBinary(y, label_smoothing), output, from_logits)),
  binary_focal_crossentropy: binaryFocal,
  categorical_crossentropy: (y, output, { from_logits, label_smoothing }) =>
    categoricalCrossentropy(smoothClasses(y, label_smoothing), output, from_logits),
  categorical_focal_crossentropy: categoricalFocal,
  sparse_categorical_crossentropy: sparseCategoricalCrossentropy,
  kl_divergence: (y, { value }) => {
    const target = tf.clipByValue(y, KERAS_EPSILON, 1);
    return sum(tf.mul(target, tf.log(tf.div(target, tf.clipByValue(value, KERAS_EPSILON, 1)))));
  },
  poisson: (y, { value }) => mean(tf.sub(value, tf.mul(y, tf.log(tf.add(value, KERAS_EPSILON))))),
  hinge: (y, { value }) => mean(hinge(y, value)),
  squared_hinge: (y, { value }) => mean(tf.square(hinge(y, value))),
  categorical_hinge: (y, { value }) => {
    const right = sum(tf.mul(y, value));
    const wrong = tf.max(tf.mul(tf.sub(1, y), value), -1);
    return tf.relu(tf.add(tf.sub(wrong, right), 1));
  },
};

/** Loss of each row, before weighting and averaging. Shape: the output's without its last axis. */
export const lossOfRows = (loss: Loss, target: tf.Tensor, output: Output): tf.Tensor =>
  (functions[loss.type] as LossFunction<Loss['type']>)(target, output, loss as never);

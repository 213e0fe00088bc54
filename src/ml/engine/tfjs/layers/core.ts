import * as tf from '@tensorflow/tfjs-core';
import { activate } from '../activations';
import type { LayerFunction } from './layer';

const first = (inputs: readonly tf.Tensor[]): tf.Tensor => inputs[0] as tf.Tensor;

/** x · kernel along the last axis, for inputs of any rank. */
export function project(x: tf.Tensor, kernel: tf.Tensor): tf.Tensor {
  const [rows, columns] = kernel.shape as [number, number];
  if (x.rank === 2) return tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D);
  return tf.reshape(tf.matMul(tf.reshape(x, [-1, rows]), kernel as tf.Tensor2D), [...x.shape.slice(0, -1), columns]);
}

export const Input: LayerFunction<'Input'> = (_, inputs) => ({ value: first(inputs) });

export const Dense: LayerFunction<'Dense'> = ({ activation }, inputs, { kernel, bias }) => {
  const product = project(first(inputs), kernel as tf.Tensor);
  const before = bias ? tf.add(product, bias) : product;
  return { value: activate(activation, before), before: { value: before, activation } };
};

export const Activation: LayerFunction<'Activation'> = ({ activation }, inputs) => ({
  value: activate(activation, first(inputs)),
  before: { value: first(inputs), activation },
});

export const Flatten: LayerFunction<'Flatten'> = (_, inputs) => {
  const x = first(inputs);
  return { value: tf.reshape(x, [x.shape[0] as number, -1]) };
};

export const Reshape: LayerFunction<'Reshape'> = ({ target_shape }, inputs) => {
  const x = first(inputs);
  return { value: tf.reshape(x, [x.shape[0] as number, ...target_shape]) };
};

export const Dropout: LayerFunction<'Dropout'> = ({ rate }, inputs, _, pass) => {
  const x = first(inputs);
  return { value: pass.training && rate > 0 ? tf.mul(x, pass.mask(x.shape, rate, 'inputs')) : x };
};

export const Embedding: LayerFunction<'Embedding'> = (_, inputs, { embeddings }) => ({
  value: tf.gather(embeddings as tf.Tensor, tf.cast(first(inputs), 'int32') as tf.Tensor1D),
});

export const Add: LayerFunction<'Add'> = (_, inputs) => ({ value: inputs.reduce((a, b) => tf.add(a, b)) });

export const Concatenate: LayerFunction<'Concatenate'> = ({ axis }, inputs) => ({ value: tf.concat([...inputs], axis) });

export const BatchNormalization: LayerFunction<'BatchNormalization'> = (config, inputs, weights, pass, trainable) => {
  const x = first(inputs);
  const { gamma, beta, moving_mean, moving_variance } = weights as Record<string, tf.Tensor | undefined>;
  const batch = pass.training && trainable;
  const axes = x.shape.slice(0, -1).map((_, i) => i);
  const mean = batch ? tf.mean(x, axes) : (moving_mean as tf.Tensor);
  const variance = batch ? tf.mean(tf.square(tf.sub(x, mean)), axes) : (moving_variance as tf.Tensor);
  if (batch) {
    const moved = (moving: tf.Tensor | undefined, now: tf.Tensor): tf.Tensor =>
      tf.add(tf.mul(moving as tf.Tensor, config.momentum), tf.mul(now, 1 - config.momentum));
    pass.assign('moving_mean', moved(moving_mean, mean));
    pass.assign('moving_variance', moved(moving_variance, variance));
  }
  let value: tf.Tensor = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, config.epsilon)));
  if (gamma) value = tf.mul(value, gamma);
  if (beta) value = tf.add(value, beta);
  return { value };
};

import * as tf from '@tensorflow/tfjs-core';
import { activate } from '../activations';
import type { LayerFunction } from './layer';

type Pictures = tf.Tensor4D;
type Pair = [number, number];

export const Conv2D: LayerFunction<'Conv2D'> = (config, [x], { kernel, bias }) => {
  const { strides, padding, dilation_rate, activation } = config;
  const product = tf.conv2d(x as Pictures, kernel as tf.Tensor4D, [...strides] as Pair, padding, 'NHWC', [...dilation_rate] as Pair);
  const before = bias ? tf.add(product, bias) : product;
  return { value: activate(activation, before), before: { value: before, activation } };
};

export const MaxPooling2D: LayerFunction<'MaxPooling2D'> = ({ pool_size, strides, padding }, [x]) => ({
  value: tf.maxPool(x as Pictures, [...pool_size] as Pair, [...(strides ?? pool_size)] as Pair, padding),
});

/**
 * tfjs averages only the cells inside the picture, as TensorFlow does, but its gradient divides by the whole window. So with
 * padding "same" the picture is padded here, averaged over whole windows, and scaled up where a window reaches over the edge.
 */
export const AveragePooling2D: LayerFunction<'AveragePooling2D'> = ({ pool_size, strides, padding }, [x]) => {
  const window = [...pool_size] as Pair;
  const steps = [...(strides ?? pool_size)] as Pair;
  const average = (pictures: Pictures): Pictures => tf.avgPool(pictures, window, steps, 'valid');
  if (padding === 'valid') return { value: average(x as Pictures) };
  const [, rows, columns] = (x as Pictures).shape;
  const around = [[0, 0], edge(rows, window[0], steps[0]), edge(columns, window[1], steps[1]), [0, 0]] as [Pair, Pair, Pair, Pair];
  const inside = average(tf.pad(tf.ones([1, rows, columns, 1]) as Pictures, around));
  return { value: tf.div(average(tf.pad(x as Pictures, around)), inside) };
};

/** Zeros before and after an axis for padding "same". Source: https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2 */
function edge(length: number, window: number, step: number): Pair {
  const total = Math.max((Math.ceil(length / step) - 1) * step + window - length, 0);
  return [total >> 1, total - (total >> 1)];
}

export const GlobalAveragePooling2D: LayerFunction<'GlobalAveragePooling2D'> = ({ keepdims }, [x]) => ({
  value: tf.mean(x as Pictures, [1, 2], keepdims),
});

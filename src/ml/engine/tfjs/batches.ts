import * as tf from '@tensorflow/tfjs-core';
import { pickRows, type Split, type Tensor } from '../../data/dataset';

/** A split with the weight of each sample in the loss. */
export interface Loaded {
  readonly split: Split;
  readonly weights?: Float32Array;
}

/** One batch as tensors: x [rows, ...shape], y [rows, …], and a weight for each sample where there are any. */
export interface Batch {
  readonly x: tf.Tensor;
  readonly y: tf.Tensor;
  readonly weights?: tf.Tensor1D;
}

/** The rows of a block of numbers as a tensor with the given shape of one row. */
export function rowsOf(block: Tensor, indices: Uint32Array, rowShape: readonly number[]): tf.Tensor {
  return tf.tensor(pickRows(block, indices).values, [indices.length, ...rowShape]);
}

/** Picks rows out of a split. `labels`: targets are single class numbers, so that y has shape [rows, ...output without its last axis]. */
export function batchOf(loaded: Loaded, indices: Uint32Array, inputShape: readonly number[], targetShape: readonly number[]): Batch {
  const { split, weights } = loaded;
  const batch = { x: rowsOf(split.x, indices, inputShape), y: rowsOf(split.y, indices, targetShape) };
  if (!weights) return batch;
  return { ...batch, weights: tf.tensor1d(Float32Array.from(indices, (row) => weights[row] as number)) };
}

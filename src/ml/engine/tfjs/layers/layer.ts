import type * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '../../../registry/activations';
import type { LayerParams, LayerType } from '../../../registry/layers';

/** One way through the network. */
export interface Pass {
  readonly training: boolean;
  /** A dropout mask with 0 or 1 / (1 − rate) in each place; the same for the same layer, use and step. */
  mask(shape: readonly number[], rate: number, use: string): tf.Tensor;
  /** Sets one of the layer's own variables after the step, such as a moving mean. Ownership passes to the caller. */
  assign(variable: string, value: tf.Tensor): void;
}

/** A layer's output; where it ends in an activation, also what went into that, which losses on logits need. */
export interface Output {
  readonly value: tf.Tensor;
  readonly before?: { readonly value: tf.Tensor; readonly activation: Activation };
}

/** Computes a layer for a batch: tensors have the batch as their first axis. */
export type LayerFunction<T extends LayerType> = (
  config: LayerParams<T>,
  inputs: readonly tf.Tensor[],
  weights: Readonly<Record<string, tf.Tensor>>,
  pass: Pass,
  /** `trainable` of the layer; a frozen BatchNormalization normalises as in inference. */
  trainable: boolean,
) => Output;

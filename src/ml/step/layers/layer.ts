import type { Activation } from '../../registry/activations';
import type { LayerParams, LayerType } from '../../registry/layers';
import type { Tape, Value } from '../tape';

/** A layer's output; where it ends in an activation, also what went into that. */
export interface Computed {
  readonly value: Value;
  readonly before?: { readonly value: Value; readonly activation: Activation };
}

/** What a layer is given besides its inputs. */
export interface Pass {
  readonly tape: Tape;
  /** A dropout mask with 0 or 1 / (1 − rate) in each place, as the step had it. */
  mask(length: number, rate: number, use: string): Float32Array;
  /** `trainable` of the layer; a frozen BatchNormalization normalises as in inference. */
  readonly trainable: boolean;
}

/** Computes a layer for a batch in training: blocks have the batch as their first axis. */
export type LayerFunction<T extends LayerType> = (
  config: LayerParams<T>,
  inputs: readonly Value[],
  weights: Readonly<Record<string, Value>>,
  pass: Pass,
) => Computed;

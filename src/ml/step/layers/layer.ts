import type { Activation } from '../../registry/activations';
import type { LayerParams, LayerType } from '../../registry/layers';
import type { Tape, Value } from '../tape';

/** A layer's output, and what was computed on the way to it. */
export interface Computed {
  readonly value: Value;
  /** What went into the activation that the layer ends in. */
  readonly before?: { readonly value: Value; readonly activation: Activation };
  /** Dropout's mask. */
  readonly mask?: Value;
  /** What BatchNormalization centres and scales each channel by. */
  readonly statistics?: { readonly mean: Value; readonly variance: Value };
  /** Of a recurrent layer, in the order in which they are computed: its place in the sequence, and what it computed by name. */
  readonly timeSteps?: readonly { readonly at: number; readonly blocks: Readonly<Record<string, Value>> }[];
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

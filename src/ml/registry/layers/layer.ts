import { type Fields, type FieldValues, optional, standard } from '../../language/fields';
import type { Kind } from '../../language/kind';
import { boolean, byType, composedText, givenName, integer, listOf, record } from '../../language/kinds';
import type { MessageArgs, MessageCode } from '../../language/messages';
import { nested } from '../../language/nested';
import type { Shape } from '../../language/shape';
import { type Activation, linear, activation as namedActivation } from '../activations';
import { defaults, type Entry } from '../entry';
import { type Initializer, initializers } from '../initializers';

/**
 * What an axis of a variable counts. `remembered`: units as they were one step before; `gated-unit`: units, gate after gate; `component`: of an
 * embedding's vector.
 */
export type Axis =
  | 'input'
  | 'unit'
  | 'remembered'
  | 'gated-unit'
  | 'bias'
  | 'row'
  | 'column'
  | 'channel'
  | 'filter'
  | 'token'
  | 'component';

/** A variable as a layer declares it; whether it trains may still be switched off for the whole layer. */
export interface WeightDraft {
  /** Keras's name of the variable: `kernel`, `bias`, `gamma`, … */
  readonly name: string;
  readonly shape: Shape;
  /** Of each axis of the shape, what it counts. */
  readonly axes: readonly Axis[];
  readonly initializer: Initializer;
  /** Half-open range of the values that start at 1 whatever the initializer gives: an LSTM's forget gate. */
  readonly ones?: readonly [number, number];
  /** Statistics, such as moving means. */
  readonly trainable?: false;
}

/** What a layer is for given inputs. Shapes are those of one sample, without the batch. */
export interface Built {
  readonly output: Shape;
  readonly weights: readonly WeightDraft[];
  /** Multiplications with an addition, for one sample. */
  readonly multiplyAdds: number;
  /** The arithmetic behind the parameter count, without its result: `(784 + 1) × 512`. */
  readonly arithmetic: string;
}

/** Why a layer cannot take its inputs. */
export interface Misfit<C extends MessageCode = MessageCode> {
  readonly code: C;
  readonly args: MessageArgs<C>;
}

export const misfit = <C extends MessageCode>(code: C, args: MessageArgs<C>): { misfit: Misfit } => ({
  misfit: { code, args } as unknown as Misfit,
});

/** A layer's entry: its parameters as Keras has them, and what it makes of its inputs. */
export interface LayerEntry<F extends Fields = Fields> extends Entry {
  readonly params: F;
  /** Layers that join several inputs; all others take one. */
  readonly joins?: true;
  /** Gives the numbers of its one input on as they are and in their order, outside of training. */
  readonly passes?: true;
  /** Goes along the first axis, one time step after another: what it takes is a sequence. */
  readonly timeSteps?: true;
  build(params: FieldValues<F>, inputs: readonly Shape[]): Built | { readonly misfit: Misfit };
}

/** Keeps a layer's own parameter types while checking the entry. */
export const layer = <F extends Fields>(entry: LayerEntry<F>): LayerEntry<F> => entry;

/** A layer that only rearranges or transforms numbers. */
export const weightless = (output: Shape, multiplyAdds = 0): Built => ({ output, weights: [], multiplyAdds, arithmetic: '' });

/** What any layer may carry, besides its own parameters. */
export const commonLayerFields = {
  input_shape: optional(listOf(integer({ min: 1 })), 'Sizes of one sample, on the first layer.'),
  input_dim: optional(integer({ min: 1 }), 'Number of inputs, on the first layer: short for input_shape [n].'),
  name: optional(givenName, 'The name of the layer; Keras’s automatic name (dense, dense_1, …) if not given.'),
  trainable: standard(boolean, true, 'false keeps the weights of this layer as they are.'),
  inputs: optional(
    listOf(composedText, { min: 1 }),
    'Names of the layers that feed this one; the layer before it if not given. Naming inputs makes the model a graph.',
  ),
  weights: optional(
    byType({ array: nested(4), object: record(nested(4), { pattern: /^[a-z_]+$/, words: 'names of variables' }) }),
    'Initial weights: the kernel (rows × columns, inputs first, as Keras stores it), or an object of all variables by name.',
  ),
  bias: optional(nested(1), 'Initial bias, one number a unit.'),
} satisfies Fields;

/** An activation as layers take it: Keras writes null for linear. */
export const activation: Kind<Activation> = {
  ...namedActivation,
  read: (node, at, reader) => (node.type === 'null' ? linear : namedActivation.read(node, at, reader)),
  schema: () => ({ anyOf: [namedActivation.schema(), { type: 'null' }] }),
};

/** An initializer with its default parameters. */
export const initial = (type: keyof typeof initializers): Initializer =>
  ({ type, ...defaults(initializers[type]) }) as unknown as Initializer;

/** Parameters of Keras's layers that this project does not do; naming them gets a message of its own. */
export const unsupportedInLayers = [
  'kernel_regularizer',
  'bias_regularizer',
  'activity_regularizer',
  'recurrent_regularizer',
  'embeddings_regularizer',
  'beta_regularizer',
  'gamma_regularizer',
  'kernel_constraint',
  'bias_constraint',
  'recurrent_constraint',
  'embeddings_constraint',
  'beta_constraint',
  'gamma_constraint',
  'dtype',
  'batch_shape',
  'batch_input_shape',
  'input_length',
  'lora_rank',
  'quantization_config',
  'data_format',
  'groups',
  'stateful',
  'unroll',
  'return_state',
  'mask_zero',
  'noise_shape',
  'synchronized',
  'use_cudnn',
  'zero_output_for_mask',
  'seed',
] as const;

/** Keras's page of a layer. */
export const kerasLayer = (group: string, page: string): string => `https://keras.io/api/layers/${group}/${page}/`;

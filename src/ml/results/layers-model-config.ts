import type { Reporter } from '../language/reporter';
import type { Layer } from '../model/model';
import type { Activation } from '../registry/activations';
import type { LayerParams, LayerType } from '../registry/layers';

/** A layer's own entries in Keras 2's configuration. */
type KerasConfig = Readonly<Record<string, unknown>>;

/** What is known of the layer besides its parameters, and where to say what cannot be represented. */
interface Context {
  readonly layer: Layer;
  readonly reporter: Reporter;
}

/** A class of tfjs-layers with its configuration; undefined after a problem was reported. */
type KerasLayer = { readonly className: string; readonly config: KerasConfig } | undefined;

/** Layers are built with these and filled from the file, and drawing an orthogonal matrix takes long. */
const zeros = { class_name: 'Zeros', config: {} };

/** tfjs-layers' name of the activation, or undefined after it was reported. */
function named(activation: Activation, { layer, reporter }: Context, key = 'activation'): string | undefined {
  const found = representActivation(activation);
  if ('name' in found) return found.name;
  const parameters = activation.type === 'relu' || activation.type === 'elu' || activation.type === 'gelu' ? ' with these parameters' : '';
  const args = { layer: layer.name, activation: `"${activation.type}"${parameters}`, instead: found.instead };
  reporter.report('tfjs-activation', args, [...layer.path, key]);
  return undefined;
}

type Convert<T extends LayerType> = (params: LayerParams<T>, context: Context) => KerasLayer;

const plain = (className: string, config: KerasConfig = {}): KerasLayer => ({ className, config });

type Pooling = LayerParams<'MaxPooling2D'> | LayerParams<'AveragePooling2D'>;

const pooling =
  (className: string) =>
  ({ pool_size, strides, padding }: Pooling): KerasLayer =>
    plain(className, { pool_size, strides: strides ?? pool_size, padding, data_format: 'channels_last' });

/** What the three recurrent layers have in common; undefined after a problem was reported. */
function recurrent(p: LayerParams<'SimpleRNN'> | LayerParams<'LSTM'> | LayerParams<'GRU'>, context: Context): KerasConfig | undefined {
  const activation = named(p.activation, context);
  const gates = 'recurrent_activation' in p ? named(p.recurrent_activation, context, 'recurrent_activation') : 'linear';
  if (activation === undefined || gates === undefined) return undefined;
  const { units, use_bias, dropout, recurrent_dropout, return_sequences, go_backwards } = p;
  return {
    ...{ units, use_bias, dropout, recurrent_dropout, return_sequences, go_backwards, activation },
    ...('recurrent_activation' in p && { recurrent_activation: gates }),
    kernel_initializer: zeros,
    recurrent_initializer: zeros,
    bias_initializer: zeros,
  };
}

/** How each layer is described to tfjs-layers 4.22; an entry of the registry without a function here does not compile. */
const converters: { readonly [T in LayerType]: Convert<T> } = {
  Input: () => plain('InputLayer', { sparse: false }),
  Dense(p, context) {
    const activation = named(p.activation, context);
    const { units, use_bias } = p;
    return activation === undefined
      ? undefined
      : plain('Dense', { units, use_bias, activation, kernel_initializer: zeros, bias_initializer: zeros });
  },
  Activation(p, context) {
    const activation = named(p.activation, context);
    return activation === undefined ? undefined : plain('Activation', { activation });
  },
  // TensorFlow.js flattens only what has at least two axes.
  Flatten: (_, { layer }) =>
    (layer.inputShapes[0]?.length ?? 0) < 2 ? plain('Reshape', { target_shape: layer.outputShape }) : plain('Flatten'),
  Reshape: (_, { layer }) => plain('Reshape', { target_shape: layer.outputShape }),
  Dropout: ({ rate }) => plain('Dropout', { rate }),
  BatchNormalization: ({ momentum, epsilon, center, scale }) => plain('BatchNormalization', { axis: -1, momentum, epsilon, center, scale }),
  Conv2D(p, context) {
    const activation = named(p.activation, context);
    const { filters, kernel_size, strides, padding, dilation_rate, use_bias } = p;
    const sizes = { filters, kernel_size, strides, padding, dilation_rate, use_bias, data_format: 'channels_last' };
    return activation === undefined
      ? undefined
      : plain('Conv2D', { ...sizes, activation, kernel_initializer: zeros, bias_initializer: zeros });
  },
  MaxPooling2D: pooling('MaxPooling2D'),
  AveragePooling2D: pooling('AveragePooling2D'),
  GlobalAveragePooling2D({ keepdims }, { layer, reporter }) {
    if (!keepdims) return plain('GlobalAveragePooling2D', { data_format: 'channels_last' });
    reporter.report('tfjs-keepdims', { layer: layer.name, channels: layer.outputShape.at(-1) ?? 1 }, [...layer.path, 'keepdims']);
    return undefined;
  },
  Embedding: ({ input_dim, output_dim }) => plain('Embedding', { input_dim, output_dim, embeddings_initializer: zeros, mask_zero: false }),
  SimpleRNN(p, context) {
    const config = recurrent(p, context);
    return config && plain('SimpleRNN', config);
  },
  LSTM(p, context) {
    const config = recurrent(p, context);
    return config && plain('LSTM', { ...config, unit_forget_bias: p.unit_forget_bias });
  },
  GRU(p, context) {
    const config = recurrent(p, context);
    const { layer, reporter } = context;
    if (p.reset_after) reporter.report('tfjs-reset-after', { layer: layer.name }, [...layer.path, 'reset_after']);
    return p.reset_after ? undefined : config && plain('GRU', { ...config, reset_after: false });
  },
  Concatenate: ({ axis }) => plain('Concatenate', { axis }),
  Add: () => plain('Add'),
};

/** A layer as tfjs-layers reads it, or undefined after what it cannot represent was reported. */
export function kerasLayer(layer: Layer, reporter: Reporter): KerasLayer {
  // The table's own type guarantees that each function takes its own layer's parameters.
  const convert = converters[layer.config.type] as Convert<LayerType>;
  return convert(layer.config as never, { layer, reporter });
}

type Of<T extends Activation['type']> = Extract<Activation, { readonly type: T }>;

/** tfjs-layers' name of an activation, or what to use instead of one that it does not have or means otherwise. */
type Representation = { readonly name: string } | { readonly instead: string };

const as = (name: string) => (): Representation => ({ name });
const not = (instead: string) => (): Representation => ({ instead });

const smooth = not('"relu", "elu" or "silu"');
const bounded = not('"tanh" or "sigmoid"');

/** An activation of the registry without an entry here does not compile. */
const representations: { readonly [T in Activation['type']]: (activation: Of<T>) => Representation } = {
  linear: as('linear'),
  sigmoid: as('sigmoid'),
  tanh: as('tanh'),
  softmax: as('softmax'),
  log_softmax: as('log_softmax'),
  softplus: as('softplus'),
  softsign: as('softsign'),
  selu: as('selu'),
  silu: as('swish'),
  mish: as('mish'),
  relu6: as('relu6'),
  relu: ({ negative_slope, max_value, threshold }) =>
    negative_slope === 0 && max_value === null && threshold === 0 ? { name: 'relu' } : { instead: '"relu" without parameters' },
  elu: ({ alpha }) => (alpha === 1 ? { name: 'elu' } : { instead: '"elu" with "alpha": 1' }),
  // TensorFlow.js changes the name of its own approximate gelu while it reads the model, and then does not find it.
  gelu: ({ approximate }) => (approximate ? { instead: '"gelu" with "approximate": false' } : { name: 'gelu' }),
  // TensorFlow.js has the hard sigmoid of Keras 2, whose slope is 0.2 in place of 1/6.
  hard_sigmoid: not('"sigmoid"'),
  hard_tanh: not('"tanh"'),
  hard_silu: not('"silu"'),
  leaky_relu: smooth,
  celu: smooth,
  squareplus: not('"softplus"'),
  sparse_plus: not('"softplus"'),
  sparse_sigmoid: not('"sigmoid"'),
  log_sigmoid: smooth,
  exponential: not('"softplus"'),
  tanh_shrink: bounded,
  soft_shrink: bounded,
  hard_shrink: bounded,
  threshold: not('"relu"'),
  sparsemax: not('"softmax"'),
  step: not('"sigmoid"'),
  sign: not('"tanh"'),
};

const representActivation = (activation: Activation): Representation =>
  // The table's own type guarantees that each function takes its own activation's parameters.
  (representations[activation.type] as (a: Activation) => Representation)(activation);

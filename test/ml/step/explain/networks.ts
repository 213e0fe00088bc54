import { random } from '../../../../src/ml/random/random';
import { activations } from '../../../../src/ml/registry/activations';
import { losses } from '../../../../src/ml/registry/losses';

/** A network whose steps are explained. */
export interface Sample {
  readonly name: string;
  readonly spec: object;
  readonly which?: readonly { readonly epoch?: number; readonly batch?: number; readonly sample?: number }[];
  /** Blocks of time steps and variables whose sums have no short arithmetic. */
  readonly unexplained?: readonly string[];
}

const draw = random(29, 'test', 'explain');
type Rows = readonly unknown[];

/** Rows of numbers between −1 and 1. */
const block = (shape: readonly number[]): Rows | number => {
  const [size, ...rest] = shape;
  return size === undefined ? draw.uniform() * 2 - 1 : Array.from({ length: size }, () => block(rest));
};

const ROWS = 5;
const sgd = { type: 'SGD', learning_rate: 0.1 };

interface Made {
  readonly loss?: unknown;
  readonly y?: unknown;
  readonly x?: unknown;
  readonly optimizer?: unknown;
  readonly batch_size?: number;
  readonly fit?: object;
}

function network(
  shape: readonly number[],
  layers: readonly object[],
  { loss = 'mse', y, x, optimizer = sgd, batch_size = 3, fit = {} }: Made = {},
): object {
  const [first, ...rest] = layers;
  return {
    seed: 4,
    data: { x: x ?? block([ROWS, ...shape]), y: y ?? block([ROWS, 1]) },
    layers: ['shape' in { ...first } ? first : { ...first, input_shape: shape }, ...rest],
    compile: { optimizer, loss },
    fit: { epochs: 3, batch_size, ...fit },
  };
}

const dense = (units: number, activation = 'linear'): object => ({ type: 'Dense', units, activation });
const flat = { type: 'Flatten' };
const oneHot = (classes: number): Rows =>
  Array.from({ length: ROWS }, (_, i) => Array.from({ length: classes }, (_, c) => Number(c === i % classes)));
const labels = (classes: number): Rows => Array.from({ length: ROWS }, (_, i) => [i % classes]);
const two = [
  { epoch: 1, sample: 1 },
  { batch: 1, sample: 0 },
] as const;

/** Through these no gradient comes back, so what is before them is not trained. */
const steps = ['step', 'sign'];
const ofActivations: readonly Sample[] = Object.keys(activations).map((name) => {
  const activation = name === 'threshold' ? { type: name, threshold: 0.1, default_value: -0.2 } : name;
  return {
    name: `activation ${name}`,
    spec: network([3], [{ type: 'Dense', units: 4, activation, trainable: !steps.includes(name) }, dense(1)]),
  };
});

/** Parameters that lead to other formulas. */
const ofParameters: readonly Sample[] = [
  { type: 'relu', negative_slope: 0.1, max_value: 0.5, threshold: 0.1 },
  { type: 'relu', max_value: 0.3 },
  { type: 'gelu', approximate: true },
  { type: 'leaky_relu', negative_slope: 0.3 },
  { type: 'elu', alpha: 0.7 },
].map((activation) => ({ name: JSON.stringify(activation), spec: network([3], [{ type: 'Dense', units: 4, activation }, dense(1)]) }));

const positive = Array.from({ length: ROWS }, (_, i) => [0.1 * i + 0.2, 0.7 - 0.1 * i]);
const targets: Readonly<Record<string, unknown>> = {
  hinge: oneHot(2),
  squared_hinge: oneHot(2),
  binary_crossentropy: oneHot(2),
  binary_focal_crossentropy: oneHot(2),
  categorical_crossentropy: oneHot(2),
  categorical_focal_crossentropy: oneHot(2),
  categorical_hinge: oneHot(2),
  sparse_categorical_crossentropy: labels(2),
};

const ofLosses: readonly Sample[] = Object.keys(losses).flatMap((loss) => {
  const { targets: kind, outputs } = losses[loss as keyof typeof losses];
  const probabilities = outputs === 'probability' ? 'sigmoid' : outputs === 'distribution' ? 'softmax' : 'softplus';
  const y = targets[loss] ?? (kind === 'labels' ? labels(2) : positive);
  return [{ name: `loss ${loss}`, which: two, spec: network([3], [dense(3, 'softsign'), dense(2, probabilities)], { loss, y }) }];
});

const crossEntropies: readonly Sample[] = [
  ['logits', { type: 'binary_crossentropy', from_logits: true }, 'linear', oneHot(2)],
  ['logits', { type: 'categorical_crossentropy', from_logits: true }, 'linear', oneHot(2)],
  ['logits', { type: 'sparse_categorical_crossentropy', from_logits: true }, 'linear', labels(2)],
  ['smoothed', { type: 'binary_crossentropy', label_smoothing: 0.2 }, 'sigmoid', oneHot(2)],
  ['smoothed', { type: 'categorical_crossentropy', label_smoothing: 0.2 }, 'softmax', oneHot(2)],
  ['smoothed logits', { type: 'categorical_crossentropy', label_smoothing: 0.2, from_logits: true }, 'linear', oneHot(2)],
  ['other outputs', 'binary_crossentropy', 'hard_sigmoid', oneHot(2)],
  ['other outputs', 'categorical_crossentropy', 'hard_sigmoid', oneHot(2)],
  ['other outputs', 'sparse_categorical_crossentropy', 'hard_sigmoid', labels(2)],
  ['of the other activation', 'binary_crossentropy', 'softmax', oneHot(2)],
  ['of the other activation', 'categorical_crossentropy', 'sigmoid', oneHot(2)],
].map(([name, loss, activation, y]) => ({
  name: `${name}: ${JSON.stringify(loss)} of ${activation}`,
  which: two,
  spec: network([3], [dense(3, 'tanh'), dense(2, activation as string)], { loss, y }),
}));

const conv = (more: object): object => ({ type: 'Conv2D', filters: 2, kernel_size: 3, activation: 'tanh', ...more });
const pictures: readonly Sample[] = [
  { name: 'convolution, same', spec: network([4, 5, 2], [conv({ padding: 'same' }), flat, dense(1)]) },
  { name: 'convolution, strides', spec: network([7, 6, 1], [conv({ strides: 2, kernel_size: [3, 2] }), flat, dense(1)]) },
  { name: 'convolution, dilation, no bias', spec: network([6, 6, 1], [conv({ dilation_rate: 2, use_bias: false }), flat, dense(1)]) },
  { name: 'max pooling', spec: network([5, 4, 2], [{ type: 'MaxPooling2D', pool_size: 2 }, flat, dense(1)]) },
  {
    name: 'max pooling, overlapping',
    spec: network(
      [5, 5, 1],
      [conv({ padding: 'same' }), { type: 'MaxPooling2D', pool_size: 3, strides: 1, padding: 'same' }, flat, dense(1)],
    ),
  },
  {
    name: 'average pooling',
    spec: network(
      [5, 4, 2],
      [
        conv({ padding: 'same' }),
        { type: 'AveragePooling2D', pool_size: 2, padding: 'same' },
        { type: 'GlobalAveragePooling2D' },
        dense(1),
      ],
    ),
  },
];

const sequence = (layer: object, rest: readonly object[] = [dense(1)], more: Made = {}): object =>
  network([4, 2], [layer, ...rest], { batch_size: 2, ...more });
const recurrent: readonly Sample[] = (['SimpleRNN', 'LSTM', 'GRU'] as const).flatMap((type) => [
  { name: type, which: two, spec: sequence({ type, units: 3 }) },
  { name: `${type}, one row a step`, spec: sequence({ type, units: 3 }, [dense(1)], { batch_size: 1 }) },
  {
    name: `${type}, all time steps, backwards`,
    spec: sequence({ type, units: 2, return_sequences: true, go_backwards: true, use_bias: false }, [{ type: 'Flatten' }, dense(1)]),
  },
  { name: `${type}, dropout`, spec: sequence({ type, units: 3, dropout: 0.4 }), which: two },
  {
    name: `${type}, recurrent dropout`,
    spec: sequence({ type, units: 2, recurrent_dropout: 0.3 }),
    unexplained: [
      'preActivations',
      'from_input',
      'from_state',
      'from_reset_state',
      'input',
      'hidden',
      'reset_state',
      'kernel',
      'recurrent_kernel',
    ],
  },
]);

export const networks: readonly Sample[] = [
  { name: 'dense', which: two, spec: network([3], [dense(4, 'sigmoid'), dense(3, 'relu'), dense(1)]) },
  {
    name: 'dense, a large batch',
    spec: network([2], [dense(3, 'tanh'), dense(1)], { x: block([40, 2]), y: block([40, 1]), batch_size: 40 }),
  },
  { name: 'dense at each time step', spec: network([3, 2], [dense(4, 'tanh'), dense(2)], { y: block([ROWS, 3, 2]), loss: 'mae' }) },
  {
    name: 'weighted rows',
    which: two,
    spec: network([3], [dense(4, 'tanh'), dense(2)], { y: block([ROWS, 2]), fit: { sample_weight: [1, 0.5, 2, 3, 0.25] } }),
  },
  {
    name: 'activation as a layer',
    spec: network([3], [dense(4), { type: 'Activation', activation: 'tanh' }, dense(2), { type: 'Activation', activation: 'softmax' }], {
      y: oneHot(2),
      loss: 'categorical_crossentropy',
    }),
  },
  { name: 'dropout', which: two, spec: network([3], [dense(5, 'tanh'), { type: 'Dropout', rate: 0.4 }, dense(1)]) },
  {
    name: 'reshape',
    spec: network([6], [{ type: 'Input', shape: [6] }, { type: 'Reshape', target_shape: [2, 3] }, dense(2, 'tanh'), flat, dense(1)]),
  },
  { name: 'batch normalization', which: two, spec: network([3], [dense(4), { type: 'BatchNormalization' }, dense(1, 'tanh')]) },
  {
    name: 'batch normalization of pictures',
    spec: network([3, 3, 1], [conv({ kernel_size: 2 }), { type: 'BatchNormalization', scale: false }, flat, dense(1)]),
  },
  {
    name: 'batch normalization, frozen',
    spec: network([3], [dense(4), { type: 'BatchNormalization', trainable: false, center: false }, dense(1)]),
  },
  {
    name: 'embedding',
    which: two,
    spec: network([4], [{ type: 'Embedding', input_dim: 5, output_dim: 2 }, flat, dense(1)], {
      x: Array.from({ length: ROWS }, (_, i) => [i % 5, (2 * i) % 5, 1, 1]),
    }),
  },
  {
    name: 'a graph',
    which: two,
    spec: network(
      [3],
      [
        { ...dense(3, 'tanh'), name: 'a' },
        { ...dense(3, 'sigmoid'), name: 'b', inputs: ['a'] },
        { type: 'Add', name: 'sum', inputs: ['a', 'b'] },
        { type: 'Concatenate', name: 'both', inputs: ['sum', 'b'] },
        { ...dense(1), name: 'out', inputs: ['both'] },
      ],
    ),
  },
  {
    name: 'concatenation along another axis',
    spec: network(
      [2, 3],
      [
        { ...dense(2, 'tanh'), name: 'a' },
        { ...dense(2, 'sigmoid'), name: 'b', inputs: ['a'] },
        { type: 'Concatenate', name: 'both', axis: 1, inputs: ['a', 'b'] },
        { type: 'Flatten', name: 'flat', inputs: ['both'] },
        { ...dense(1), name: 'out', inputs: ['flat'] },
      ],
    ),
  },
  {
    name: 'the perceptron rule',
    spec: network([2], [dense(1, 'step')], {
      optimizer: { type: 'perceptron', learning_rate: 0.5 },
      y: [[1], [0], [1], [0], [1]],
      batch_size: 1,
    }),
  },
  ...ofActivations,
  ...ofParameters,
  ...ofLosses,
  ...crossEntropies,
  ...pictures,
  ...recurrent,
  { name: 'GRU, reset before the product', which: two, spec: sequence({ type: 'GRU', units: 3, reset_after: false }) },
];

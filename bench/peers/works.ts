// The works that everyone does: the networks of the study notes, two small ones that a student meets next, and what is no training.

export type Activation = 'linear' | 'relu' | 'tanh' | 'sigmoid' | 'softmax';

/** A work, as everyone gets it: the same network, rows, batches and epochs. */
export interface Work {
  /** Name of its files, and of its figures in the JSON. */
  readonly id: string;
  /** For the table: a few words. */
  readonly title: string;
  /** In full, for the chart and the legend. */
  readonly text: string;
  /** `cold`: trained by a process that starts for it, or in a thread by an engine that does; the start counts. `predict`: outputs for all rows at once. */
  readonly kind: 'train' | 'predict' | 'cold';
  readonly inputs: number;
  /** Units and activations of the Dense layers. */
  readonly layers: readonly (readonly [units: number, activation: Activation])[];
  readonly optimizer: 'adam' | 'rmsprop' | 'sgd';
  readonly rate: number;
  readonly loss: 'mean_squared_error' | 'binary_crossentropy' | 'sparse_categorical_crossentropy';
  readonly data: Data;
  readonly rows: number;
  readonly batch: number;
  readonly epochs: number;
}

/** Rows that are written down, or what they are drawn as: a seed goes with each, so they are always the same. */
export type Data =
  | { readonly x: readonly (readonly number[])[]; readonly y: readonly number[] }
  | 'two classes'
  /** In MNIST's number and size: ten patterns under much noise, a tenth of them with a wrong label. */
  | 'pictures'
  /** The points of a square, row by row. */
  | 'grid';

const gate = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const xor = { inputs: 2, data: { x: gate, y: [0, 1, 1, 0] }, rows: 4, batch: 4, loss: 'binary_crossentropy' } as const;
const second = [1, 1, 1, 3, 8, 9, 2, 2, 1.1, 1.4];
const linear = (...units: readonly number[]): Work['layers'] => units.map((n) => [n, 'linear']);

export const works: readonly Work[] = [
  {
    id: 'regression-a',
    title: 'regression A',
    text: 'Regression A: 1-15-30-5-3-2-1, Adam, 3 rows in one batch, 1,000 epochs',
    kind: 'train',
    inputs: 1,
    layers: linear(15, 30, 5, 3, 2, 1),
    optimizer: 'adam',
    rate: 0.001,
    loss: 'mean_squared_error',
    data: { x: [[1], [2], [3]], y: [1, 2, 3] },
    rows: 3,
    batch: 3,
    epochs: 1000,
  },
  {
    ...xor,
    id: 'xor',
    title: 'XOR',
    text: 'XOR: 2-4-1, Adam, 4 rows in one batch, 1,000 epochs',
    kind: 'train',
    layers: [
      [4, 'tanh'],
      [1, 'sigmoid'],
    ],
    optimizer: 'adam',
    rate: 0.001,
    epochs: 1000,
  },
  {
    id: 'regression-b',
    title: 'regression B',
    text: 'Regression B: 14 layers of up to 50 units, Adam, 10 rows in 2 batches, 100 epochs',
    kind: 'train',
    inputs: 2,
    layers: linear(25, 50, 50, 50, 40, 30, 35, 29, 30, 20, 15, 12, 9, 1),
    optimizer: 'adam',
    rate: 0.001,
    loss: 'mean_squared_error',
    data: { x: second.map((value, i) => [i + 1, value]), y: second.map((_, i) => i + 11) },
    rows: 10,
    batch: 5,
    epochs: 100,
  },
  {
    id: 'logistic',
    title: 'logistic',
    text: 'Logistic regression: 20-1, SGD, 1,000 rows in batches of 32, 50 epochs',
    kind: 'train',
    inputs: 20,
    layers: [[1, 'sigmoid']],
    optimizer: 'sgd',
    rate: 0.01,
    loss: 'binary_crossentropy',
    data: 'two classes',
    rows: 1000,
    batch: 32,
    epochs: 50,
  },
  {
    id: 'mnist',
    title: 'MNIST',
    text: 'MNIST’s size: 784-512-10, RMSprop, 60,000 rows in batches of 128, one epoch',
    kind: 'train',
    inputs: 784,
    layers: [
      [512, 'relu'],
      [10, 'softmax'],
    ],
    optimizer: 'rmsprop',
    rate: 0.001,
    loss: 'sparse_categorical_crossentropy',
    data: 'pictures',
    rows: 60_000,
    batch: 128,
    epochs: 1,
  },
  {
    id: 'fashion',
    title: 'Fashion-MNIST',
    text: 'Fashion-MNIST’s size: 784-300-100-10, SGD, 55,000 rows in batches of 32, one epoch',
    kind: 'train',
    inputs: 784,
    layers: [
      [300, 'relu'],
      [100, 'relu'],
      [10, 'softmax'],
    ],
    optimizer: 'sgd',
    rate: 0.01,
    loss: 'sparse_categorical_crossentropy',
    data: 'pictures',
    rows: 55_000,
    batch: 32,
    epochs: 1,
  },
  {
    id: 'grid',
    title: 'boundary grid',
    text: 'Decision boundary: outputs of 2-8-8-1 with tanh on a grid of 200 × 200',
    kind: 'predict',
    inputs: 2,
    layers: [
      [8, 'tanh'],
      [8, 'tanh'],
      [1, 'sigmoid'],
    ],
    optimizer: 'adam',
    rate: 0.001,
    loss: 'binary_crossentropy',
    data: 'grid',
    rows: 40_000,
    batch: 40_000,
    epochs: 1,
  },
  {
    ...xor,
    id: 'xor-cold',
    title: 'XOR, cold',
    text: 'From the command to a trained XOR: 2-4-1, Adam, 200 epochs, all programs yet to be started',
    kind: 'cold',
    layers: [
      [4, 'tanh'],
      [1, 'sigmoid'],
    ],
    optimizer: 'adam',
    rate: 0.1,
    epochs: 200,
  },
];

/** Works whose steps are large products of matrices. */
export const isLarge = ({ data }: Work): boolean => data === 'pictures';

/** So much of a work is done at once; of what took longer than a turn, a part, whose time is multiplied. */
export interface Part {
  readonly epochs: number;
  readonly rows: number;
  /** The whole is as many times as much. */
  readonly times: number;
}

/** A work's n-th part: so many of the epochs, or of the rows where the epochs are too few. */
export function partOf({ epochs, rows, batch }: Work, n: number): Part {
  if (n === 1) return { epochs, rows, times: 1 };
  if (epochs >= n) return { epochs: Math.round(epochs / n), rows, times: epochs / Math.round(epochs / n) };
  const few = Math.min(rows, Math.max(batch, Math.round(rows / n)));
  return { epochs: 1, rows: few, times: (epochs * rows) / few };
}

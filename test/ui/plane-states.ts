import type { Requests } from '../../src/webview/study/messages/from-view';
import type { Options } from '../../src/webview/study/messages/options';
import type { Data, Network, Points, RunInfo } from '../../src/webview/study/messages/state';
import type { ViewName } from '../../src/webview/study/messages/views';
import { lineLook } from '../webview/line-look';
import { pointsOf } from '../webview/points';
import { type Dense, denseAnswers, denseNetwork, drawn } from './dense-stack';
import type { Answer } from './panel-page';
import type { PanelState } from './states';

export interface Plane {
  readonly title: string;
  readonly layers: readonly Dense[];
  readonly data?: Data;
  /** Epochs of a run that is done; none for weights set by hand. */
  readonly epochs?: number;
}

export const rows = (split: Points['split'], x: readonly (readonly number[])[], y: readonly (readonly number[])[]): Points =>
  pointsOf(split, x[0]?.length ?? 1, Float32Array.from(x.flat()), Float32Array.from(y.flat()));

const corners = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

/** A gate's data. */
export const gate = (name: string, y: readonly number[]): Data => ({
  rows: { train: 4 },
  splits: ['train'],
  inputs: 2,
  targets: 1,
  scale: 1,
  gate: name,
  classes: 2,
  points: [
    rows(
      'train',
      corners,
      y.map((value) => [value]),
    ),
  ],
});

/** Points without a pattern that are the same each time. */
export const scattered = (count: number, seed: number, size: number): (readonly [number, number])[] => {
  const numbers = drawn(2 * count, seed, size);
  return Array.from({ length: count }, (_, i) => [numbers[2 * i] as number, numbers[2 * i + 1] as number]);
};

export const dataOf = (inputs: number, points: readonly Points[], more: Partial<Data> = {}): Data => ({
  splits: ['train'],
  rows: Object.fromEntries(points.map(({ split, x }) => [split, x.length / inputs])),
  inputs,
  targets: 1,
  scale: 1,
  points,
  ...more,
});

export const unit = (activation: Dense['activation'], weights: readonly number[], first: readonly number[] = weights): Dense => ({
  name: 'dense',
  inputs: weights.length - 1,
  units: 1,
  activation,
  first,
  last: weights,
});

const clouds = (split: Points['split'], count: number, seed: number): Points => {
  const off = scattered(count, seed, 0.45);
  const at = off.map(([a, b], i) => [(i % 2) + a, (Math.floor(i / 2) % 2) + b] as const);
  return rows(
    split,
    at,
    at.map((_, i) => [(i % 2) ^ (Math.floor(i / 2) % 2)]),
  );
};

const hills = scattered(40, 3, 2);
const labelled = scattered(60, 5, 2);
const line = Array.from({ length: 60 }, (_, i) => i / 20 - 1.5);
const hours = Array.from({ length: 12 }, (_, i) => 0.5 + i / 2);

const planes = {
  'gate-and': { title: 'AND gate, weights set by hand', layers: [unit('step', [0.4, 0.4, -0.6])], data: gate('AND', [0, 0, 0, 1]) },
  'gate-xor': {
    title: 'XOR = AND(NAND, OR)',
    layers: [
      {
        name: 'nand_or',
        inputs: 2,
        units: 2,
        activation: 'step',
        first: [-0.4, 0.4, -0.4, 0.4, 0.6, -0.3],
        last: [-0.4, 0.4, -0.4, 0.4, 0.6, -0.3],
      },
      { ...unit('step', [0.4, 0.4, -0.6]), name: 'and' },
    ],
    data: gate('XOR', [0, 1, 1, 0]),
  },
  'perceptron-xor': {
    title: 'Perceptron rule on XOR',
    layers: [unit('step', [-1, 0.5, 0.2], [0, 0, 0])],
    data: gate('XOR', [0, 1, 1, 0]),
    epochs: 20,
  },
  'funnel-xor': {
    title: 'XOR with one hidden unit',
    layers: [
      { name: 'hidden', inputs: 2, units: 1, activation: 'tanh', first: [3, 3, -1.5], last: [3, 3, -1.5] },
      { name: 'output', inputs: 1, units: 1, activation: 'sigmoid', first: [2, 0.5], last: [2, 0.5] },
    ],
    data: gate('XOR', [0, 1, 1, 0]),
    epochs: 100,
  },
  'perceptron-sign': {
    title: 'Perceptron rule with sign units',
    layers: [unit('sign', [2, 4, -5], [0, 0, 0])],
    data: dataOf(2, [rows('train', corners, [[-1], [-1], [-1], [1]])]),
    epochs: 20,
  },
  clouds: {
    title: 'XOR with noise',
    layers: [
      {
        name: 'hidden',
        inputs: 2,
        units: 4,
        activation: 'tanh',
        first: drawn(12, 1, 0.9),
        last: [4, -4, 1, 2, 4, -4, 2, 1, -2, 6, -1, -2],
      },
      { name: 'output', inputs: 4, units: 1, activation: 'sigmoid', first: drawn(5, 2, 0.9), last: [3, 3, -0.3, 0.2, -3] },
    ],
    data: dataOf(2, [clouds('train', 160, 1), clouds('test', 40, 2)], { classes: 2, classNames: ['same', 'different'] }),
    epochs: 60,
  },
  'three-labels': {
    title: 'Three labels at once',
    layers: [
      { name: 'dense', inputs: 2, units: 6, activation: 'relu', first: drawn(18, 1, 0.5), last: drawn(18, 7, 1.5) },
      { name: 'dense_1', inputs: 6, units: 3, activation: 'sigmoid', first: drawn(21, 2, 0.5), last: drawn(21, 6, 2) },
    ],
    data: dataOf(
      2,
      [
        rows(
          'train',
          labelled,
          labelled.map(([a, b]) => [Number(a > 0), Number(b > 0), Number(a * a + b * b < 2)]),
        ),
      ],
      { targets: 3, classNames: ['right', 'above', 'near'] },
    ),
    epochs: 100,
  },
  surface: {
    title: 'A surface over two inputs',
    layers: [
      { name: 'dense', inputs: 2, units: 6, activation: 'tanh', first: drawn(18, 1, 0.5), last: drawn(18, 9, 1) },
      { name: 'dense_1', inputs: 6, units: 1, activation: 'linear', first: drawn(7, 2, 0.5), last: drawn(7, 8, 6) },
    ],
    data: dataOf(
      2,
      [
        rows(
          'train',
          hills,
          hills.map(([a, b]) => [a * b + 2]),
        ),
      ],
      { inputNames: ['width', 'length'], targetNames: ['price'] },
    ),
    epochs: 100,
  },
  'linear-layers': {
    title: 'Two linear layers are one line',
    layers: [
      { name: 'hidden', inputs: 2, units: 2, activation: 'linear', first: drawn(6, 1, 0.5), last: [1, -1, 1, 1, 0, 0] },
      { name: 'output', inputs: 2, units: 1, activation: 'sigmoid', first: drawn(3, 2, 0.5), last: [1.5, 0.5, -0.5] },
    ],
    data: gate('OR', [0, 1, 1, 1]),
    epochs: 40,
  },
  'three-classes': {
    title: 'Three classes, one layer',
    layers: [
      {
        name: 'dense',
        inputs: 2,
        units: 3,
        activation: 'softmax',
        first: drawn(9, 1, 0.5),
        last: [0, 4, 0, 0, 0, 4, 0, -2, -2],
      },
    ],
    data: dataOf(
      2,
      [
        rows(
          'train',
          labelled,
          labelled.map(([a, b]) => [[a, b].every((value) => value < 0.5) ? 0 : a > b ? 1 : 2]),
        ),
      ],
      { classes: 3, classNames: ['near', 'right', 'above'] },
    ),
    epochs: 100,
  },
  'no-data': { title: 'A network without data', layers: [unit('sigmoid', [1.5, -2, 0.3])] },
  'noisy-line': {
    title: 'A line behind noise',
    layers: [unit('linear', [2.013, 0.981], [0.3, 0])],
    data: dataOf(
      1,
      (['train', 'test'] as const).map((split, s) => {
        const own = line.filter((_, i) => (i % 4 !== 3) === (s === 0));
        return rows(
          split,
          own.map((x) => [x]),
          own.map((x, i) => [2 * x + 1 + 0.4 * Math.sin(i * 12.9)]),
        );
      }),
    ),
    epochs: 30,
  },
  logistic: {
    title: 'Logistic regression with one input',
    layers: [unit('sigmoid', [1.71, -5.42], [0.4, 0])],
    data: dataOf(
      1,
      [
        rows(
          'train',
          hours.map((x) => [x]),
          [0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1].map((y) => [y]),
        ),
      ],
      { classes: 2, classNames: ['failed', 'passed'], inputNames: ['hours'] },
    ),
    epochs: 2000,
  },
} as const satisfies Record<string, Plane>;

/** What the worker answers of whether a line separates the classes; any layer of another kind than the last bends the border. */
function withLine(answer: Answer, { layers, data }: Plane, reading: Network['reading']): Answer {
  return (name, ask) => {
    if (name !== 'separation' || !data) return answer(name, ask);
    const bends = layers.slice(0, -1).some(({ activation }) => activation !== 'linear');
    return lineLook(data, reading, bends ? 'bends' : 'line', (ask as Requests['separation']['ask']).output) as never;
  };
}

export function stateOf(plane: Plane, options: Options): PanelState {
  const { title, layers, data, epochs } = plane;
  const network = denseNetwork(title, layers, data);
  const view: ViewName = network.inputShape[0] === 1 ? 'fit' : network.inputShape[0] === 2 ? 'boundary' : 'network';
  const frames = epochs === undefined ? [] : Array.from({ length: 21 }, (_, i) => Math.round((i * epochs) / 20));
  const run: RunInfo = {
    id: 'a',
    label: 'Run 1',
    began: '14:02:11',
    status: 'finished',
    seed: 1,
    epochs: epochs ?? 0,
    epochsDone: epochs ?? 0,
    logs: {},
    metrics: {},
    stale: false,
    resumable: false,
    milliseconds: 800,
  };
  return {
    messages: [
      {
        type: 'state',
        state: {
          alone: false,
          locked: false,
          views: ['overview', view],
          options: { ...options, view },
          spec: {
            file: 'plane.nn.json',
            title,
            reading: false,
            errors: 0,
            ...(epochs === undefined && { untrainable: 'There is nothing to train.' }),
          },
          network,
          ...(data && { data }),
          runs: epochs === undefined ? [] : [run],
          others: [],
        },
        kept: { view, alone: false, locked: false, compared: [] },
      },
      ...(epochs === undefined
        ? []
        : [{ type: 'run', id: 'a', curves: { from: 0, columns: {}, milliseconds: new Float64Array(epochs), frames } } as const]),
    ],
    answer: withLine(denseAnswers(layers, epochs ?? 1), plane, network.reading),
  };
}

/** Networks with one or two inputs, each read in its own way. */
export const planeStates = (options: Options): Record<keyof typeof planes, PanelState> =>
  Object.fromEntries(Object.entries(planes).map(([name, plane]) => [name, stateOf(plane, options)])) as Record<
    keyof typeof planes,
    PanelState
  >;

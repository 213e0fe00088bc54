import { readFileSync } from 'node:fs';
import { parse } from 'jsonc-parser';
import { networkOf } from '../../src/extension/study/content/network';
import { StepAnswers } from '../../src/extension/study/step-answers';
import { Answers } from '../../src/ml/worker/answers';
import type { Requests } from '../../src/webview/study/messages/from-view';
import type { Options } from '../../src/webview/study/messages/options';
import type { Data, RunInfo, State } from '../../src/webview/study/messages/state';
import { sound } from '../ml/model/built';
import { readingFor } from '../webview/readings';
import type { Answer } from './panel-page';
import type { PanelState } from './states';

// Steps are computed by the worker's own code, so that what is shown is what a reader sees of such a spec.

type Layers = Parameters<typeof sound>[0];

interface Spec {
  readonly name: string;
  readonly layers: Layers;
  readonly [section: string]: unknown;
}

interface Stepped {
  readonly spec: Spec;
  readonly inputShape: readonly number[];
  /** Epochs of a run that is done; none for the steps before training. */
  readonly epochs?: number;
  readonly points?: Data['points'];
  readonly step?: Partial<Options['step']>;
}

const sample = (name: string): Spec => parse(readFileSync(`samples/${name}.nn.json`, 'utf8'));

const waves = (rows: number, size: number): number[][] =>
  Array.from({ length: rows }, (_, r) =>
    Array.from({ length: size }, (__, i) => Math.round(100 * (Math.sin(r * 7.1 + i * 1.3) / 2 + 0.5)) / 100),
  );

/** Small pictures with one bright line each, across or down. */
const pictures = (rows: number, side: number): number[][][] =>
  Array.from({ length: rows }, (_, n) =>
    Array.from({ length: side }, (__, r) => Array.from({ length: side }, (___, c) => Number((n % 2 ? c : r) === 2 + (n % 4)))),
  );

const stepped = {
  'step-one': { spec: sample('backpropagation-step'), inputShape: [2] },
  'step-xor': {
    spec: { ...sample('xor-learned'), name: 'XOR with a hidden layer' },
    inputShape: [2],
    epochs: 200,
    step: { epoch: 11, batch: 0, sample: 1 },
  },
  'step-perceptron': {
    spec: { ...sample('perceptron-and'), name: 'Perceptron rule on AND' },
    inputShape: [2],
    points: [
      { split: 'train', rows: Uint32Array.of(0, 1, 2, 3), x: Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1), y: Float32Array.of(0, 0, 0, 1) },
    ],
    epochs: 20,
    step: { epoch: 0, batch: 3 },
  },
  'step-convolution': {
    spec: {
      name: 'Lines across and down',
      seed: 3,
      data: { x: pictures(8, 8), y: [0, 1, 0, 1, 0, 1, 0, 1] },
      layers: [
        { type: 'Reshape', target_shape: [8, 8, 1] },
        { type: 'Conv2D', filters: 4, kernel_size: 3, activation: 'relu', name: 'edges' },
        { type: 'BatchNormalization' },
        { type: 'MaxPooling2D' },
        { type: 'Flatten' },
        { type: 'Dense', units: 2, activation: 'softmax', name: 'output' },
      ],
      compile: { optimizer: 'Adam', loss: 'sparse_categorical_crossentropy' },
      fit: { epochs: 5, batch_size: 4 },
    },
    inputShape: [8, 8],
  },
  'step-lstm': {
    spec: {
      name: 'The next value',
      seed: 5,
      data: { x: waves(6, 5).map((row) => row.map((value) => [value])), y: waves(6, 1) },
      layers: [
        { type: 'LSTM', units: 3, name: 'memory' },
        { type: 'Dense', units: 1 },
      ],
      compile: { optimizer: { type: 'RMSprop' }, loss: 'mse' },
      fit: { epochs: 5, batch_size: 2 },
    },
    inputShape: [5, 1],
  },
  'step-broken': {
    spec: {
      name: 'A learning rate that is too high',
      data: { x: [[1], [2]], y: [1, 3] },
      layers: [{ type: 'Dense', units: 1, name: 'line' }],
      compile: { optimizer: { type: 'SGD', learning_rate: 1e20 }, loss: 'mse' },
      fit: { epochs: 4 },
    },
    inputShape: [1],
    step: { epoch: 1 },
  },
  'step-wide': {
    spec: {
      name: 'Large layers',
      seed: 5,
      data: { x: waves(16, 784), y: waves(16, 1).map((_, i) => i % 10) },
      layers: [
        { type: 'Dense', units: 512, activation: 'relu', name: 'hidden' },
        { type: 'Dense', units: 10, activation: 'softmax', name: 'output' },
      ],
      compile: { optimizer: 'SGD', loss: 'sparse_categorical_crossentropy' },
      fit: { epochs: 2, batch_size: 8 },
    },
    inputShape: [784],
  },
  'step-units': {
    spec: {
      name: 'A layer of 10,000 units',
      seed: 5,
      data: { x: waves(4, 2), y: waves(4, 1) },
      layers: [
        { type: 'Dense', units: 10_000, activation: 'relu', name: 'hidden' },
        { type: 'Dense', units: 1, name: 'output' },
      ],
      compile: { optimizer: 'Adam', loss: 'mse' },
      fit: { epochs: 2, batch_size: 2 },
    },
    inputShape: [2],
  },
  'step-sequence': {
    spec: {
      name: 'A sequence of 1,000 time steps',
      seed: 5,
      data: { x: waves(2, 1000).map((row) => row.map((value) => [value])), y: waves(2, 1) },
      layers: [
        { type: 'LSTM', units: 8, name: 'memory' },
        { type: 'Dense', units: 1, name: 'output' },
      ],
      compile: { optimizer: 'Adam', loss: 'mse' },
      fit: { epochs: 2, batch_size: 2 },
    },
    inputShape: [1000, 1],
  },
} satisfies Record<string, Stepped>;

const worker = new Answers(async () => undefined);
const host = new StepAnswers({
  worker: { ask: async (question: never) => (await worker.to(question)).answer },
  runs: { get: () => undefined },
  networks: { essence: async () => '' },
} as never);

/** Answers of a host that has computed the steps of a spec's training; a run is the same training. */
export function stepAnswer(spec: object): Answer {
  const subject = { shown: { text: JSON.stringify({ ...spec, engine: 'cpu' }) } } as never;
  const answers = {
    step: ({ run: _, ...ask }: Requests['step']['ask']) => host.step(subject, ask),
    stepVariable: ({ run: _, ...ask }: Requests['stepVariable']['ask']) => host.variable(subject, ask),
  };
  return (name, ask) => {
    if (name === 'step') return answers.step(ask as never) as never;
    if (name === 'stepVariable') return answers.stepVariable(ask as never) as never;
    if (name === 'command') return {} as never;
    throw new Error(`Nothing answers "${name}" here.`);
  };
}

function stateOf({ spec, inputShape, epochs, points, step }: Stepped, options: Options): PanelState {
  const model = sound(spec.layers, inputShape);
  const last = model.layers.at(-1);
  const activation = last && 'activation' in last.config ? last.config.activation.type : 'linear';
  const run: RunInfo | undefined = epochs === undefined ? undefined : runOf(epochs);
  const state: State = {
    alone: false,
    locked: false,
    views: ['overview', 'step'],
    options: { ...options, view: 'step', step: { ...options.step, ...step } },
    spec: { file: 'step.nn.json', title: spec.name, reading: false, errors: 0, mark: 1 },
    network: networkOf(model, readingFor(activation, last?.outputShape.at(-1) ?? 1)),
    ...(points && { data: { rows: { train: 4 }, splits: ['train'], inputs: 2, targets: 1, scale: 1, classes: 2, points } }),
    runs: run ? [run] : [],
    others: [],
  };
  return {
    messages: [
      { type: 'state', state, kept: { view: 'step', alone: false, locked: false, compared: [] } },
      ...(run ? [{ type: 'run' as const, id: run.id, curves: curvesOf(run.epochs) }] : []),
    ],
    answer: stepAnswer(spec),
  };
}

const runOf = (epochs: number): RunInfo => ({
  id: 'a',
  label: 'Run 1',
  began: '14:02:11',
  status: 'finished',
  seed: 1,
  epochs,
  epochsDone: epochs,
  logs: { loss: 0.01 },
  metrics: {},
  stale: false,
  resumable: false,
  milliseconds: 300,
});

const curvesOf = (epochs: number) => ({
  from: 0,
  columns: { loss: Float64Array.from({ length: epochs }, (_, i) => 0.7 * Math.exp((-4 * i) / epochs)) },
  milliseconds: new Float64Array(epochs).fill(4),
  frames: [0, epochs],
});

export type StepStateName = keyof typeof stepped;

/** Steps of small and large networks, before training and in a run. */
export const stepStates = (options: Options): Record<StepStateName, PanelState> =>
  Object.fromEntries(Object.entries(stepped).map(([name, of]) => [name, stateOf(of, options)])) as Record<StepStateName, PanelState>;

import { readFileSync } from 'node:fs';
import { parse } from 'jsonc-parser';
import { textOf } from '../../src/extension/problem-text';
import { networkOf } from '../../src/extension/study/content/network';
import { descentChoices } from '../../src/ml/descent/choices';
import { readSpec } from '../../src/ml/spec/read-spec';
import { Answers } from '../../src/ml/worker/answers';
import type { Moment, Requests } from '../../src/webview/study/messages/from-view';
import type { Options } from '../../src/webview/study/messages/options';
import type { RunInfo, State } from '../../src/webview/study/messages/state';
import { sound } from '../ml/model/built';
import { readingFor } from '../webview/readings';
import type { Answer } from './panel-page';
import type { PanelState } from './states';

// Surfaces and descents are computed by the worker's own code, so that what is shown is what a reader sees of such a spec.

interface Shown {
  readonly spec: { readonly name: string; readonly layers: Parameters<typeof sound>[0]; readonly fit: { readonly epochs: number } };
  readonly inputShape: readonly number[];
  /** Of the training data. */
  readonly rows: number;
  /** It was trained. */
  readonly run: boolean;
  readonly descent?: Options['descent'];
}

const sample = (name: string): Shown['spec'] => parse(readFileSync(`samples/${name}.nn.json`, 'utf8'));

/** A run of 784 numbers a row: a surface of a part of it has to be quick all the same. */
const rows = (count: number, size: number): number[][] =>
  Array.from({ length: count }, (_, r) =>
    Array.from({ length: size }, (__, i) => Math.round(100 * (Math.sin(r * 7.1 + i * 1.3) / 2 + 0.5)) / 100),
  );

const constant = {
  name: 'An input that is always 0',
  data: { x: [0, 0], y: [0, 0] },
  layers: [{ type: 'Dense', units: 1, activation: 'relu', input_dim: 1, weights: [[1]], bias: [-1] }],
  compile: { optimizer: 'SGD', loss: 'mse' },
  fit: { epochs: 3 },
};

const wide = {
  name: 'Large layers',
  seed: 5,
  data: { x: rows(200, 784), y: rows(200, 1).map((_, i) => i % 10) },
  layers: [
    { type: 'Dense', units: 512, activation: 'relu', name: 'hidden' },
    { type: 'Dense', units: 10, activation: 'softmax', name: 'output' },
  ],
  compile: { optimizer: 'SGD', loss: 'sparse_categorical_crossentropy' },
  fit: { epochs: 2, batch_size: 32 },
};

const shown = {
  'descent-line': { spec: sample('gradient-descent'), inputShape: [1], rows: 4, run: true },
  'descent-before': { spec: sample('gradient-descent-too-small'), inputShape: [1], rows: 4, run: false },
  'descent-away': { spec: sample('gradient-descent-diverging'), inputShape: [1], rows: 4, run: true },
  'descent-race': {
    spec: sample('optimizer-race'),
    inputShape: [1],
    rows: 4,
    run: true,
    descent: { racers: ['SGD', 'Momentum', 'RMSprop', 'Adam'].map((name) => ({ name, learningRate: 0.05 })) },
  },
  'descent-losses': {
    spec: sample('logistic-regression-squared-error'),
    inputShape: [1],
    rows: 12,
    run: true,
    descent: { beside: 'binary_crossentropy' },
  },
  'descent-way': { spec: { ...sample('xor-learned'), name: 'XOR with a hidden layer' }, inputShape: [2], rows: 4, run: true },
  'descent-slice': {
    spec: { ...sample('xor-learned'), name: 'XOR, two weights' },
    inputShape: [2],
    rows: 4,
    run: true,
    descent: { plane: { kind: 'parameters', x: { variable: 'dense/kernel', index: 0 }, y: { variable: 'dense_1/bias', index: 0 } } },
  },
  'descent-flat': { spec: constant, inputShape: [1], rows: 2, run: false },
  'descent-wide': { spec: wide, inputShape: [784], rows: 200, run: false },
} satisfies Record<string, Shown>;

const worker = new Answers(async () => undefined);

/** What the worker answers, or an error for the reader, as the host makes it. */
async function told<T>(question: object): Promise<T> {
  const { answer } = await worker.to(question as never);
  const found = answer as { readonly refused?: Parameters<typeof textOf>[0]; readonly problems?: readonly Parameters<typeof textOf>[0][] };
  const wrong = found.refused ?? found.problems?.[0];
  if (wrong) throw new Error(textOf(wrong));
  return answer as T;
}

/** Answers of a host that has a run which is this training. */
function descentAnswer({ spec, run }: Shown): Answer {
  const text = JSON.stringify({ ...spec, engine: 'cpu' });
  const epochOf = (at: Moment): { readonly epoch?: number } =>
    at === 'initial' ? { epoch: 0 } : typeof at === 'number' ? { epoch: at } : {};
  const hill = ({ at, loss }: Pick<Requests['slope']['ask'], 'at' | 'loss'>) => ({
    text,
    ...(loss !== undefined && { loss }),
    at: undefined,
    ...(run && { trained: epochOf(at) }),
  });
  const answers: { readonly [N in 'surface' | 'slope' | 'descend']: (ask: Requests[N]['ask']) => Promise<Requests[N]['answer']> } = {
    surface: async (ask) => {
      const { look, notes } = await told<{ look: Requests['surface']['answer']; notes: never[] }>({
        task: 'surface',
        ...ask,
        ...hill(ask),
      });
      return { ...look, notes: notes.map(textOf) };
    },
    slope: async (ask) => (await told<{ slope: Requests['slope']['answer'] }>({ task: 'slope', ...ask, ...hill(ask) })).slope,
    descend: async (ask) => {
      const { race, notes } = await told<{ race: Requests['descend']['answer']; notes: never[] }>({
        task: 'descend',
        ...ask,
        ...hill(ask),
      });
      return { ...race, notes: notes.map(textOf) };
    },
  };
  return (name, ask) => {
    const answer = (answers as Readonly<Record<string, (ask: never) => unknown>>)[name];
    if (answer) return answer(ask as never) as never;
    if (name === 'command' || name === 'save') return {} as never;
    throw new Error(`Nothing answers "${name}" here.`);
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

function stateOf(of: Shown, options: Options): PanelState {
  const { spec, inputShape, run, descent = {} } = of;
  const model = sound(spec.layers, inputShape);
  const last = model.layers.at(-1);
  const activation = last && 'activation' in last.config ? last.config.activation.type : 'linear';
  const reading = readingFor(activation, last?.outputShape.at(-1) ?? 1);
  const read = readSpec(JSON.stringify(spec)).spec;
  const choices = read && descentChoices(read, reading, { rows: { train: of.rows } });
  const { epochs } = spec.fit;
  const view = 'descent';
  const state: State = {
    alone: false,
    locked: false,
    views: ['overview', view],
    options: { ...options, view, descent },
    spec: { file: 'descent.nn.json', title: spec.name, reading: false, errors: 0, mark: 1 },
    network: networkOf(model, reading),
    ...(choices && { descent: choices }),
    runs: run ? [runOf(epochs)] : [],
    others: [],
  };
  return {
    messages: [
      { type: 'state', state, kept: { view, alone: false, locked: false, compared: [] } },
      ...(run ? [{ type: 'run' as const, id: 'a', curves: curvesOf(epochs) }] : []),
    ],
    answer: descentAnswer(of),
  };
}

const curvesOf = (epochs: number) => ({
  from: 0,
  columns: { loss: new Float64Array(epochs) },
  milliseconds: new Float64Array(epochs),
  frames: Array.from({ length: epochs + 1 }, (_, i) => i),
});

export type DescentStateName = keyof typeof shown;

/** Surfaces of small and large networks, before training and of a run. */
export const descentStates = (options: Options): Record<DescentStateName, PanelState> =>
  Object.fromEntries(Object.entries(shown).map(([name, of]) => [name, stateOf(of, options)])) as Record<DescentStateName, PanelState>;

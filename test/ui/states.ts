import { metricFactsOf } from '../../src/ml/registry/metrics';
import type { Options } from '../../src/webview/study/messages/options';
import type { Data, Network, Progress, RunInfo, State } from '../../src/webview/study/messages/state';
import type { Curves, ToView } from '../../src/webview/study/messages/to-view';
import type { ViewName } from '../../src/webview/study/messages/views';
import { pointsOf } from '../webview/points';
import { adviceStates } from './advice-states';
import { compareStates } from './compare-states';
import { dataStates } from './data-states';
import { type Dense, denseAnswers, denseNetwork, drawn } from './dense-stack';
import { descentStates } from './descent-states';
import { digitStates } from './digit-states';
import { functionStates } from './function-states';
import { learningStates } from './learning-states';
import { lineStates } from './line-states';
import { networkStates } from './network-states';
import type { Answer } from './panel-page';
import { planeStates } from './plane-states';
import { stepStates } from './step-states';
import { tensorStates } from './tensor-states';

/** A moment of the study panel: what its host has sent so far, and what it answers. */
export interface PanelState {
  readonly messages: readonly ToView[];
  readonly answer?: Answer;
}

export const options: Options = {
  view: 'overview',
  training: { logScale: false, by: 'epoch', smoothing: 0, hidden: [], table: false },
  network: { weights: 'heat' },
  boundary: { units: true, regions: true },
  data: {},
  mistakes: { surest: false, seed: 0, shares: false },
  step: { check: false },
  tensors: {},
  descent: {},
  functions: { hidden: [], steps: 0, rate: 0.1, secant: false, h: 1, table: false },
  predictions: {},
};

const nothing: State = { alone: false, locked: false, views: ['overview'], options, runs: [], others: [] };

/** What the host sends first. */
const sent = (state: State): ToView => ({
  type: 'state',
  state,
  kept: { view: state.options.view, alone: state.alone, locked: state.locked, compared: state.runs.slice(1).map(({ id }) => id) },
});

const specOf = (file: string, title: string): NonNullable<State['spec']> => ({ file, title, reading: false, errors: 0 });

const engine = { name: 'wasm', version: '4.22.0', threads: 1, why: 'the only engine here that can train this network' };

const runOf = (id: string, epochs: number, change: Partial<RunInfo> = {}): RunInfo => ({
  id,
  label: 'learning_rate 0.1 → 0.01',
  began: '14:02:11',
  status: 'finished',
  seed: 7,
  epochs,
  epochsDone: epochs,
  logs: { loss: 0.0031, accuracy: 1 },
  metrics: metricFactsOf([{ type: 'accuracy', name: undefined }]),
  engine,
  stale: false,
  resumable: false,
  milliseconds: 1234,
  ...change,
});

/** Curves that fall as curves do, with a little noise; with validation, it rises again after `turn`. */
export function curves(epochs: number, from: { loss: number; noise?: number; turn?: number; classes?: boolean }): Curves {
  const { loss, noise = 0.02, turn, classes = true } = from;
  const wobble = (i: number, seed: number): number => 1 + noise * Math.sin(i * 12.9898 + seed) * Math.sin(i * 0.37 + seed);
  const fall = (i: number): number => loss * (0.01 + Math.exp((-5 * i) / epochs));
  const column = (at: (i: number) => number): Float64Array => Float64Array.from({ length: epochs }, (_, i) => at(i));
  const success = (value: (i: number) => number) => column((i) => Math.min(1, Math.max(0, 1 - value(i) / (2 * loss))));
  const training = (i: number): number => fall(i) * wobble(i, 1);
  const validation = (i: number): number =>
    (fall(i) + (turn !== undefined && i > turn ? (loss * (i - turn)) / epochs / 2 : 0.05 * loss)) * wobble(i, 5);
  return {
    from: 0,
    columns: {
      loss: column(training),
      ...(classes && { accuracy: success(training) }),
      ...(turn !== undefined && { val_loss: column(validation) }),
      ...(turn !== undefined && classes && { val_accuracy: success(validation) }),
    },
    milliseconds: column(() => 4),
    frames: [0, ...Array.from({ length: Math.min(60, epochs) }, (_, i) => Math.ceil(((i + 1) * epochs) / Math.min(60, epochs)))],
  };
}

const xorLayers: readonly Dense[] = [
  { name: 'hidden', inputs: 2, units: 2, activation: 'tanh', first: [0.5, -0.8, 0.3, 0.9, 0, 0], last: [3.6, 3.5, 3.6, 3.5, -1.7, -5.3] },
  { name: 'output', inputs: 2, units: 1, activation: 'sigmoid', first: [0.7, -0.4, 0], last: [5.2, -5.3, -5] },
];
const fitLayers: readonly Dense[] = [
  { name: 'dense', inputs: 1, units: 3, activation: 'tanh', first: drawn(6, 1, 0.5), last: [2, -1, 0.5, 0.4, 1, 0] },
  { name: 'dense_1', inputs: 3, units: 1, activation: 'linear', first: drawn(4, 2, 0.5), last: [1, 1, 1.5, 0.2] },
];
const spiralLayers: readonly Dense[] = [
  { name: 'dense', inputs: 2, units: 8, activation: 'relu', first: drawn(24, 1, 0.5), last: drawn(24, 3, 2) },
  { name: 'dense_1', inputs: 8, units: 3, activation: 'softmax', first: drawn(27, 2, 0.5), last: drawn(27, 4, 2) },
];
const mnistLayers: readonly Dense[] = [
  { name: 'dense', inputs: 784, units: 512, activation: 'relu', first: drawn(785 * 512, 1, 0.05), last: drawn(785 * 512, 2, 0.08) },
  { name: 'dense_1', inputs: 512, units: 10, activation: 'softmax', first: drawn(5130, 3, 0.1), last: drawn(5130, 4, 0.2) },
];

const gate: Data = {
  rows: { train: 4 },
  splits: ['train'],
  inputs: 2,
  targets: 1,
  scale: 1,
  gate: 'XOR',
  classes: 2,
  points: [pointsOf('train', 2, Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1), Float32Array.of(0, 1, 1, 0))],
};

function spiralData(): Data {
  const points = (['train', 'validation'] as const).map((split, s) => {
    const rows = Array.from({ length: s ? 60 : 240 }, (_, i) => {
      const [kind, along] = [i % 3, i / (s ? 60 : 240)];
      const angle = (2 * Math.PI * kind) / 3 + 4 * along + 0.2 * Math.sin(i * 7.1 + s);
      return [along * Math.cos(angle), along * Math.sin(angle), kind] as const;
    });
    return pointsOf(
      split,
      2,
      Float32Array.from(rows.flatMap((row) => row.slice(0, 2))),
      Float32Array.from(rows, ([, , kind]) => kind),
    );
  });
  return {
    rows: { train: 240, validation: 60 },
    splits: ['train', 'validation'],
    inputs: 2,
    targets: 1,
    scale: 1,
    classes: 3,
    classNames: ['apple', 'pear', 'plum'],
    points,
  };
}

function lineData(): Data {
  const x = Float32Array.from({ length: 40 }, (_, i) => i / 10 - 2);
  const y = x.map((v, i) => Math.tanh(2 * v) + 0.5 * v + 0.1 * Math.sin(i * 5.3));
  return {
    rows: { train: 40 },
    splits: ['train'],
    inputs: 1,
    targets: 1,
    scale: 1,
    inputNames: ['hours'],
    targetNames: ['points'],
    points: [pointsOf('train', 1, x, y)],
  };
}

interface Story {
  readonly file: string;
  readonly title: string;
  readonly views: readonly ViewName[];
  readonly network: Network;
  readonly layers: readonly Dense[];
  readonly data: Data;
  readonly curves: Curves;
}

const story = (file: string, title: string, layers: readonly Dense[], data: Data, own: Curves): Story => {
  const picture: readonly ViewName[] = data.inputs === 2 ? ['boundary'] : data.inputs === 1 ? ['fit'] : [];
  const views: readonly ViewName[] = ['overview', 'network', 'training', ...picture, 'predictions'];
  return { file, title, views, network: denseNetwork(title, layers, data), layers, data, curves: own };
};

const xor = story('xor.nn.json', 'XOR with a hidden layer', xorLayers, gate, curves(300, { loss: 0.7, noise: 0 }));
const fit = story('fit.nn.json', 'A curve through points', fitLayers, lineData(), curves(200, { loss: 2.1, classes: false }));
const spiral = story('spiral.nn.json', 'Three spirals', spiralLayers, spiralData(), curves(120, { loss: 1.1, turn: 38 }));
const mnist = story(
  'mnist.nn.json',
  'MNIST',
  mnistLayers,
  { rows: { train: 60_000, test: 10_000 }, splits: ['train', 'test'], inputs: 784, targets: 10, scale: 255, classes: 10, points: [] },
  curves(5, { loss: 0.3, turn: 5 }),
);

const stateOf = ({ file, title, views, network, data }: Story, change: Partial<State> = {}): State => ({
  ...nothing,
  views,
  spec: {
    ...specOf(file, title),
    ...(data.inputs === 2 && { predict: { shape: [4, 2], values: [0, 0, 0, 1, 1, 0, 1, 1] } }),
  },
  network,
  data,
  ...change,
});

const part = ({ columns, milliseconds, frames }: Curves, epochs: number): Curves => ({
  from: 0,
  columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(0, epochs)])),
  milliseconds: milliseconds.slice(0, epochs),
  frames: frames.filter((frame) => frame <= epochs),
});

/** A run of the story after so many epochs. */
function withRun(told: Story, run: RunInfo, progress?: Progress): PanelState {
  const epochs = told.curves.milliseconds.length;
  return {
    messages: [
      sent(stateOf(told, { runs: [run] })),
      { type: 'run', id: run.id, curves: part(told.curves, run.epochsDone) },
      ...(progress ? [{ type: 'progress' as const, id: run.id, progress }] : []),
    ],
    answer: denseAnswers(told.layers, epochs),
  };
}

const inEpoch = (epoch: number): Progress => ({
  epoch,
  batch: 3,
  batches: 8,
  samplesPerSecond: 48_213,
  timeLeft: 4200,
  logs: { loss: 0.2134, accuracy: 0.75 },
});

const before = (told: Story): PanelState => ({
  messages: [sent(stateOf(told))],
  answer: denseAnswers(told.layers, 1),
});

const specOnly = (change: Partial<NonNullable<State['spec']>>): PanelState => ({
  messages: [sent({ ...nothing, spec: { ...specOf('xor.nn.json', 'xor.nn.json'), ...change } })],
});

/** The panel's states by name. They are made by hand, so that each can be looked at without the rest of the extension. */
export const states = {
  'no-spec': { messages: [sent(nothing)] },
  reading: specOnly({ reading: true }),
  broken: specOnly({ errors: 2, firstError: 'Unknown key "unitz". Did you mean "units"?' }),
  'xor-before': before(xor),
  'xor-queued': withRun(xor, runOf('a', 300, { status: 'queued', epochsDone: 0, logs: {}, milliseconds: 0 })),
  'xor-training': withRun(xor, runOf('a', 300, { status: 'running', epochsDone: 120 }), inEpoch(120)),
  'xor-paused': withRun(xor, runOf('a', 300, { status: 'paused', epochsDone: 120 }), inEpoch(120)),
  'xor-held': withRun(
    xor,
    runOf('a', 300, { status: 'paused', epochsDone: 120, held: { epoch: 120, batch: 3 }, logs: { loss: 0.2134, accuracy: 0.75 } }),
    inEpoch(120),
  ),
  'xor-done': withRun(xor, runOf('a', 300, { evaluate: { on: 'train', logs: { loss: 0.0031, accuracy: 1 } } })),
  'xor-interrupted': withRun(
    xor,
    runOf('a', 300, { status: 'interrupted', epochsDone: 120, resumable: true, message: 'The window was closed before the run was done.' }),
  ),
  'xor-diverged': withRun(
    xor,
    runOf('a', 300, {
      status: 'diverged',
      epochsDone: 12,
      message: 'The loss became NaN in epoch 13: the learning rate is too high.',
      notFinite: { of: 'training', grew: true, sound: false },
    }),
  ),
  'xor-failed': withRun(xor, runOf('a', 300, { status: 'failed', epochsDone: 0, logs: {}, message: 'There is no room left on the disk.' })),
  'xor-stale': withRun(xor, runOf('a', 300, { stale: true })),
  'xor-compare': compared(),
  'xor-again': compared({ pale: true }),
  'xor-branch': branched(),
  'fit-done': withRun(fit, runOf('a', 200, { label: 'Run 1', logs: { loss: 0.02 } })),
  'spiral-before': before(spiral),
  'spiral-done': withRun(spiral, runOf('a', 120, { label: 'Run 1' })),
  ...adviceStates(withRun(spiral, runOf('a', 120, { label: 'Run 1' }))),
  'mnist-training': withRun(mnist, runOf('a', 5, { label: 'Run 1', status: 'running', epochsDone: 3 }), inEpoch(3)),
  ...compareStates(options),
  ...networkStates(options),
  ...planeStates(options),
  ...lineStates(options),
  ...stepStates(options),
  ...descentStates(options),
  ...learningStates(options),
  ...(await dataStates(options)),
  ...(await digitStates(options, runOf('a', 6, { label: 'Run 1', logs: { loss: 0.3, accuracy: 0.93 } }))),
  ...(await functionStates(options)),
  ...(await tensorStates(options)),
} as const satisfies Record<string, PanelState>;

export type StateName = keyof typeof states;

/** A run that branches from one whose curve is drawn behind it. */
function branched(): PanelState {
  const parent = runOf('b', 300, { label: 'Run 1', began: '13:40:02', pale: true });
  const other = curves(300, { loss: 1.4, noise: 0.1 });
  // Up to there both are one.
  const columns = Object.fromEntries(
    Object.entries(other.columns).map(([name, values]) => [
      name,
      values.map((value, i) => (i < 120 ? (xor.curves.columns[name]?.[i] ?? value) : value)),
    ]),
  );
  const label = 'from epoch 120: learning_rate 0.1 → 0.5';
  return {
    messages: [
      sent(stateOf(xor, { runs: [runOf('a', 300, { label, from: { run: 'b', epoch: 120 } }), parent] })),
      { type: 'run', id: 'a', curves: xor.curves },
      { type: 'run', id: 'b', curves: { ...other, columns } },
    ],
    answer: denseAnswers(xor.layers, 300),
  };
}

function compared(change: Partial<RunInfo> = {}): PanelState {
  const other = runOf('b', 300, { label: 'Run 1', began: '13:40:02', seed: 8, logs: { loss: 0.21, accuracy: 0.75 }, ...change });
  const slower = curves(300, { loss: 1.4, noise: 0.1 });
  return {
    messages: [
      sent(
        stateOf(xor, {
          runs: [runOf('a', 300), other],
          others: [{ id: 'c', label: 'units 4 → 2, seed 7 → 8', began: '11/29/26, 9:12:30' }],
        }),
      ),
      { type: 'run', id: 'a', curves: xor.curves },
      { type: 'run', id: 'b', curves: slower },
    ],
    answer: denseAnswers(xor.layers, 300),
  };
}

/** The same state with another view in front. */
export const onView = ({ messages, ...rest }: PanelState, view: ViewName): PanelState => ({
  ...rest,
  messages: messages.map((message) =>
    message.type === 'state' ? { ...message, state: { ...message.state, options: { ...message.state.options, view } } } : message,
  ),
});

/** The views that a state has. */
export const viewsOf = ({ messages }: PanelState): readonly ViewName[] =>
  messages.flatMap((message) => (message.type === 'state' ? message.state.views : []));

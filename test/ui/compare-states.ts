import { metricFactsOf } from '../../src/ml/registry/metrics';
import { compareSpecs } from '../../src/ml/spec/differences';
import type { Options } from '../../src/webview/study/messages/options';
import type { ComparedSide, Comparison, RunInfo, State } from '../../src/webview/study/messages/state';
import type { ToView } from '../../src/webview/study/messages/to-view';
import { type Dense, denseAnswers, denseNetwork } from './dense-stack';
import type { Answer } from './panel-page';
import { gate } from './plane-states';
import type { PanelState } from './states';

/** One of the two: its network, and its run, where it has one. */
interface Side {
  readonly id: string;
  readonly title: string;
  readonly layers: readonly Dense[];
  readonly learningRate: number;
  readonly loss: string;
  readonly epochs: number;
  readonly done: number;
  readonly run?: Partial<RunInfo> | false;
  readonly metric?: (epoch: number) => number;
}

const xor = gate('XOR', [0, 1, 1, 0]);

const narrow: Side = {
  id: 'a',
  title: 'learning_rate 0.1 → 0.01',
  layers: [
    { name: 'hidden', inputs: 2, units: 2, activation: 'tanh', first: [0.5, -0.8, 0.3, 0.9, 0, 0], last: [3.6, 3.5, 3.6, 3.5, -1.7, -5.3] },
    { name: 'output', inputs: 2, units: 1, activation: 'sigmoid', first: [0.7, -0.4, 0], last: [5.2, -5.3, -5] },
  ],
  learningRate: 0.1,
  loss: 'binary_crossentropy',
  epochs: 300,
  done: 300,
};

const wide: Side = {
  id: 'b',
  title: 'Run 1',
  layers: [
    {
      name: 'hidden',
      inputs: 2,
      units: 4,
      activation: 'relu',
      first: [0.5, -0.8, 0.3, 0.9, 0.1, 0.6, -0.4, 0.2, 0, 0, 0, 0],
      last: [2.1, -1.8, 0.3, 0.9, -2.1, 1.6, -0.4, 0.2, 0.1, 0.2, 0, 0],
    },
    {
      name: 'extra',
      inputs: 4,
      units: 2,
      activation: 'tanh',
      first: [0.5, 0.1, -0.3, 0.2, 0.4, 0.6, 0.1, 0.3, 0, 0],
      last: [1.5, 0.9, 1.4, 1.1, 0.2, 0.1, 0.1, 0.3, -1, -0.8],
    },
    { name: 'output', inputs: 2, units: 1, activation: 'sigmoid', first: [0.7, -0.4, 0], last: [3.1, 1.9, 0.7] },
  ],
  learningRate: 0.01,
  loss: 'binary_crossentropy',
  epochs: 200,
  done: 200,
};

const specText = ({ layers, learningRate, loss, epochs }: Side): string =>
  JSON.stringify({
    seed: 7,
    data: { gate: 'XOR' },
    layers: layers.map(({ name, units, activation }) => ({ type: 'Dense', name, units, activation })),
    compile: { optimizer: { type: 'Adam', learning_rate: learningRate }, loss, metrics: ['accuracy'] },
    fit: { epochs, batch_size: 4 },
  });

const infoOf = ({ id, title, epochs, done, loss, run }: Side): RunInfo => ({
  id,
  label: title,
  began: id === 'a' ? '14:02:11' : '13:40:02',
  status: 'finished',
  seed: 7,
  epochs,
  epochsDone: done,
  logs: {},
  metrics: metricFactsOf([{ type: 'accuracy', name: undefined }]),
  learning: { rule: 'gradient', dropout: false, loss, data: 'xor' },
  stale: false,
  resumable: false,
  milliseconds: 1234,
  ...run,
});

const sideOf = (side: Side, of: Comparison['of']): ComparedSide => ({
  title: of === 'runs' ? side.title : `XOR with ${side.layers.length - 1} hidden`,
  file: side.id === 'a' ? 'xor.nn.json' : 'wider/xor-deep.nn.json',
  ...(side.run !== false && { run: infoOf(side) }),
  network: denseNetwork(side.title, side.layers, xor),
  data: xor,
  views: ['overview', 'network', 'training', 'boundary', 'predictions'],
});

const column = (epochs: number, at: (epoch: number) => number): Float64Array => Float64Array.from({ length: epochs }, (_, i) => at(i + 1));

function curvesOf({ id, done, epochs, metric = (epoch) => 0.69 * Math.exp((-4 * epoch) / epochs) + 0.003 }: Side): ToView {
  return {
    type: 'run',
    id,
    curves: {
      from: 0,
      columns: {
        loss: column(done, metric),
        accuracy: column(done, (epoch) => (metric(epoch) < 0.3 ? 1 : metric(epoch) < 0.6 ? 0.75 : 0.5)),
      },
      milliseconds: column(done, () => 4),
      frames: [0, ...Array.from({ length: 20 }, (_, i) => Math.ceil(((i + 1) * done) / 20))].filter(
        (frame, i, all) => all.indexOf(frame) === i,
      ),
    },
  };
}

function stateOf(of: Comparison['of'], sides: readonly [Side, Side], options: Options, change: Partial<Comparison> = {}): PanelState {
  const [a, b] = sides;
  const both = [sideOf(a, of), sideOf(b, of)] as const;
  const differences = compareSpecs(specText(a), specText(b));
  const runs = (of === 'runs' ? both : [both[0]]).flatMap(({ run }) => run ?? []);
  const state: State = {
    subject: 'file:///notes/xor.nn.json',
    alone: false,
    locked: false,
    views: ['overview', 'network', 'training', 'compare', 'boundary', 'predictions'],
    options: { ...options, view: 'compare' },
    spec: { file: 'xor.nn.json', title: 'XOR with a hidden layer', reading: false, errors: 0 },
    network: denseNetwork('XOR', a.layers, xor),
    data: xor,
    runs,
    others: of === 'runs' ? [{ id: 'c', label: 'units 4 → 2, seed 7 → 8', began: '9:12:30' }] : [],
    comparison: { of, sides: both, differences, ...change },
  };
  const answers = new Map(sides.map((side) => [side.id, denseAnswers(side.layers, Math.max(1, side.done))]));
  const answer: Answer = (name, ask) => {
    const { run = 'a' } = ask as { readonly run?: string };
    return (answers.get(run) as Answer)(name, ask);
  };
  return {
    messages: [
      { type: 'state', state, kept: { view: 'compare', alone: false, locked: false, compared: of === 'runs' ? ['b'] : [] } },
      ...sides.filter(({ run }) => run !== false).map(curvesOf),
    ],
    answer,
  };
}

const slower = (epoch: number): number => 0.72 * Math.exp(-epoch / 160) + 0.05 * Math.sin(epoch / 6) ** 2;

/** Two runs or two specs side by side. */
export const compareStates = (options: Options) =>
  ({
    'compare-runs': stateOf('runs', [narrow, { ...wide, metric: slower }], options),
    'compare-same': stateOf('runs', [narrow, { ...narrow, id: 'b', title: 'seed 7 → 8', metric: slower }], options),
    'compare-diverged': stateOf(
      'runs',
      [
        narrow,
        {
          ...wide,
          loss: 'mse',
          done: 12,
          metric: (epoch) => (epoch === 12 ? Number.NaN : epoch / 2),
          run: { status: 'diverged', message: 'The loss became NaN in epoch 13.' },
        },
      ],
      options,
    ),
    'compare-running': stateOf('runs', [{ ...narrow, done: 40, run: { status: 'running' } }, wide], options),
    'compare-specs': stateOf('specs', [narrow, { ...wide, metric: slower }], options),
    'compare-untrained': stateOf('specs', [narrow, { ...wide, run: false }], options),
  }) as const satisfies Record<string, PanelState>;

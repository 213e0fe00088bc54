import { readFileSync } from 'node:fs';
import { parse } from 'jsonc-parser';
import type { TrainingState } from '../../src/ml/engine/engine';
import { framePlan } from '../../src/ml/runs/frames-file';
import { type GradientMoment, gradientsOf } from '../../src/ml/step/gradients-over-run';
import { type PerceptronWalk, perceptronWalk } from '../../src/ml/step/perceptron-walk';
import { initialState } from '../../src/ml/training/initial-state';
import { train } from '../../src/ml/training/train';
import type { Requests } from '../../src/webview/study/messages/from-view';
import type { Options } from '../../src/webview/study/messages/options';
import type { Data, RunInfo } from '../../src/webview/study/messages/state';
import type { ViewName } from '../../src/webview/study/messages/views';
import { prepare, unattended } from '../golden/run-case';
import { type Dense, denseAnswers, denseNetwork, drawn } from './dense-stack';
import type { Answer } from './panel-page';
import { gate } from './plane-states';
import type { PanelState } from './states';

// Samples that are really trained, so that what is shown of how they learn is what a reader sees of them.

const read = (sample: string): unknown => parse(readFileSync(`samples/${sample}.nn.json`, 'utf8'));

/** The states of a sample's training after each epoch, each trained from the beginning: that takes milliseconds. */
const trained = once(async (sample: string): Promise<readonly TrainingState[]> => {
  const { spec, model, dataset, session } = await prepare(read(sample), 'compact');
  const { compile, fit, seed } = spec;
  const first = initialState(model, seed);
  const states = [first];
  for (let epochs = 1; epochs <= fit.epochs; epochs++) {
    await train(session, { model, compile, fit: { ...fit, epochs }, dataset, seed, state: first }, unattended);
    states.push(session.state());
  }
  session.dispose();
  return states;
});

const gradientsAt = async (sample: string, epochs: readonly number[]): Promise<Requests['gradients']['answer']> => {
  const states = await trained(sample);
  const { spec, model, dataset, session } = await prepare(read(sample), 'compact');
  const look = gradientsOf(session, { ...spec, model, dataset }, unattended.breathe);
  const moments: GradientMoment[] = [];
  for (const epoch of epochs) moments.push(await look(epoch, states[epoch] as TrainingState));
  session.dispose();
  return { moments, notes: ['The steps are those of another engine.'] };
};

const walkOf = once(async (sample: string): Promise<PerceptronWalk> => {
  const { spec, model, dataset, session } = await prepare(read(sample), 'compact');
  const what = { ...spec, model, dataset, learningRate: spec.compile.optimizer.learning_rate, state: initialState(model, spec.seed) };
  const walk = await perceptronWalk(session, what, unattended.breathe);
  session.dispose();
  return walk;
});

function once<T>(make: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (name) => {
    const known = made.get(name) ?? make(name);
    made.set(name, known);
    return known;
  };
}

interface Learner {
  readonly sample: string;
  readonly title: string;
  readonly layers: readonly Dense[];
  readonly data: Data;
  readonly epochs: number;
  readonly rule: 'gradient' | 'perceptron';
  readonly losses: (epoch: number) => number;
  readonly step?: { readonly epoch: number; readonly batch: number };
}

const moons: Data = { rows: { train: 200 }, splits: ['train'], inputs: 2, targets: 1, scale: 1, classes: 2, points: [] };

const stack = (activation: 'relu' | 'sigmoid'): Dense[] =>
  Array.from({ length: 7 }, (_, i): Dense => {
    const [inputs, units] = [i === 0 ? 2 : 10, i === 6 ? 1 : 10];
    const weights = drawn((inputs + 1) * units, i, 0.5);
    return {
      name: i === 0 ? 'dense' : `dense_${i}`,
      inputs,
      units,
      activation: i === 6 ? 'sigmoid' : activation,
      first: weights,
      last: weights,
    };
  });

const perceptron = (last: readonly number[]): Dense[] => [
  { name: 'dense', inputs: 2, units: 1, activation: 'step', first: [0, 0, 0], last },
];

const learners = {
  'vanishing-sigmoid': {
    sample: 'vanishing-gradient-sigmoid',
    title: 'Vanishing gradient: six layers of sigmoid',
    layers: stack('sigmoid'),
    data: moons,
    epochs: 60,
    rule: 'gradient',
    losses: (epoch) => 0.694 + 0.003 * Math.sin(epoch),
  },
  'vanishing-relu': {
    sample: 'vanishing-gradient-relu',
    title: 'Vanishing gradient: six layers of ReLU',
    layers: stack('relu'),
    data: moons,
    epochs: 60,
    rule: 'gradient',
    losses: (epoch) => 0.66 * Math.exp(-epoch / 8) + 0.01,
  },
  'walk-and': {
    sample: 'perceptron-and',
    title: 'Perceptron rule on AND',
    layers: perceptron([2, 1, -2]),
    data: gate('AND', [0, 0, 0, 1]),
    epochs: 20,
    rule: 'perceptron',
    losses: (epoch) => (epoch < 5 ? 0.5 : 0),
    step: { epoch: 1, batch: 2 },
  },
  'walk-xor': {
    sample: 'perceptron-xor',
    title: 'Perceptron rule on XOR: it never settles',
    layers: perceptron([0, -1, 0]),
    data: gate('XOR', [0, 1, 1, 0]),
    epochs: 20,
    rule: 'perceptron',
    losses: () => 0.75,
    step: { epoch: 1, batch: 3 },
  },
} as const satisfies Record<string, Learner>;

function stateOf({ sample, title, layers, data, epochs, rule, losses, step }: Learner, options: Options): PanelState {
  const network = denseNetwork(title, layers, data);
  const view: ViewName = rule === 'perceptron' ? 'boundary' : 'training';
  const plan = framePlan(epochs, 700);
  const run: RunInfo = {
    id: sample,
    label: 'Run 1',
    began: '14:02:11',
    status: 'finished',
    seed: 1,
    epochs,
    epochsDone: epochs,
    logs: { loss: losses(epochs) },
    metrics: {},
    learning: { rule, dropout: false, loss: '', data: '' },
    stale: false,
    resumable: false,
    milliseconds: 300,
  };
  const others = denseAnswers(layers, epochs);
  const answer: Answer = (name, ask) => {
    if (name === 'gradients') return gradientsAt(sample, (ask as Requests['gradients']['ask']).epochs) as never;
    if (name === 'updates') return walkOf(sample) as never;
    return others(name, ask);
  };
  return {
    messages: [
      {
        type: 'state',
        state: {
          alone: false,
          locked: false,
          views: ['overview', 'training', ...(rule === 'perceptron' ? (['boundary'] as const) : [])],
          options: {
            ...options,
            view,
            training: { ...options.training, gradients: true },
            boundary: { ...options.boundary, updates: true },
            step: { ...options.step, ...step },
          },
          spec: { file: `${sample}.nn.json`, title, reading: false, errors: 0 },
          network,
          data,
          runs: [run],
          others: [],
        },
        kept: { view, alone: false, locked: false, compared: [] },
      },
      {
        type: 'run',
        id: sample,
        curves: {
          from: 0,
          columns: { loss: Float64Array.from({ length: epochs }, (_, i) => losses(i + 1)) },
          milliseconds: new Float64Array(epochs).fill(5),
          frames: Array.from({ length: epochs + 1 }, (_, i) => i).filter(plan),
        },
      },
    ],
    answer,
  };
}

/** Runs whose way of learning can be looked at. */
export const learningStates = (options: Options): Record<keyof typeof learners, PanelState> =>
  Object.fromEntries(Object.entries(learners).map(([name, learner]) => [name, stateOf(learner, options)])) as Record<
    keyof typeof learners,
    PanelState
  >;

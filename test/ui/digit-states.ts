import { shownOf } from '../../src/extension/study/content/content';
import { WorkerClient } from '../../src/ml/worker/client';
import type { AnswerTo, CheckAnswer, Question } from '../../src/ml/worker/messages';
import { inThread } from '../../src/ml/worker/thread-port';
import type { Requests } from '../../src/webview/study/messages/from-view';
import type { Options } from '../../src/webview/study/messages/options';
import type { RunInfo, State } from '../../src/webview/study/messages/state';
import { built } from '../built';
import { shippedSets } from '../data-sets';
import type { Answer } from './panel-page';
import type { PanelState } from './states';

/** The shipped digits, and a network that is small enough to be trained while a test waits. */
const EPOCHS = 6;
const textOf = (epochs: number, more: object = {}): string =>
  JSON.stringify({
    name: 'Digits',
    seed: 1,
    data: { dataset: 'mnist', size: 'sample', scale: 255 },
    layers: [
      { type: 'Flatten', input_shape: [28, 28] },
      { type: 'Dense', units: 24, activation: 'relu' },
      { type: 'Dense', units: 10, activation: 'softmax' },
    ],
    compile: { optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] },
    fit: { epochs },
    ...more,
  });
const text = textOf(EPOCHS);
const scope = { sets: [shippedSets] };

/** Begun with the first question, as most tests of the page ask none of these. */
let begun: WorkerClient | undefined;
const client = (): WorkerClient => (begun ??= new WorkerClient(inThread(built('worker.js'))));
const ask = <Q extends Question>(question: Q): Promise<AnswerTo<Q>> => client().ask(question);

let known: Promise<CheckAnswer> | undefined;
const check = (): Promise<CheckAnswer> => (known ??= ask({ task: 'check', text, scope }));

type Weights = ReadonlyMap<string, Float32Array>;
const trained = new Map<number, Promise<Weights>>();

/** The weights after so many epochs: training depends on nothing but the spec. */
function weightsAfter(epochs: number): Promise<Weights> {
  const found = trained.get(epochs) ?? train(epochs);
  trained.set(epochs, found);
  return found;
}

async function train(epochs: number): Promise<Weights> {
  if (epochs === 0) {
    const initial = await ask({ task: 'initial', text, scope });
    return 'weights' in initial ? initial.weights : new Map();
  }
  const job = { text: textOf(epochs), ...scope, task: 'train' } as const;
  const outcome = await client().start(job, () => undefined, new AbortController().signal).outcome;
  return new Map([...outcome.weights].map(([name, { values }]) => [name, values]));
}

const epochOf = (at: Requests['outputs']['ask']['at']): number => (at === 'initial' ? 0 : typeof at === 'number' ? at : EPOCHS);

/** Answers as the host does, from the worker's own answers. */
const answer: Answer = async (name, given) => {
  const { model, modelKey: key = '' } = await check();
  if (!model) throw new Error('There is no network.');
  const at = async (asked: Requests['outputs']['ask']): Promise<{ epoch: number; weights: Weights }> => {
    const epoch = epochOf(asked.at);
    return { epoch, weights: await weightsAfter(epoch) };
  };
  switch (name) {
    case 'samples':
      return (await ask({ task: 'samples', text, scope, ...(given as Requests['samples']['ask']) })) as never;
    case 'report': {
      const { epoch, weights } = await at(given as never);
      const got = await ask({ task: 'report', text, scope, weights, ...(given as { split?: 'train' }) });
      if (!('report' in got)) throw new Error(JSON.stringify(got));
      const { report } = got;
      return {
        ...report,
        epoch,
        classes: report.classes.map(String),
        notes: [],
        set: { name: 'mnist', size: 'sample', title: 'MNIST, sample' },
      } as never;
    }
    case 'outputs': {
      const asked = given as Requests['outputs']['ask'];
      const { epoch, weights } = await at(asked);
      const layers = asked.layers === 'all' ? model.layers : model.layers.slice(-1);
      const x = { shape: [asked.x.length / 784, 28, 28], values: asked.x };
      const { outputs } = await ask({ task: 'outputs', model, key, weights, x, layers: layers.map(({ index }) => index) });
      return {
        epoch,
        layers: layers.map(({ name: layer, outputShape }, i) => ({
          name: layer,
          units: outputShape.reduce((a, b) => a * b, 1),
          shape: outputShape,
          values: outputs[i]?.values,
        })),
      } as never;
    }
    case 'weights': {
      const { epoch, weights } = await at(given as never);
      const layer = model.layers.find(({ name: one }) => one === (given as Requests['weights']['ask']).layer);
      const variables = (layer?.weights ?? []).map(({ name: of, shape }) => ({
        name: of,
        shape,
        values: weights.get(`${layer?.name}/${of}`),
      }));
      return { epoch, variables } as never;
    }
    case 'step': {
      const { run: _, ...asked } = given as Requests['step']['ask'];
      const got = await ask({ task: 'step', text, scope, ...asked, look: { check: asked.check, most: 16_384 } });
      if (!('length' in got) || !got.look) throw new Error(JSON.stringify(got));
      const { network: of, engine, length, look, omitted = [], found } = got;
      const place = found ?? { batch: 0, sample: 0 };
      return { epoch: asked.epoch, ...place, length, network: of, engine, look, omitted, notes: [] } as never;
    }
    case 'course': {
      const asked = given as Requests['course']['ask'];
      const moments = await Promise.all(asked.epochs.map(async (epoch) => ({ epoch, weights: await weightsAfter(epoch) })));
      const x = { shape: [asked.x.length / 784, 28, 28], values: asked.x };
      return (await ask({ task: 'course', model, key, x, moments })) as never;
    }
    case 'why': {
      const { at: _, run: __, ...asked } = given as Requests['why']['ask'];
      const { epoch, weights } = await at(given as never);
      const reading = shownOf({ ...(await check()), text })?.network.reading;
      if (!reading) throw new Error('There is no network.');
      const got = await ask({ task: 'why', model, key, weights, reading, ...asked });
      return { ...got, epoch } as never;
    }
    default:
      throw new Error(`Nothing answers "${name}" here.`);
  }
};

/** States of a panel on the shipped digits, with the answers that the worker gives. */
export async function digitStates(options: Options, run: RunInfo) {
  const shown = shownOf({ ...(await check()), text });
  if (!shown?.data) throw new Error('The digits cannot be read.');
  const { network, data, views } = shown;
  const state: State = {
    alone: false,
    locked: false,
    views,
    options,
    spec: { file: 'digits.nn.json', title: 'Digits', reading: false, errors: 0 },
    network,
    data,
    runs: [],
    others: [],
  };
  const column = (from: number, to: number) => Float64Array.from({ length: EPOCHS }, (_, i) => from + ((to - from) * i) / (EPOCHS - 1));
  const curves = {
    from: 0,
    columns: { loss: column(1.5, 0.3), accuracy: column(0.6, 0.93) },
    milliseconds: column(20, 20),
    frames: Array.from({ length: EPOCHS + 1 }, (_, i) => i),
  };
  const sent = (of: State) => ({
    type: 'state' as const,
    state: of,
    kept: { view: of.options.view, alone: false, locked: false, compared: [] },
  });
  const done: State = { ...state, runs: [run] };
  const pictured: State = { ...done, options: { ...options, network: { weights: 'pictures', layer: 'dense' } } };
  const withRow: State = { ...done, options: { ...options, data: { split: 'test', row: 0 } } };
  return {
    'digits-before': { messages: [sent(state)], answer },
    'digits-done': { messages: [sent(done), { type: 'run', id: run.id, curves }], answer },
    'digits-kernel': { messages: [sent(pictured), { type: 'run', id: run.id, curves }], answer },
    'digits-row': { messages: [sent(withRow), { type: 'run', id: run.id, curves }], answer },
  } as const satisfies Record<string, PanelState>;
}

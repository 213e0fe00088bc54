import { resolve } from 'node:path';
import { contentOf } from '../../src/extension/study/content/content';
import type { FileScope } from '../../src/ml/data/files';
import { Answers } from '../../src/ml/worker/answers';
import type { CheckAnswer } from '../../src/ml/worker/messages';
import type { Options } from '../../src/webview/study/messages/options';
import type { Answer } from './panel-page';
import type { PanelState } from './states';

const worker = new Answers(() => Promise.resolve());

/** The samples that come along. */
const scope: FileScope = { sets: [{ folder: resolve('media', 'datasets'), holds: 'sample' }] };

/** What the worker answers about the data of a spec. */
const answersFor =
  (text: string): Answer =>
  async (name, ask) => {
    if (name !== 'samples' && name !== 'columns') throw new Error(`Nothing answers "${name}" here.`);
    const { answer } = await worker.to({ task: name, text, scope, ...ask } as never);
    return answer as never;
  };

/** A spec as the host shows it, with its view of the data in front. */
async function dataState(options: Options, spec: object, data: Options['data'] = {}): Promise<PanelState> {
  const text = JSON.stringify(spec);
  const { answer } = await worker.to({ task: 'check', text, scope });
  const { spec: shownSpec, shown } = contentOf('data.nn.json', { ...(answer as CheckAnswer), text }, undefined);
  return {
    messages: [
      {
        type: 'state',
        state: {
          subject: `file:///${text.length}.nn.json`,
          alone: false,
          locked: false,
          views: ['overview', 'data'],
          options: { ...options, view: 'data', data },
          spec: shownSpec,
          ...(shown?.network && { network: shown.network }),
          ...(shown?.data && { data: shown.data }),
          runs: [],
          others: [],
        },
        kept: { view: 'data', alone: false, locked: false, compared: [] },
      },
    ],
    answer: answersFor(text),
  };
}

const dense = (units: number, activation?: string) => ({ type: 'Dense', units, ...(activation && { activation }) });

const pictures = (dataset: 'mnist' | 'fashion_mnist', fit: object = {}) => ({
  name: dataset,
  data: { dataset, size: 'sample', scale: 255 },
  layers: [{ type: 'Flatten', input_shape: [28, 28] }, dense(10, 'softmax')],
  compile: { optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' },
  fit: { epochs: 1, ...fit },
});

/** Pictures of 4 × 6 pixels in three colours, and a class that is missing in validation. */
const colored = {
  name: 'Colors',
  data: {
    x: Array.from({ length: 9 }, (_, i) =>
      Array.from({ length: 4 }, (_, r) =>
        Array.from({ length: 6 }, (_, c) => [(40 * i + 10 * r) % 256, (25 * c) % 256, (r * c * 17) % 256]),
      ),
    ),
    y: [0, 1, 2, 0, 1, 0, 0, 0, 1],
    scale: 255,
  },
  layers: [{ type: 'Flatten', input_shape: [4, 6, 3] }, dense(3, 'softmax')],
  compile: { optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' },
  fit: { epochs: 1, validation_split: 0.3 },
};

/** Flowers of three kinds by two of their measures and a column that says nothing; 400 rows. */
const table = {
  name: 'Flowers',
  data: {
    synthetic: 'blobs',
    samples: 400,
    classes: 3,
  },
  layers: [{ ...dense(3, 'softmax'), input_shape: [2] }],
  compile: { optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' },
  fit: { epochs: 1, validation_split: 0.2 },
};

/** Hours and pages against points. */
const regression = {
  name: 'Points',
  data: {
    x: Array.from({ length: 40 }, (_, i) => [i / 4, Math.round(50 + 30 * Math.sin(i * 1.7)), 3]),
    y: Array.from({ length: 40 }, (_, i) => 2.5 * i + 8 * Math.sin(i * 2.3)),
  },
  layers: [{ ...dense(1), input_shape: [3] }],
  compile: { optimizer: 'sgd', loss: 'mse' },
  fit: { epochs: 1 },
};

const gate = {
  name: 'XOR',
  data: { gate: 'XOR' },
  layers: [dense(2, 'tanh'), dense(1, 'sigmoid')],
  compile: { optimizer: 'sgd', loss: 'mse' },
  fit: { epochs: 1 },
};

/** Five time steps of two numbers each. */
const sequence = {
  name: 'Sequences',
  data: {
    x: Array.from({ length: 12 }, (_, i) => Array.from({ length: 5 }, (_, t) => [Math.sin(i + t), t])),
    y: Array.from({ length: 12 }, (_, i) => Math.sin(i + 5)),
  },
  layers: [{ type: 'LSTM', units: 4, input_shape: [5, 2] }, dense(1)],
  compile: { optimizer: 'adam', loss: 'mse' },
  fit: { epochs: 1 },
};

/** Specs whose data is looked at. */
export const dataStates = async (options: Options) =>
  ({
    'data-mnist': await dataState(options, pictures('mnist')),
    'data-fashion': await dataState(options, pictures('fashion_mnist', { validation_split: 0.1 }), { row: 3 }),
    'data-table': await dataState(options, table, { row: 2 }),
    'data-regression': await dataState(options, regression),
    'data-gate': await dataState(options, gate),
    'data-sequence': await dataState(options, sequence),
    'data-colors': await dataState(options, colored, { row: 0 }),
  }) as const satisfies Record<string, PanelState>;

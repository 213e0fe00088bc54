import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { rowCount } from '../../../../src/ml/data/dataset';
import type { BatchResult } from '../../../../src/ml/engine/engine';
import { random } from '../../../../src/ml/random/random';
import { type Activation, activations, hasGradient } from '../../../../src/ml/registry/activations';
import { type Loss, losses } from '../../../../src/ml/registry/losses';
import { optimizers } from '../../../../src/ml/registry/optimizers';
import { fitData } from '../../../../src/ml/training/fit-data';
import { openEngine, type TestedEngine } from '../../../golden/backends';
import { near } from '../../../golden/near';
import { type Prepared, prepare } from '../../../golden/run-case';
import { type Json, rowsOf, upTo } from './networks';
import { network, targetsFor } from './random-networks';

interface Run {
  readonly first: BatchResult;
  readonly second: BatchResult;
  readonly after: BatchResult;
  readonly weights: ReadonlyMap<string, Float32Array>;
}

/** Two epochs, then what the network says of the data. */
async function run({ session, dataset, spec }: Prepared): Promise<Run> {
  const { train, trainWeights } = fitData(dataset, spec.fit);
  session.load('train', train, trainWeights);
  const indices = random(spec.seed, 'order').shuffle(upTo(rowCount(train)));
  const rows = { split: 'train', indices, batchSize: spec.fit.batch_size } as const;
  const [first, second, after] = [await session.train(rows), await session.train(rows), await session.evaluate(rows)];
  return { first, second, after, weights: session.state().weights };
}

async function onEngine(spec: Json, engine: TestedEngine): Promise<Run> {
  const prepared = await prepare(spec, engine);
  try {
    return await run(prepared);
  } finally {
    prepared.session.dispose();
  }
}

/** Two engines, each rounding in its own way, some steps long. */
const BOUND = 1e-4;

/** A step as each engine tells it: outputs and pre-activations of every layer, gradients, and what it made of the state. */
async function compareSteps(spec: Json): Promise<void> {
  const [ours, theirs] = await Promise.all(
    (['compact', 'cpu'] as const).map(async (engine) => {
      const { session, dataset, spec: read } = await prepare(spec, engine);
      const { train, trainWeights } = fitData(dataset, read.fit);
      session.load('train', train, trainWeights);
      const indices = upTo(Math.min(read.fit.batch_size, rowCount(train)));
      await session.train({ split: 'train', indices, batchSize: indices.length });
      const record = await session.step({ split: 'train', indices });
      const state = session.state();
      session.dispose();
      return { record, state };
    }),
  );
  assert.ok(ours && theirs);
  near([ours.record.loss], [theirs.record.loss], BOUND, 'loss');
  assert.deepEqual([ours.record.broken, theirs.record.broken], [undefined, undefined]);
  for (const part of ['outputs', 'preActivations'] as const) {
    theirs.record[part].forEach((tensor, i) => {
      const own = ours.record[part][i];
      assert.deepEqual(own?.shape, tensor?.shape, `${part} ${i}`);
      if (tensor) near(own?.values ?? [], tensor.values, BOUND, `${part} ${i}`);
    });
  }
  const same = (a: ReadonlyMap<string, Float32Array>, b: ReadonlyMap<string, Float32Array>, what: string): void => {
    assert.deepEqual([...a.keys()].sort(), [...b.keys()].sort(), what);
    for (const [name, values] of b) near(a.get(name) ?? [], values, BOUND, `${what} ${name}`);
  };
  same(ours.record.gradients, theirs.record.gradients, 'gradient of');
  same(ours.state.optimizer, theirs.state.optimizer, 'memory');
  same(ours.state.weights, theirs.state.weights, 'weights');
  assert.equal(ours.state.step, theirs.state.step);
}

async function compare(spec: Json): Promise<void> {
  const [ours, theirs] = [await onEngine(spec, 'compact'), await onEngine(spec, 'cpu')];
  for (const part of ['first', 'second', 'after'] as const) {
    near(ours[part].losses, theirs[part].losses, BOUND, `losses, ${part}`);
    near(ours[part].predictions, theirs[part].predictions, BOUND, `predictions, ${part}`);
  }
  for (const [name, values] of theirs.weights) near(ours.weights.get(name) ?? [], values, BOUND, name);
}

before(() => openEngine('cpu'));

describe('the compact engine against tfjs, random networks', () => {
  for (let seed = 1; seed <= 120; seed++) {
    it(`random network ${seed}`, async () => {
      const spec = network(seed);
      const told = (error: Error): never => assert.fail(`${error.message}\n${JSON.stringify({ ...spec, data: undefined })}`);
      await compare(spec).catch(told);
      await compareSteps(spec).catch(told);
    });
  }
});

describe('the compact engine against tfjs, sizes', () => {
  const wide = (units: number, inputs: number): Json[] => [
    { type: 'Dense', units, activation: 'tanh', input_shape: [inputs] },
    { type: 'Dense', units: 3, activation: 'softmax' },
  ];
  for (const [units, inputs, rows] of [
    [1, 1, 1],
    [4, 8, 4],
    [5, 7, 5],
    [9, 13, 6],
    [17, 31, 11],
    [33, 65, 12],
    [130, 101, 37],
  ] as const) {
    it(`${inputs} inputs, ${units} units, ${rows} rows`, () =>
      compare({
        data: { x: rowsOf(units, rows, inputs), y: Array.from({ length: rows }, (_, i) => i % 3) },
        layers: [...wide(units, inputs).slice(0, 1), { type: 'Dense', units: 6, activation: 'relu' }, ...wide(units, inputs).slice(1)],
        compile: { optimizer: { type: 'SGD', momentum: 0.9 }, loss: 'sparse_categorical_crossentropy' },
        fit: { batch_size: 12 },
      }));
  }

  it('a million parameters', () =>
    compare({
      data: { x: rowsOf(1, 20, 1003), y: rowsOf(2, 20, 1) },
      layers: [
        { type: 'Dense', units: 997, activation: 'tanh', input_shape: [1003] },
        { type: 'Dense', units: 20, activation: 'relu' },
        { type: 'Dense', units: 1 },
      ],
      compile: { optimizer: 'sgd', loss: 'mse' },
      fit: { batch_size: 16 },
    }));
});

describe('the compact engine against tfjs, every optimizer', () => {
  for (const type of Object.keys(optimizers)) {
    if (type === 'perceptron') continue;
    for (const [what, more] of Object.entries({ plain: {}, 'with decay': { weight_decay: 0.02 }, clipped: { clipnorm: 0.01 } })) {
      it(`optimizer ${type}, ${what}`, () =>
        compare({
          data: { x: rowsOf(1, 7, 3), y: rowsOf(2, 7, 2) },
          layers: [
            { type: 'Dense', units: 5, activation: 'tanh', input_shape: [3] },
            { type: 'Dense', units: 2 },
          ],
          compile: { optimizer: { type, ...more }, loss: 'mse' },
          fit: { batch_size: 2 },
        }));
    }
  }
});

describe('the compact engine against tfjs, every activation', () => {
  const required: Readonly<Record<string, Json>> = { threshold: { type: 'threshold', threshold: -0.1, default_value: 0.5 } };
  for (const type of Object.keys(activations) as Activation['type'][]) {
    if (!hasGradient({ type } as Activation)) continue;
    it(`activation ${type}, in a layer of its own and as a layer's own`, () =>
      compare({
        data: { x: rowsOf(3, 9, 5), y: rowsOf(4, 9, 2) },
        layers: [
          { type: 'Dense', units: 7, input_shape: [5] },
          { type: 'Activation', activation: required[type] ?? type },
          { type: 'Dense', units: 6, activation: required[type] ?? type },
          { type: 'Dense', units: 2 },
        ],
        compile: { optimizer: { type: 'SGD', learning_rate: 0.01 }, loss: 'mse' },
        fit: { batch_size: 4 },
      }));
  }
});

describe('the compact engine against tfjs, every loss', () => {
  for (const loss of Object.keys(losses) as Loss['type'][]) {
    for (const last of ['sigmoid', 'softmax', 'linear', 'softplus']) {
      for (const config of loss.includes('crossentropy') ? [{}, { from_logits: true }, { label_smoothing: 0.2 }] : [{}]) {
        if (loss.startsWith('sparse') && 'label_smoothing' in config) continue;
        // Logarithms of numbers below 0 are the same everywhere, but nothing to compare.
        if (last === 'linear' && !('from_logits' in config) && /crossentropy|poisson|logarithmic|divergence/.test(loss)) continue;
        it(`loss ${loss} after ${last} ${JSON.stringify(config)}`, () =>
          compare({
            data: { x: rowsOf(3, 9, 5), y: targetsFor(loss, random(5, 'targets'), 9, 4).y },
            layers: [{ type: 'Dense', units: 4, activation: last, input_shape: [5] }],
            compile: { optimizer: { type: 'SGD', learning_rate: 0.1 }, loss: { type: loss, ...config } },
            fit: { batch_size: 4, sample_weight: [1, 2, 0.5, 0, 1, 3, 1, 0.1, 2] },
          }));
      }
    }
  }
});

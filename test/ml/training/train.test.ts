import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import type { Control } from '../../../src/ml/training/control';
import type { TrainingEvent } from '../../../src/ml/training/events';
import { initialState } from '../../../src/ml/training/initial-state';
import { type TrainingPlan, type TrainingResult, train } from '../../../src/ml/training/train';
import { openEngine } from '../../golden/backends';
import { fit, type Prepared, prepare, unattended } from '../../golden/run-case';

/** Forty rows of two inputs, with everything random that a spec can have: drawn weights, shuffle, dropout. */
const spec = {
  seed: 11,
  data: { synthetic: 'moons', samples: 40, noise: 0.1, validation: 8 },
  layers: [
    { type: 'Dense', units: 8, activation: 'tanh', input_shape: [2] },
    { type: 'Dropout', rate: 0.25 },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  compile: { optimizer: { type: 'Adam', learning_rate: 0.02 }, loss: 'binary_crossentropy', metrics: ['accuracy'] },
  fit: { epochs: 12, batch_size: 6 },
};

const planOf = ({ spec: { compile, fit: settings, seed }, model, dataset }: Prepared): TrainingPlan => ({
  model,
  compile,
  fit: settings,
  dataset,
  seed,
  state: initialState(model, seed),
});

async function run(change: object = {}, control: Partial<Control> = {}, plan: Partial<TrainingPlan> = {}): Promise<TrainingResult> {
  const prepared = await prepare({ ...spec, ...change }, 'cpu');
  try {
    return await train(prepared.session, { ...planOf(prepared), ...plan }, { ...unattended, ...control });
  } finally {
    prepared.session.dispose();
  }
}

const withEpochs = (epochs: number, more: object = {}) => ({ fit: { ...spec.fit, epochs, ...more } });

describe('training', () => {
  before(() => openEngine('cpu'));

  it('gives the same bits for the same spec and seed', async () => {
    assert.deepEqual(await run(), await run());
  });

  it('gives other results for another seed', async () => {
    assert.notDeepEqual((await run()).history, (await run({ seed: 12 })).history);
  });

  it('gives the same bits whether batches go to the engine one by one or many at once', async () => {
    let time = 0;
    const now = (): number => {
      time += 1000;
      return time;
    };
    const slow = await run({}, { now });
    const fast = await run({}, { now: () => 0 });
    assert.deepEqual(slow, fast);
  });

  it('continues from a stopped run as if it had never stopped', async () => {
    const whole = await run();
    const half = await run(withEpochs(5));
    const rest = await run({}, {}, { state: half.state, past: { history: half.history } });
    assert.deepEqual(rest.history, whole.history);
    assert.deepEqual(rest.state, whole.state);
  });

  it('continues with early stopping where it was', async () => {
    const stopping = { early_stopping: { monitor: 'loss', patience: 1, min_delta: 0.02, restore_best_weights: true } };
    const whole = await run(withEpochs(40, stopping));
    assert.equal(whole.ending.reason, 'early-stopping');
    const epochs = whole.history['loss']?.length ?? 0;
    assert.ok(epochs > 2 && epochs < 40);
    const half = await run(withEpochs(epochs - 1));
    const past = { history: half.history, bestWeights: half.state.weights };
    const rest = await run(withEpochs(40, stopping), {}, { state: half.state, past });
    assert.deepEqual(rest.history, whole.history);
    assert.deepEqual(rest.ending, whole.ending);
  });

  it('tells every epoch, and batches up to the last', async () => {
    const events: TrainingEvent[] = [];
    const { history } = await run({}, { emit: (event) => events.push(event) });
    assert.deepEqual(events[0], { type: 'begin', epochs: 12, firstEpoch: 0, batches: 6, samples: 32, validationSamples: 8 });
    const epochs = events.filter((e) => e.type === 'epoch');
    assert.deepEqual(
      epochs.map((e) => e.logs['val_accuracy']),
      history['val_accuracy'],
    );
    const ofFirst = events.filter((e) => e.type === 'batch').filter((e) => e.epoch === 0);
    assert.equal(ofFirst.at(-1)?.batch, 6);
  });

  it('stops between two batches when it is cancelled, and keeps the history so far', async () => {
    let batches = 0;
    const emit = (event: TrainingEvent): void => {
      if (event.type === 'batch') batches++;
    };
    // A clock on which every call takes long, so that each batch goes to the engine by itself.
    let time = 0;
    const now = (): number => {
      time += 1e6;
      return time;
    };
    const { ending, history } = await run({}, { emit, now, cancelled: () => batches >= 8 });
    assert.deepEqual(ending, { reason: 'cancelled', epoch: 1, batch: 2 });
    assert.equal(history['loss']?.length, 1);
  });

  it('notices when a value stops being finite, at the step where it arises, and says where', async () => {
    const regression = {
      seed: 1,
      data: { x: [[100], [200], [300]], y: [[100], [200], [300]] },
      layers: [
        { type: 'Dense', units: 3, input_shape: [1], name: 'hidden' },
        { type: 'Dense', units: 1, name: 'out' },
      ],
      compile: { optimizer: { type: 'SGD', learning_rate: 10 }, loss: 'mse' },
      fit: { epochs: 50 },
    };
    const prepared = await prepare(regression, 'cpu');
    const { ending, state } = await fit(prepared);
    assert.equal(ending.reason, 'diverged');
    assert.ok(ending.reason === 'diverged' && ending.epoch > 0 && ending.epoch < 10);
    assert.match(ending.problem.message, /epoch \d+, batch 1, .* became (NaN|-?Infinity).*diverged.*learning_rate well below 10/);
    for (const values of state.weights.values()) assert.ok(values.every(Number.isFinite), 'the weights are those before the step');
    prepared.session.dispose();
  });

  it('names the layer whose output is the first that is not finite', async () => {
    const overflowing = {
      data: { x: [[1], [2]], y: [[1], [2]] },
      layers: [
        { type: 'Dense', units: 1, input_shape: [1], name: 'first', weights: [[60]] },
        { type: 'Dense', units: 1, activation: 'exponential', name: 'second', weights: [[1]] },
      ],
      compile: { optimizer: 'sgd', loss: 'mse' },
    };
    const prepared = await prepare(overflowing, 'cpu');
    const { ending } = await fit(prepared);
    assert.ok(ending.reason === 'diverged');
    assert.match(ending.problem.message, /output of layer "second" became Infinity.*exponential of a large one/);
    prepared.session.dispose();
  });
});

describe('tensors', () => {
  before(() => openEngine('cpu'));
  const tensors = (): number => tf.memory().numTensors;

  it('leaves none behind after training, predicting, cancelling and failing', async () => {
    const before = tensors();
    await run();
    assert.equal(tensors(), before, 'after training');
    await run({}, { cancelled: () => true });
    assert.equal(tensors(), before, 'after cancelling');
    const prepared = await prepare(spec, 'cpu');
    await prepared.session.predict(prepared.dataset.train.x, 7);
    assert.equal(tensors(), before, 'after predicting');
    await assert.rejects(prepared.session.train({ split: 'train', indices: Uint32Array.of(0), batchSize: 1 }), /not loaded/);
    prepared.session.load('train', { ...prepared.dataset.train, x: { shape: [1, 3], values: new Float32Array(3) } });
    await assert.rejects(prepared.session.train({ split: 'train', indices: Uint32Array.of(0), batchSize: 1 }));
    assert.equal(tensors(), before, 'after failing in the middle of a step');
    prepared.session.dispose();
  });
});

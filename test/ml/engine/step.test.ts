import assert from 'node:assert/strict';
import { describe } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import { initialState } from '../../../src/ml/training/initial-state';
import { engines, itOn } from '../../golden/backends';
import { near } from '../../golden/near';
import { type Prepared, prepare } from '../../golden/run-case';
import { upTo } from './compact/networks';

const spec = (learningRate = 0.1) => ({
  seed: 4,
  data: {
    x: [
      [1, -1],
      [0.5, 2],
      [-2, 0.25],
      [1, 1],
    ],
    y: [[1], [0], [1], [0]],
  },
  layers: [
    { type: 'Dense', units: 5, activation: 'tanh' },
    { type: 'Dropout', rate: 0.4 },
    { type: 'Dense', units: 3, activation: 'relu', trainable: false },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  compile: { optimizer: { type: 'SGD', learning_rate: learningRate }, loss: 'binary_crossentropy' },
});

function ready({ session, dataset, model }: Prepared): Prepared['session'] {
  session.load('train', dataset.train);
  session.setState(initialState(model, 4));
  return session;
}

for (const engine of engines) {
  describe(`a step that is explained, on ${engine}`, () => {
    itOn(engine, 'leads to the same bits as one that is not, and its gradients are what the weights moved by', async () => {
      const tensors = tf.memory().numTensors;
      const prepared = await prepare(spec(), engine);
      const session = ready(prepared);
      const rows = { split: 'train', indices: upTo(3) } as const;
      const { losses, predictions } = await session.train({ ...rows, batchSize: 3 });
      const trained = session.state();
      ready(prepared);
      const before = session.state();
      const step = await session.step(rows);
      const after = session.state();
      assert.deepEqual(after, trained);
      assert.equal(step.loss, losses[0]);
      assert.deepEqual(step.outputs.at(-1), { shape: [3, 1], values: predictions });
      assert.deepEqual([...step.gradients.keys()], ['dense/kernel', 'dense/bias', 'dense_2/kernel', 'dense_2/bias']);
      for (const [name, gradient] of step.gradients) {
        const [old, now] = [before.weights.get(name), after.weights.get(name)];
        near(gradient, old?.map((w, i) => (w - (now?.[i] as number)) / 0.1) ?? [], 1e-4, name);
      }
      session.dispose();
      assert.equal(tf.memory().numTensors, tensors);
    });

    itOn(engine, 'tells where a number was not finite, and leaves the weights alone', async () => {
      const prepared = await prepare(spec(), engine);
      const session = ready(prepared);
      const { weights } = session.state();
      const bad = new Map([...weights, ['dense_2/bias', Float32Array.of(Number.NaN)]]);
      session.setState({ weights: bad, optimizer: new Map(), step: 0 });
      const { loss, broken } = await session.step({ split: 'train', indices: upTo(2) });
      assert.ok(Number.isNaN(loss));
      assert.deepEqual([broken?.where, broken?.name], ['weight', 'dense_2/bias']);
      assert.deepEqual(session.state().weights, bad);
      session.dispose();
    });
  });
}

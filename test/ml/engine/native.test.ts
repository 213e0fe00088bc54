import assert from 'node:assert/strict';
import { describe } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import type { Session, TrainingState } from '../../../src/ml/engine/engine';
import { HostParameters } from '../../../src/ml/engine/tfjs/parameters';
import { TfjsSession } from '../../../src/ml/engine/tfjs/session';
import { nativeRule } from '../../../src/ml/engine/tfjs/tensorflow/native-rules';
import { itOn, openEngine } from '../../golden/backends';
import { near, TEN_STEPS, WHOLE_RUN } from '../../golden/near';
import { prepare } from '../../golden/run-case';

const layers = [
  { type: 'Dense', units: 8, activation: 'tanh', input_shape: [2] },
  { type: 'BatchNormalization' },
  { type: 'Dense', units: 1, activation: 'sigmoid' },
];

const specOf = (optimizer: object): object => ({
  seed: 5,
  data: { synthetic: 'moons', samples: 64, noise: 0.1 },
  layers,
  compile: { optimizer, loss: 'binary_crossentropy' },
  fit: { epochs: 1, batch_size: 16 },
});

/** A session of the product's on TensorFlow, and one whose optimizer is the plain TypeScript of the other engines. */
async function both(optimizer: object): Promise<{ native: Session; host: Session; state: TrainingState; close(): void }> {
  const { session: native, spec, model, dataset } = await prepare(specOf(optimizer), 'tensorflow');
  const plan = { model, seed: spec.seed, compile: spec.compile };
  assert.ok(nativeRule(spec.compile.optimizer), 'TensorFlow has this rule');
  const host = new TfjsSession(plan, 'tensorflow', new HostParameters(plan));
  const state = native.state();
  for (const session of [native, host]) {
    session.load('train', dataset.train);
    session.setState(state);
  }
  const close = (): void => [native, host].forEach((session) => session.dispose());
  return { native, host, state, close };
}

const rows = { split: 'train', indices: Uint32Array.from({ length: 64 }, (_, i) => i), batchSize: 16 } as const;

/** All numbers of a state: weights, then what the optimizer remembers. */
const numbers = ({ weights, optimizer }: TrainingState): Map<string, Float32Array> => new Map([...weights, ...optimizer]);

const optimizers: Readonly<Record<string, object>> = {
  SGD: { type: 'SGD', learning_rate: 0.1 },
  momentum: { type: 'SGD', learning_rate: 0.1, momentum: 0.9 },
  Nesterov: { type: 'SGD', learning_rate: 0.1, momentum: 0.9, nesterov: true },
  RMSprop: { type: 'RMSprop', learning_rate: 0.01 },
  'RMSprop with momentum and a long memory': { type: 'RMSprop', learning_rate: 0.001, momentum: 0.5, rho: 0.999 },
  Adam: { type: 'Adam', learning_rate: 0.01 },
  'Adam with a very long memory': { type: 'Adam', learning_rate: 0.01, beta_2: 0.9999 },
  amsgrad: { type: 'Adam', learning_rate: 0.01, amsgrad: true },
  AdamW: { type: 'AdamW', learning_rate: 0.01, weight_decay: 0.1 },
  Adamax: { type: 'Adamax', learning_rate: 0.01 },
  Adadelta: { type: 'Adadelta', learning_rate: 1 },
};

describe('parameters that TensorFlow keeps', () => {
  for (const [title, optimizer] of Object.entries(optimizers)) {
    itOn('tensorflow', `are changed by ${title} as in plain TypeScript, over two hundred steps`, async () => {
      const { native, host, close } = await both(optimizer);
      for (let epoch = 0; epoch < 50; epoch++) {
        // Small differences grow with the steps, so each epoch begins from the same place.
        native.setState(host.state());
        await native.train(rows);
        await host.train(rows);
        const [found, expected] = [native.state(), host.state()];
        assert.equal(found.step, expected.step);
        assert.deepEqual([...numbers(found).keys()].sort(), [...numbers(expected).keys()].sort());
        for (const [name, values] of found.weights)
          near(values, expected.weights.get(name) as Float32Array, WHOLE_RUN, `${epoch}: ${name}`);
      }
      close();
    });
  }

  itOn('tensorflow', 'do not change the arrays that they came from or were handed out as', async () => {
    const { native, state, close } = await both({ type: 'Adam' });
    const given = new Map([...state.weights].map(([name, values]) => [name, values.slice()]));
    await native.train(rows);
    assert.deepEqual(new Map(state.weights), given);
    const after = native.state();
    const copy = structuredClone(after);
    await native.train(rows);
    assert.deepEqual(after, copy);
    assert.notDeepEqual(native.state(), after);
    close();
  });

  itOn('tensorflow', 'continue from a state to the same bits', async () => {
    const { native, close } = await both({ type: 'Adam' });
    await native.train(rows);
    const middle = native.state();
    await native.train(rows);
    const end = native.state();
    const other = await both({ type: 'Adam' });
    other.native.setState(middle);
    await other.native.train(rows);
    assert.deepEqual(other.native.state(), end);
    for (const { close: end } of [{ close }, other]) end();
  });

  itOn('tensorflow', 'refuse what another optimizer remembers', async () => {
    const { native, state, close } = await both({ type: 'Adam' });
    assert.throws(
      () => native.setState({ ...state, step: 3, optimizer: new Map([['dense/kernel/momentum', new Float32Array(16)]]) }),
      RangeError,
    );
    close();
  });

  itOn('tensorflow', 'stay as they were where a gradient is not finite, and take huge gradients that are', async () => {
    const { native, state, close } = await both({ type: 'SGD', learning_rate: 1e-30 });
    const weights = new Map(state.weights);
    weights.set('dense/kernel', new Float32Array(16).fill(Number.NaN));
    native.setState({ ...state, weights });
    const { broken } = await native.train(rows);
    assert.deepEqual([broken?.where, broken?.name, broken?.value], ['weight', 'dense/kernel', 'NaN']);
    assert.deepEqual(native.state().weights, weights);
    assert.equal(native.state().step, 0);
    close();
    // The squares of these are infinite.
    const steep = { ...specOf({ type: 'SGD', learning_rate: 1e-30 }), data: { x: [[1e15]], y: [[-1e15]] } };
    const linear = { ...steep, layers: [{ type: 'Dense', units: 1, input_shape: [1], kernel_initializer: 'ones' }] };
    const { session, dataset } = await prepare(
      { ...linear, compile: { optimizer: { type: 'SGD', learning_rate: 1e-30 }, loss: 'mse' } },
      'tensorflow',
    );
    session.load('train', dataset.train);
    const result = await session.train({ split: 'train', indices: Uint32Array.of(0), batchSize: 1 });
    assert.equal(result.broken, undefined);
    near(session.state().weights.get('dense/kernel') as Float32Array, [1 - 4], TEN_STEPS, 'kernel');
    session.dispose();
  });

  itOn('tensorflow', 'are gone with their session, in TensorFlow too', async () => {
    const backend = tf.backend() as unknown as { binding: { getNumOfTensors(): number } };
    const train = async (): Promise<void> => {
      const { native, close } = await both({ type: 'RMSprop', momentum: 0.5 });
      await native.train(rows);
      await native.evaluate(rows);
      close();
    };
    await train();
    const before = [backend.binding.getNumOfTensors(), tf.memory().numTensors];
    for (let i = 0; i < 5; i++) await train();
    assert.deepEqual([backend.binding.getNumOfTensors(), tf.memory().numTensors], before);
  });

  itOn('tensorflow', 'are not lost when another backend has been used in between', async () => {
    const { native, close } = await both({ type: 'Adam' });
    await native.train(rows);
    await openEngine('cpu');
    const { weights } = native.state();
    assert.ok([...weights.values()].every((values) => values.every(Number.isFinite)));
    await openEngine('cpu');
    close();
  });
});

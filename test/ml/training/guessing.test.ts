import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Loss } from '../../../src/ml/registry/losses';
import { lossOfGuessing } from '../../../src/ml/training/guessing';
import { WorkerClient } from '../../../src/ml/worker/client';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';

const worker = new WorkerClient(inThread(built('worker.js')));
after(() => worker.dispose());

const yes = [0, 0, 1, 0, 1, 0, 0, 0];
const numbers = [1, 2, 2.5, 3, 3, 7, 8, 30];
const classes = [0, 1, 2, 1, 1, 0, 1, 2];
const oneHot = classes.map((klass) => [0, 1, 2].map((k) => Number(k === klass)));
const weights = [1, 2, 1, 3, 1, 0.5, 1, 2];

interface Guessed {
  readonly loss: Loss['type'];
  readonly y: readonly (number | readonly number[])[];
  readonly units: number;
  readonly activation: string;
  readonly weights?: readonly number[];
}

const cases: Readonly<Record<string, Guessed>> = {
  'the squared error': { loss: 'mean_squared_error', y: numbers, units: 1, activation: 'linear' },
  'the absolute error': { loss: 'mean_absolute_error', y: numbers, units: 1, activation: 'linear' },
  'a yes or no': { loss: 'binary_crossentropy', y: yes, units: 1, activation: 'sigmoid' },
  'a yes or no, with weights': { loss: 'binary_crossentropy', y: yes, units: 1, activation: 'sigmoid', weights },
  'several labels': { loss: 'binary_crossentropy', y: oneHot, units: 3, activation: 'sigmoid' },
  'one-hot classes': { loss: 'categorical_crossentropy', y: oneHot, units: 3, activation: 'softmax' },
  'class numbers': { loss: 'sparse_categorical_crossentropy', y: classes, units: 3, activation: 'softmax' },
  'class numbers, with weights': { loss: 'sparse_categorical_crossentropy', y: classes, units: 3, activation: 'softmax', weights },
};

describe('the loss of guessing is that of a network which sees nothing, once it is trained', () => {
  for (const [what, { loss, y, units, activation, weights: own }] of Object.entries(cases))
    it(what, async () => {
      const text = JSON.stringify({
        data: { x: y.map(() => [0]), y },
        layers: [{ type: 'Dense', units, activation, input_dim: 1 }],
        compile: { optimizer: { type: 'Adam', learning_rate: 0.01 }, loss },
        fit: { epochs: 6000, batch_size: 8, ...(own && { sample_weight: own }) },
      });
      const { history } = await worker.run({ text, folder: '.', workspace: '.', sets: [], task: 'train' }, () => undefined);
      const guess = lossOfGuessing(
        { type: loss } as Loss,
        { y: { shape: [y.length, y.flat().length / y.length], values: Float32Array.from(y.flat()) } },
        own && Float32Array.from(own),
      );
      const trained = history['loss']?.at(-1) as number;
      assert.ok(guess !== undefined && Math.abs(trained - guess) < 0.005 * guess, `${trained}, guessing ${guess}`);
    });
});

it('two even classes have ln 2, and a loss without a known best answer has none', () => {
  const y = { shape: [4, 1], values: Float32Array.of(0, 1, 1, 0) };
  assert.ok(Math.abs((lossOfGuessing({ type: 'binary_crossentropy' } as Loss, { y }) ?? 0) - Math.LN2) < 1e-12);
  assert.equal(lossOfGuessing({ type: 'hinge' } as Loss, { y }), undefined);
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contentOf } from '../../../src/extension/study/content/content';
import { Answers } from '../../../src/ml/worker/answers';
import type { CheckAnswer } from '../../../src/ml/worker/messages';

const answers = new Answers(() => Promise.resolve());

async function choices(spec: object) {
  const text = JSON.stringify(spec);
  const { answer } = await answers.to({ task: 'check', text });
  return contentOf('a.nn.json', { ...(answer as CheckAnswer), text }, undefined).shown?.descent;
}

const unit = (activation: string) => [{ type: 'Dense', units: 1, activation, input_dim: 1 }];
const rows = { x: [1, 2, 3, 4, 5], y: [0, 0, 1, 1, 1] };
const compile = (optimizer: unknown, loss: unknown) => ({ optimizer, loss });

describe('what can be chosen of descents on a spec’s loss', () => {
  it('is every optimizer that follows a gradient, each with the spec’s learning rate, its own as it is', async () => {
    const own = { type: 'SGD', learning_rate: 0.2, momentum: 0.5, nesterov: true };
    const found = await choices({ data: rows, layers: unit('linear'), compile: compile(own, 'mse'), fit: { epochs: 7, batch_size: 2 } });
    assert.deepEqual(
      found?.racers.map(({ name }) => name),
      ['SGD', 'Momentum', 'NAG', 'Adagrad', 'Adadelta', 'RMSprop', 'Adam', 'AdamW', 'Adamax', 'Nadam', 'RAdam', 'LaProp', 'PAdam'],
    );
    assert.equal(found?.own, 'NAG');
    assert.deepEqual([found?.epochs, found?.batches], [7, 3]);
    const racer = (name: string) => found?.racers.find((one) => one.name === name)?.optimizer as Record<string, unknown> | undefined;
    assert.ok(found?.racers.every(({ optimizer }) => optimizer.learning_rate === 0.2));
    assert.deepEqual([racer('NAG')?.['momentum'], racer('Momentum')?.['momentum'], racer('SGD')?.['momentum']], [0.5, 0.9, 0]);
    assert.deepEqual([racer('Adam')?.['beta_1'], racer('AdamW')?.['weight_decay']], [0.9, 0.004]);
  });

  it('names the variant of gradient descent that is the spec’s own', async () => {
    const own = async (optimizer: unknown) =>
      (await choices({ data: rows, layers: unit('linear'), compile: compile(optimizer, 'mse') }))?.own;
    assert.equal(await own('SGD'), 'SGD');
    assert.equal(await own({ type: 'SGD', momentum: 0.3 }), 'Momentum');
    assert.equal(await own({ type: 'SGD', nesterov: true }), 'SGD');
    assert.equal(await own('Adam'), 'Adam');
  });

  it('is each loss that takes the same targets: cross-entropy only of what is a probability', async () => {
    const losses = async (activation: string, loss: unknown) =>
      (await choices({ data: rows, layers: unit(activation), compile: compile('SGD', loss) }))?.losses ?? [];
    assert.ok((await losses('sigmoid', 'binary_crossentropy')).includes('mean_squared_error'));
    assert.ok((await losses('sigmoid', 'mse')).includes('binary_crossentropy'));
    const ofNumbers = await losses('linear', 'mse');
    assert.ok(
      ofNumbers.includes('mean_absolute_error') && !ofNumbers.includes('binary_crossentropy') && !ofNumbers.includes('mean_squared_error'),
    );
    assert.deepEqual(await losses('linear', { type: 'binary_crossentropy', from_logits: true }), []);
  });

  it('is nothing for the perceptron rule, and for what does not train', async () => {
    const step = [{ type: 'Dense', units: 1, activation: 'step' }];
    assert.equal(await choices({ data: { gate: 'AND' }, layers: step, compile: compile('perceptron', 'mse') }), undefined);
    assert.equal(await choices({ data: { gate: 'AND' }, layers: step }), undefined);
  });
});

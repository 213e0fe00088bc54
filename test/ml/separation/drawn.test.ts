import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import { readingOf } from '../../../src/ml/model/interpret-output';
import { type Drawn, drawnBy } from '../../../src/ml/separation/drawn';
import { noFiles } from '../../golden/run-case';

const dense = (units: number, activation: string, more: object = {}) => ({ type: 'Dense', units, activation, ...more });
const noBias = { use_bias: false };
const bce = 'binary_crossentropy';
const scce = 'sparse_categorical_crossentropy';

const cases: readonly (readonly [string, readonly object[], string, Drawn])[] = [
  ['one sigmoid unit', [dense(1, 'sigmoid')], bce, 'line'],
  ['one step unit', [dense(1, 'step')], bce, 'line'],
  ['one unit without a bias', [dense(1, 'sigmoid', noBias)], bce, 'line-through-zero'],
  ['a logit without a bias', [dense(1, 'linear', noBias), { type: 'Activation', activation: 'sigmoid' }], bce, 'line-through-zero'],
  ['a number without a bias, whose threshold is 0.5', [dense(1, 'linear', noBias)], 'mse', 'line'],
  ['a stack of linear layers', [dense(4, 'linear'), { type: 'Dropout', rate: 0.5 }, dense(1, 'sigmoid', noBias)], bce, 'line'],
  ['linear layers without any bias', [dense(4, 'linear', noBias), dense(1, 'sigmoid', noBias)], bce, 'line-through-zero'],
  ['a normalized linear layer', [dense(4, 'linear', noBias), { type: 'BatchNormalization' }, dense(1, 'sigmoid', noBias)], bce, 'line'],
  [
    'a graph of linear layers',
    [
      dense(2, 'linear', { name: 'a' }),
      dense(2, 'linear', { name: 'b', inputs: ['a'] }),
      { type: 'Add', inputs: ['a', 'b'] },
      dense(1, 'sigmoid'),
    ],
    bce,
    'line',
  ],
  ['softmax of two units', [dense(2, 'softmax')], scce, 'line'],
  ['everything through one hidden unit', [dense(1, 'tanh'), dense(1, 'sigmoid')], bce, 'line'],
  ['everything through one hidden unit after a linear layer', [dense(3, 'linear'), dense(1, 'relu'), dense(2, 'softmax')], scce, 'line'],
  ['a hidden layer', [dense(2, 'tanh'), dense(1, 'sigmoid')], bce, 'bends'],
  ['one hidden unit that goes up and down', [dense(1, 'silu'), dense(1, 'sigmoid')], bce, 'bends'],
  ['one output that goes up and down', [dense(1, 'silu')], 'mse', 'bends'],
  ['one hidden unit that a wider layer follows', [dense(1, 'tanh'), dense(4, 'tanh'), dense(1, 'sigmoid')], bce, 'bends'],
];

describe('what the border of a network can be', () => {
  for (const [name, layers, loss, drawn] of cases)
    it(`is "${drawn}" of ${name}`, async () => {
      const spec = { data: { gate: 'AND' }, layers, compile: { optimizer: 'sgd', loss } };
      const { model, facts, problems, spec: read } = await checkSpec(JSON.stringify(spec), noFiles);
      assert.ok(model && facts && read, problems.map(({ message }) => message).join(' '));
      assert.equal(drawnBy(model, readingOf(model, read.compile?.loss, facts.targets)), drawn);
    });
});

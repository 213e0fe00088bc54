import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { figure, fixed } from '../../../../src/ml/language/number-text';
import type { Cell, Writing } from '../../../../src/ml/step/explain/cells';
import { explain } from '../../../../src/ml/step/explain/explain';
import { stepTo } from './look';

const writing: Writing = {
  number: figure,
  fixed,
  moreTerms: (n) => `… ${n} more terms …`,
  moreRows: (n) => `… ${n} more rows …`,
};

describe('the network on the board', () => {
  // Two inputs, two sigmoid units, one sigmoid output; the first sums are 0.2·1 + 0.2·0.5 + 0.1 = 0.4 and −0.4·1 + 0.3·0.5 − 0.2 = −0.45.
  const spec = {
    data: { x: [[1, 0.5]], y: [[1]] },
    layers: [
      {
        type: 'Dense',
        units: 2,
        activation: 'sigmoid',
        input_shape: [2],
        weights: [
          [0.2, -0.4],
          [0.2, 0.3],
        ],
        bias: [0.1, -0.2],
      },
      { type: 'Dense', units: 1, activation: 'sigmoid', weights: [[0.5], [-0.5]], bias: [0.1] },
    ],
    compile: { optimizer: { type: 'SGD', learning_rate: 0.5 }, loss: 'mse' },
    fit: { epochs: 1, batch_size: 1 },
  };
  const cases: readonly (readonly [string, Cell, readonly string[]])[] = [
    ['a sum', { layer: 0, of: 'preActivations', index: 0 }, ['0.2·1 + 0.2·0.5 + 0.1 = 0.4']],
    ['a sum with negative weights', { layer: 0, of: 'preActivations', index: 1 }, ['−0.4·1 + 0.3·0.5 − 0.2 = −0.45']],
    ['an output', { layer: 0, of: 'output', index: 0 }, ['sigmoid(0.4) = 1 / (1 + e^(−0.4)) = 0.5987']],
    ['an input of the second layer', { layer: 1, of: 'input', index: 1 }, ['output[1] = 0.3894']],
    ['the loss', { of: 'loss' }, ['(1 − 0.551)² = 0.2016']],
    ['∂L/∂ the output', { layer: 1, of: 'dOutput', index: 0 }, ['2·(0.551 − 1) = −0.898']],
    [
      '∂L/∂ a pre-activation',
      { layer: 1, of: 'dPreActivations', index: 0 },
      ['sigmoid′(0.2047) = 0.551·(1 − 0.551) = 0.2474', '−0.898·0.2474 = −0.2222'],
    ],
    ['∂L/∂ a weight', { variable: 'dense_1/kernel', of: 'gradient', index: 0 }, ['0.5987·(−0.2222) = −0.133']],
    ['∂L/∂ a bias', { variable: 'dense_1/bias', of: 'gradient', index: 0 }, ['−0.2222 = −0.2222']],
    ['∂L/∂ an input', { layer: 1, of: 'dInput', index: 1 }, ['−0.2222·(−0.5) = 0.1111']],
    ['∂L/∂ an output of the first layer', { layer: 0, of: 'dOutput', index: 1 }, ['∂L/∂input[1] = 0.1111']],
    ['a weight after the step', { variable: 'dense_1/kernel', of: 'after', index: 0 }, ['w ← 0.5 − 0.5·(−0.133) = 0.5665']],
    ['what the step adds to a weight', { variable: 'dense_1/kernel', of: 'step', index: 0 }, ['0.5665 − 0.5 = 0.0665']],
    ['what was given', { layer: 0, of: 'input', index: 0 }, []],
  ];
  for (const [name, cell, lines] of cases) it(name, async () => assert.deepEqual(explain(cell, await stepTo(spec), writing).lines, lines));

  it('a step that is too small for the figures of a weight', async () => {
    const slow = { ...spec, compile: { optimizer: { type: 'SGD', learning_rate: 1e-4 }, loss: 'mse' } };
    const { lines, uses } = explain({ variable: 'dense_1/kernel', of: 'step', index: 0 }, await stepTo(slow), writing);
    assert.deepEqual(lines, ['0.500013 − 0.5 = 1.3e−5']);
    assert.deepEqual(uses, [
      { variable: 'dense_1/kernel', of: 'after', indices: [0] },
      { variable: 'dense_1/kernel', of: 'before', indices: [0] },
    ]);
  });

  it('a weight is not updated where a number is not finite', async () => {
    const { look, network } = await stepTo(spec);
    const broken = { batch: 0, where: 'loss', value: 'Infinity', largestWeight: 0.5 } as const;
    const cell: Cell = { variable: 'dense_1/kernel', of: 'after', index: 0 };
    assert.deepEqual(explain(cell, { network, look: { ...look, broken } }, writing), { lines: [], uses: [] });
  });

  it('marks the row and the column that a sum is made of', async () => {
    const { uses } = explain({ layer: 0, of: 'preActivations', index: 1 }, await stepTo(spec), writing);
    assert.deepEqual(uses, [
      { variable: 'dense/kernel', of: 'before', indices: [1, 3] },
      { layer: 0, of: 'input', indices: [0, 1] },
      { variable: 'dense/bias', of: 'before', indices: [1] },
    ]);
  });
});

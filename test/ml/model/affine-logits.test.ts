import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { affineLogits } from '../../../src/ml/model/affine-logits';
import { dense, sound } from './built';

type Layers = Parameters<typeof sound>[0];
type Name = 'a' | 'b' | 'drop' | 'shape' | 'flat' | 'as-is' | 'squeezed' | 'last' | 'norm' | 'in' | 'sum' | 'both' | 'out';

/** Each layer's sums as `weights | bias`, by its name; those of layers that have none are left out. */
function sumsOf(layers: Layers, weights: Readonly<Record<string, readonly number[]>>): Readonly<Partial<Record<Name, string[]>>> {
  const model = sound(layers, [2]);
  const found = affineLogits(model, new Map(Object.entries(weights)));
  return Object.fromEntries(
    [...found].map(([index, sums]) => [
      model.layers[index]?.name ?? '',
      sums.map((sum) => `${sum.weights.map((weight) => weight || 0).join(' ')} | ${sum.bias}`),
    ]),
  );
}

describe('sums of the network\u2019s own inputs', () => {
  const first = { 'a/kernel': [1, -1, 1, 1], 'a/bias': [0.5, 0] };
  const second = { 'b/kernel': [1.5, 0.5], 'b/bias': [-1] };

  it('of linear layers are one layer\u2019s, up to the last activation', () => {
    assert.deepEqual(sumsOf([dense(2, { name: 'a' }), dense(1, { name: 'b', activation: 'sigmoid' })], { ...first, ...second }), {
      a: ['1 1 | 0.5', '-1 1 | 0'],
      b: ['1 2 | -0.25'],
    });
  });

  it('end behind an activation that is not linear', () => {
    const layers = [dense(2, { name: 'a', activation: 'tanh' }), dense(1, { name: 'b' })];
    assert.deepEqual(Object.keys(sumsOf(layers, { ...first, ...second })), ['a']);
  });

  it('pass layers that change nothing outside of training', () => {
    const layers = [
      { type: 'Dropout', rate: 0.5, name: 'drop' },
      dense(2, { name: 'a', use_bias: false }),
      { type: 'Reshape', target_shape: [2, 1], name: 'shape' },
      { type: 'Flatten', name: 'flat' },
      { type: 'Activation', activation: 'linear', name: 'as-is' },
      dense(1, { name: 'b' }),
      { type: 'Activation', activation: 'sigmoid', name: 'squeezed' },
      { type: 'Dropout', rate: 0.5, name: 'last' },
    ];
    const found = sumsOf(layers, { 'a/kernel': [1, -1, 1, 1], ...second });
    assert.deepEqual([found.b, found.squeezed, found.last], [['1 2 | -1'], ['1 2 | -1'], ['1 2 | -1']]);
  });

  it('take batch normalisation by its moving averages', () => {
    const layers = [{ type: 'BatchNormalization', name: 'norm', epsilon: 0.25 }, dense(1, { name: 'b', activation: 'step' })];
    const norm = { 'norm/gamma': [3, 1], 'norm/beta': [1, 0], 'norm/moving_mean': [2, 4], 'norm/moving_variance': [2, 0.75] };
    // (x₁ − 2) · 3 / 1.5 + 1 and (x₂ − 4) / 1
    assert.deepEqual(sumsOf(layers, { ...norm, ...second }), { norm: ['2 0 | -3', '0 1 | -4'], b: ['3 0.5 | -7.5'] });
  });

  it('join where the layers of a graph do', () => {
    const layers = [
      { type: 'Input', shape: [2], name: 'in' },
      dense(2, { name: 'a', inputs: ['in'] }),
      { type: 'Add', name: 'sum', inputs: ['in', 'a'] },
      { type: 'Concatenate', name: 'both', inputs: ['sum', 'in'] },
      dense(1, { name: 'out', inputs: ['both'] }),
    ];
    const found = sumsOf(layers, { ...first, 'out/kernel': [1, 0, 0, 2], 'out/bias': [0] });
    assert.deepEqual([found.sum, found.both?.length, found.out], [['2 1 | 0.5', '-1 2 | 0'], 4, ['2 3 | 0.5']]);
  });
});

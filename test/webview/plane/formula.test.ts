import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { coefficient, sumText } from '../../../src/ml/language/sum-text';

const sum = (...factors: readonly (readonly [number, string])[]): string => sumText(factors.map(([factor, name]) => ({ factor, name })));

describe('formulas', () => {
  it('write numbers with three digits', () => {
    assert.deepEqual([Math.fround(0.4), -0.6, 12.3456, 1234.5, 0.000123456].map(coefficient), ['0.4', '−0.6', '12.3', '1230', '0.00012']);
  });

  it('write sums as people do', () => {
    assert.equal(sum([0.4, 'x₁'], [0.4, 'x₂'], [-0.6, '']), '0.4·x₁ + 0.4·x₂ − 0.6');
    assert.equal(sum([-1, 'x₁'], [1, 'x₂'], [2, '']), '−x₁ + x₂ + 2');
  });

  it('leave out what is nothing beside the rest, not what is merely small', () => {
    assert.equal(sum([2, 'x'], [1e-8, '']), '2·x');
    assert.equal(sum([2e-8, 'x'], [1e-8, '']), '2e−8·x + 1e−8');
    assert.equal(sum([0, 'x'], [0, '']), '0');
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collected, power } from '../../../src/ml/engine/optimizers/rule';

test('what a moving mean has collected is, to the bit, 1 less a power, however late it is', () => {
  for (const base of [0, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 0.9999]) {
    for (let t = 1; t < 3e5; t = Math.ceil(t * 1.01)) assert.equal(collected(base, t), Math.fround(1 - power(base, t)), `${base}, ${t}`);
  }
});

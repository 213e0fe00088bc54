import assert from 'node:assert/strict';
import { test } from 'node:test';
import { multiplyAdds, parameterCounts, trainingBytes, weightBytes } from '../../../src/ml/model/cost';
import { dense, sound } from './built';

const small = sound([dense(3, { input_dim: 2 }), dense(1)]);

test('parameters, trainable and not', () => {
  const model = sound([dense(3, { input_dim: 2, trainable: false }), { type: 'BatchNormalization' }, dense(1)]);
  assert.deepEqual(parameterCounts(model), { total: 25, trainable: 10, nonTrainable: 15 });
});

test('multiply-adds of a sample', () => {
  assert.equal(multiplyAdds(small), 2 * 3 + 3 * 1);
  assert.equal(multiplyAdds(sound([{ type: 'Conv2D', filters: 4, kernel_size: 3, input_shape: [5, 5, 2] }])), 3 * 3 * (3 * 3 * 2) * 4);
  assert.equal(multiplyAdds(sound([{ type: 'LSTM', units: 4, input_shape: [7, 3] }])), 7 * (3 + 4) * 16);
});

test('bytes', () => {
  assert.equal(weightBytes(small), 13 * 4);
  // 13 weights, their gradients and two numbers for each; inputs, hidden and output with their gradients, for 5 samples.
  assert.equal(trainingBytes(small, 5, 2), 4 * (13 + 13 * 3 + 2 * 5 * (2 + 3 + 1)));
});

test('frozen weights have no gradients', () => {
  const frozen = sound([dense(3, { input_dim: 2, trainable: false }), dense(1)]);
  assert.equal(trainingBytes(frozen, 1, 1), 4 * (13 + 4 * 2 + 2 * (2 + 3 + 1)));
});

test('sizes beyond counting stay numbers', () => {
  const model = sound([dense(9007199254740991, { input_shape: [9007199254740991] }), dense(9007199254740991)]);
  assert.ok(weightBytes(model) > 1e32 && Number.isFinite(weightBytes(model)));
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { activation, hasGradient, linear, worksOnRows } from '../../../src/ml/registry/activations';
import { acceptsRank, initializer } from '../../../src/ml/registry/initializers';
import { loss, lossTargets } from '../../../src/ml/registry/losses';
import { metric, metricTargets, nameOfMetric } from '../../../src/ml/registry/metrics';
import { readFixed, readWell } from './read';

describe('names of metrics in the history', () => {
  for (const [written, name] of [
    ['mse', 'mse'],
    ['MSE', 'MSE'],
    ['acc', 'acc'],
    ['Accuracy', 'Accuracy'],
    [{ type: 'mse' }, 'mean_squared_error'],
    [{ type: 'AUC', name: 'area' }, 'area'],
    [{ type: 'Precision' }, 'precision'],
    ['log_cosh_error', 'log_cosh_error'],
    [{ type: 'LogCoshError' }, 'logcosh'],
  ] as const) {
    test(JSON.stringify(written), () => assert.equal(nameOfMetric(readWell(metric, written)), name));
  }
});

test('functions without a gradient and functions of a whole row are marked', () => {
  const names = ['step', 'sign', 'relu', 'hard_shrink', 'softmax', 'log_softmax', 'sparsemax', 'sigmoid'];
  const all = names.map((name) => readWell(activation, name));
  assert.deepEqual(
    all.filter((a) => !hasGradient(a)).map((a) => a.type),
    ['step', 'sign'],
  );
  assert.deepEqual(
    all.filter(worksOnRows).map((a) => a.type),
    ['softmax', 'log_softmax', 'sparsemax'],
  );
  assert.ok(hasGradient(linear));
});

test('targets', () => {
  assert.equal(lossTargets(readWell(loss, 'mse')), 'values');
  assert.equal(lossTargets(readWell(loss, 'KLD')), 'distribution');
  assert.equal(lossTargets(readWell(loss, 'sparse_categorical_crossentropy')), 'labels');
  assert.equal(metricTargets(readWell(metric, 'acc')), 'any');
});

test('axes that initializers are for', () => {
  const accepts = (name: string, rank: number): boolean => acceptsRank(readWell(initializer, name), rank);
  assert.deepEqual(
    [1, 2, 3].map((rank) => accepts('orthogonal', rank)),
    [false, true, true],
  );
  assert.deepEqual(
    [1, 2, 3].map((rank) => accepts('identity', rank)),
    [false, true, false],
  );
  assert.ok(accepts('zeros', 0) && accepts('he_normal', 1));
});

test('near names are offered', () => {
  assert.equal(readFixed(activation, 'ReLU').type, 'relu');
  assert.equal(readFixed(loss, 'mean squared error').type, 'mean_squared_error');
  assert.equal(readFixed(initializer, 'Glorot Uniform').type, 'glorot_uniform');
});

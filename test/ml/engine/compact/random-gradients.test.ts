import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { prepare } from '../../../golden/run-case';
import { checkGradients } from '../finite-differences';
import { network } from './random-networks';

/** Functions without corners: a difference over a corner is no slope. */
const smooth = {
  activations: ['linear', 'tanh', 'sigmoid', 'softplus', 'gelu', 'silu', 'mish', 'softmax'],
  losses: ['mean_squared_error', 'log_cosh', 'binary_crossentropy', 'categorical_crossentropy', 'sparse_categorical_crossentropy'],
} as const;

describe('gradients of the compact engine against finite differences, random networks', () => {
  for (let seed = 1; seed <= 60; seed++) {
    it(`random network ${seed}`, async () => {
      // A step of plain SGD with a rate of 1 takes the gradient off each weight.
      const spec = { ...network(seed, smooth), fit: {} } as Record<string, unknown>;
      const loss = (spec['compile'] as { loss: string }).loss;
      const prepared = await prepare({ ...spec, compile: { optimizer: { type: 'SGD', learning_rate: 1 }, loss } }, 'compact');
      try {
        await checkGradients(prepared, 5e-3);
      } catch (error) {
        assert.fail(`${(error as Error).message}\n${JSON.stringify({ ...spec, data: undefined })}`);
      } finally {
        prepared.session.dispose();
      }
    });
  }
});

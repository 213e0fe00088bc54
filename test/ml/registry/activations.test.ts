import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { activate } from '../../../src/ml/engine/tfjs/activations';
import { activation, activations, isMonotone, worksOnRows } from '../../../src/ml/registry/activations';
import { readWell } from './read';

/** Of those that need any. */
const parameters: Readonly<Record<string, object>> = { threshold: { threshold: -1, default_value: 2 } };

describe('an activation that is said to be monotone', () => {
  for (const type of Object.keys(activations)) {
    const config = readWell(activation, { type, ...parameters[type] });
    if (worksOnRows(config)) continue;
    it(`${isMonotone(config) ? 'never falls' : 'falls and rises'}: ${type}`, async () => {
      await tf.setBackend('cpu');
      const values = [...activate(config, tf.linspace(-8, 8, 1601)).dataSync()];
      const falls = values.some((value, i) => i > 0 && value < (values[i - 1] as number) - 1e-5);
      assert.equal(falls, !isMonotone(config));
    });
  }
});

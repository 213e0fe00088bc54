import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activation, activations, outputRange, preActivationAt, unitFacts } from '../../../src/ml/registry/activations';
import { golden } from '../../golden/figures';
import { readWell } from './read';

interface Values {
  readonly name: string;
  readonly activation: unknown;
  readonly x: readonly (number | readonly number[])[];
  readonly y: readonly (number | readonly number[])[];
}

/** Without sparsemax, where Keras's own outputs add up to more than 1. */
const values = golden<Values>('activations').filter(({ name }) => /^(values of|at the kinks)(?!.*sparsemax)/.test(name));

/** What an activation gave to its sums, ascending; of those that look at a whole row, only what they gave. */
const pairsOf = ({ x, y }: Values): (readonly [sum: number, output: number])[] =>
  x.flatMap((sum, i) => (typeof sum === 'number' ? [[sum, y[i] as number] as const] : []));

describe('what is known of an activation’s outputs', () => {
  for (const one of values) {
    const config = readWell(activation, one.activation);
    it(`${one.name}: Keras’s lie in the range`, () => {
      const [low, high] = outputRange(config);
      // The lowest point of gelu, silu and mish is written with four digits.
      for (const output of one.y.flat()) assert.ok(output >= low - 1e-4 && output <= high + 1e-6, `${output} of ${low} … ${high}`);
    });

    it(`${one.name}: Keras’s pass a threshold at the sum that is said`, () => {
      for (const threshold of [-0.7, -0.2, 0, 0.1, 0.5, 0.9, 1.7]) {
        const sum = preActivationAt(config, threshold);
        if (sum === undefined) continue;
        for (const [z, output] of pairsOf(one)) {
          if (Math.abs(z - sum) > 1e-6)
            assert.equal(output > threshold, z > sum, `${output} at ${z}, though ${threshold} is passed at ${sum}`);
        }
      }
    });
  }

  it('is known of every activation that Keras has', () => {
    const seen = new Set(values.map((one) => readWell(activation, one.activation).type));
    assert.deepEqual(
      Object.keys(activations).filter((name) => !seen.has(name as never)),
      ['sparsemax', 'step', 'sign'],
    );
  });

  it('tells of units when they say yes', () => {
    const turn = (name: string): number => unitFacts(readWell(activation, name)).turn;
    assert.deepEqual(['sigmoid', 'hard_sigmoid', 'step', 'tanh', 'linear', 'sign'].map(turn), [0.5, 0.5, 0.5, 0, 0, 0]);
    assert.ok(turn('relu') > 0 && turn('relu') < 1e-3);
    assert.deepEqual(
      ['step', 'sign', 'sigmoid'].map((name) => unitFacts(readWell(activation, name)).jumps),
      [true, true, false],
    );
  });
});

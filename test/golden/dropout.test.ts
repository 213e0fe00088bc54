import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { backends, itOn } from './backends';
import { golden } from './figures';
import { prepare } from './run-case';

interface Case {
  readonly name: string;
  readonly spec: Record<string, unknown>;
  readonly expect: { readonly outputs_seen: readonly number[] };
}

const ROWS = 6000;
const sequence = [[1], [0.5], [-0.7]];

/** Keras's figures are rounded to five decimals. */
const NEAR = 1.1e-5;

const nearOneOf = (value: number, values: readonly number[]): boolean => values.some((v) => Math.abs(v - value) <= NEAR);

for (const backend of backends) {
  describe(`what recurrent layers drop is what Keras drops, on ${backend}`, () => {
    for (const { name, spec, expect } of golden<Case>('dropout')) {
      itOn(backend, name, async () => {
        const whole = {
          ...spec,
          data: { x: Array(ROWS).fill(sequence), y: Array(ROWS).fill([0]) },
          compile: { optimizer: { type: 'SGD', learning_rate: 0 }, loss: 'mse' },
        };
        const { session, dataset } = await prepare(whole, backend);
        session.load('train', dataset.train);
        const { predictions } = await session.train({
          split: 'train',
          indices: Uint32Array.from({ length: ROWS }, (_, i) => i),
          batchSize: ROWS,
        });
        session.dispose();
        const found = [...new Set(Array.from(predictions, (v) => Number(v.toFixed(5))))];
        const missing = expect.outputs_seen.filter((v) => !nearOneOf(v, found));
        const strange = found.filter((v) => !nearOneOf(v, expect.outputs_seen));
        assert.deepEqual({ missing, strange }, { missing: [], strange: [] });
      });
    }
  });
}

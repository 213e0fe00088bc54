import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { stepTo } from './explain/look';

interface Case {
  readonly name: string;
  readonly spec: object;
  readonly sample: number;
  readonly steps: readonly Readonly<Record<string, { readonly values: readonly number[]; readonly slopes: readonly number[] }>>[];
}

const cases = JSON.parse(readFileSync('test/ml/step/time-steps.json', 'utf8')) as readonly Case[];

describe('the gates and states of each time step, and the slopes in them, are PyTorch’s', () => {
  for (const { name, spec, sample, steps } of cases)
    it(name, async () => {
      const { look } = await stepTo(spec, { sample });
      const found = look.layers[0]?.timeSteps ?? assert.fail();
      assert.deepEqual(
        found.map(({ at }) => at),
        steps.map((_, i) => i),
      );
      steps.forEach((blocks, t) => {
        const own = found[t]?.blocks ?? {};
        assert.deepEqual(Object.keys(own), Object.keys(blocks));
        for (const [block, figures] of Object.entries(blocks))
          for (const of of ['values', 'slopes'] as const)
            figures[of].forEach((figure, i) => {
              const value = own[block]?.[of].values[i] as number;
              assert.ok(Math.abs(value - figure) < 1e-6, `${block} ${of}[${i}] of step ${t}: ${value}, expected ${figure}`);
            });
      });
    });
});

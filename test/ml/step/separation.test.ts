import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { separationOf } from '../../../src/ml/step/separation';

interface Case {
  readonly name: string;
  readonly x: readonly (readonly number[])[];
  readonly classes: readonly number[];
  readonly bias: boolean;
  readonly radius: number;
  readonly margin: number;
}

const { cases } = JSON.parse(readFileSync('test/ml/step/separations.json', 'utf8')) as { readonly cases: readonly Case[] };

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, v, i) => sum + v * (b[i] as number), 0);

describe('the margin of the best line', () => {
  for (const { name, x, classes, bias, radius, margin } of cases)
    it(`is SciPy's: ${name}`, () => {
      const found = separationOf(x, classes, bias);
      assert.ok(Math.abs(found.radius - radius) <= 1e-12 * radius, `R ${found.radius}, expected ${radius}`);
      assert.ok(Math.abs(found.margin - margin) <= 1e-7 * margin + 1e-11 * radius, `γ ${found.margin}, expected ${margin}`);
      const { weights, common } = found;
      if (!weights) return assert.equal(common !== undefined, bias && new Set(classes).size > 1);
      assert.ok(Math.abs(Math.hypot(...weights) - 1) <= 1e-12);
      for (const [i, row] of x.entries()) {
        const side = (classes[i] === 1 ? 1 : -1) * dot([...row, ...(bias ? [1] : [])], weights);
        assert.ok(side >= margin * (1 - 1e-7) || row.every((v) => v === 0), `row ${i} is ${side} from the line`);
      }
    });

  it('is worked out by hand for AND: γ = 1 / √17 with R = √3, so that there are at most 51 corrections', () => {
    const { radius, margin } = separationOf(cases[0]?.x ?? [], cases[0]?.classes ?? [], true);
    assert.ok(Math.abs((radius / margin) ** 2 - 51) <= 1e-9);
  });

  it('shows of XOR the point that is in the middle of either class', () => {
    const { margin, common } = separationOf(cases[3]?.x ?? [], cases[3]?.classes ?? [], true);
    assert.equal(margin, 0);
    assert.deepEqual(
      common?.map((v) => Math.round(v * 1e9) / 1e9),
      [0.5, 0.5],
    );
  });

  it('grows with the points, and does not depend on their order', () => {
    for (const { x, classes, margin } of cases.filter(({ bias }) => !bias)) {
      const twice = separationOf(x.map((row) => row.map((v) => 2 * v)).toReversed(), classes.toReversed(), false);
      assert.ok(Math.abs(twice.margin - 2 * margin) <= 1e-9);
    }
  });

  it('is 0 of nothing', () => {
    assert.deepEqual(separationOf([], [], true), { radius: 0, margin: 0 });
  });
});

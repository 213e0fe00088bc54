import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { perceptronBound } from '../../../src/ml/separation/perceptron-bound';

interface Case {
  readonly name: string;
  readonly x: readonly (readonly number[])[];
  readonly classes: readonly number[];
  readonly bias: boolean;
  readonly radius: number;
  readonly margin: number;
}

const { cases } = JSON.parse(readFileSync('test/ml/separation/perceptron-bounds.json', 'utf8')) as { readonly cases: readonly Case[] };

const boundOf = ({ x, classes }: Pick<Case, 'x' | 'classes'>, bias: boolean) =>
  perceptronBound({ x: x.flat(), inputs: x[0]?.length ?? 1, classes }, bias);

describe('the margin of the best line', () => {
  for (const one of cases)
    it(`is SciPy's: ${one.name}`, () => {
      const { radius, margin, common } = boundOf(one, one.bias);
      assert.ok(Math.abs(radius - one.radius) <= 1e-12 * one.radius, `R ${radius}, expected ${one.radius}`);
      assert.ok(Math.abs(margin - one.margin) <= 1e-7 * one.margin + 1e-11 * one.radius, `γ ${margin}, expected ${one.margin}`);
      assert.equal(common !== undefined, margin === 0 && one.bias);
    });

  it('is worked out by hand for AND: γ = 1 / √17 with R = √3, so that there are at most 51 corrections', () => {
    const { radius, margin } = boundOf(cases[0] ?? assert.fail(), true);
    assert.ok(Math.abs((radius / margin) ** 2 - 51) <= 1e-12);
  });

  it('shows of XOR the point that is in the middle of either class', () => {
    const { margin, common } = boundOf(cases[3] ?? assert.fail(), true);
    assert.equal(margin, 0);
    assert.deepEqual(common, [0.5, 0.5]);
  });

  it('grows with the points, and does not depend on their order', () => {
    for (const { x, classes, margin } of cases.filter(({ bias }) => !bias)) {
      const twice = boundOf({ x: x.map((row) => row.map((v) => 2 * v)).toReversed(), classes: classes.toReversed() }, false);
      assert.ok(Math.abs(twice.margin - 2 * margin) <= 1e-9);
    }
  });

  it('is 0 of nothing', () => {
    assert.deepEqual(boundOf({ x: [], classes: [] }, true), { radius: 0, margin: 0 });
  });
});

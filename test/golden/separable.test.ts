import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Labelled, type Separation, separate } from '../../src/ml/separation/separation';
import { golden } from './figures';
import { separableSet } from './separable-sets';

interface SeparableCase {
  readonly name: string;
  readonly rows: number;
  readonly check: number;
  readonly separable: boolean;
  readonly margin?: number;
}

const cases = golden<SeparableCase>('separable');

/** A double as a fraction: a whole number over 2^1074. */
const exact = (value: number): bigint => {
  let [whole, down] = [value, 0];
  while (!Number.isInteger(whole)) {
    whole *= 2;
    down++;
  }
  return BigInt(whole) << BigInt(1074 - down);
};

/** Fails unless each row is strictly on its side of the line, in fractions. */
function holdsLine({ weights, bias }: Extract<Separation, { separable: true }>, { x, inputs, classes }: Labelled): void {
  const [w, b] = [weights.map(exact), exact(bias) << 1074n];
  for (let row = 0; row * inputs < x.length; row++) {
    const sum = w.reduce((all, factor, k) => all + factor * exact(x[row * inputs + k] as number), b);
    assert.ok(classes[row] === 1 ? sum > 0n : sum < 0n, `row ${row} is not on its side`);
  }
}

/** Fails unless the rows of either class make the same point: in fractions by their whole numbers, else to rounding. */
function holdsPoint({ point, from }: Extract<Separation, { separable: false }>, { x, inputs, classes }: Labelled): void {
  assert.ok(from[0].length + from[1].length <= inputs + 2, 'no more rows than are needed');
  const all = from.flat();
  const whole = all.every(({ times }) => times !== undefined);
  const sums = from.map((shares, klass) => {
    for (const { row, weight } of shares) assert.ok(classes[row] === klass && weight > 0);
    assert.ok(Math.abs(shares.reduce((sum, { weight }) => sum + weight, 0) - 1) <= 1e-15 * shares.length);
    for (const [k, value] of point.entries()) {
      const made = shares.reduce((sum, { row, weight }) => sum + weight * (x[row * inputs + k] as number), 0);
      const size = shares.reduce((most, { row }) => Math.max(most, Math.abs(x[row * inputs + k] as number)), 0);
      assert.ok(Math.abs(made - value) <= 1e-15 * (inputs + 2) * size, `${made} is not ${value}`);
    }
    const times = BigInt(shares.reduce((sum, share) => sum + (share.times ?? 0), 0));
    return [
      times,
      ...point.map((_, k) => shares.reduce((sum, { row, times = 0 }) => sum + BigInt(times) * exact(x[row * inputs + k] as number), 0n)),
    ];
  });
  if (whole) assert.deepEqual(sums[0], sums[1]);
}

describe('whether a line separates two classes, as SciPy’s linear programme has it', () => {
  it('of 500 sets, half of them separable, each answer proved by arithmetic', () => {
    assert.equal(cases.length, 500);
    const separable = cases.filter((one) => one.separable).length;
    assert.ok(separable >= 200 && separable <= 300, `${separable} are separable`);
    for (const [number, expected] of cases.entries()) {
      const set = separableSet(number);
      assert.deepEqual([set.name, set.classes.length, set.check], [expected.name, expected.rows, expected.check], 'not the same set');
      const found = separate(set) ?? assert.fail();
      assert.equal(found.separable, expected.separable, expected.name);
      if (!found.separable) holdsPoint(found, set);
      else holdsLine(found, set);
    }
  });

  it('with the widest margin, as SciPy’s quadratic programme has it', () => {
    const known = cases.flatMap(({ margin }, number) => (margin === undefined ? [] : [{ margin, number }]));
    assert.ok(known.length > 100);
    for (const { margin, number } of known) {
      const set = separableSet(number);
      const found = separate(set);
      assert.ok(found?.separable && Math.abs(found.margin - margin) <= 1e-6 * margin, `${set.name}: ${margin}`);
      // Rows at the edges of the margin have a sum of 1 or −1.
      for (const row of found.support) {
        const sum = found.weights.reduce((all, w, k) => all + w * (set.x[row * set.inputs + k] as number), found.bias);
        assert.ok(Math.abs(sum - (set.classes[row] === 1 ? 1 : -1)) <= 1e-9);
      }
    }
  });
});

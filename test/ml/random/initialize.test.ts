import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fans, initialize } from '../../../src/ml/random/initialize';
import { random } from '../../../src/ml/random/random';
import { initializer, initializers } from '../../../src/ml/registry/initializers';
import { flat, golden, type Nested } from '../../golden/figures';
import { readBadly, readWell } from '../registry/read';

/** A case of test/golden/cases_initializers.py: moments of a distribution, rows or columns at right angles, or fixed values. */
interface Case {
  readonly name: string;
  readonly initializer?: unknown;
  readonly shape: readonly number[];
  readonly theory?: { readonly mean: number; readonly std: number; readonly min: number | null; readonly max: number | null };
  readonly orthogonal?: 'rows' | 'columns';
  readonly gain?: number;
  readonly flat_shape?: readonly [number, number];
  readonly value?: Nested;
}

const cases = golden<Case>('initializers').filter((one) => one.initializer !== undefined);

const draw = (config: unknown, shape: readonly number[], seed = 1): Float32Array =>
  initialize(readWell(initializer, config), shape, random(seed, 'test'));

/** Within five standard errors: a right distribution fails once in a million draws, and these draws are always the same. */
function hasMoments(values: Float32Array, { mean, std, min, max }: NonNullable<Case['theory']>): void {
  const n = values.length;
  const found = values.reduce((a, b) => a + b, 0) / n;
  const spread = Math.sqrt(values.reduce((a, b) => a + (b - found) ** 2, 0) / n);
  assert.ok(Math.abs(found - mean) < (5 * std) / Math.sqrt(n), `mean ${found}, expected ${mean}`);
  assert.ok(Math.abs(spread / std - 1) < 5 / Math.sqrt(2 * n), `standard deviation ${spread}, expected ${std}`);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (min !== null) assert.ok(least >= Math.fround(min) && least < min + 0.02 * (mean - min), `least ${least}, bound ${min}`);
  if (max !== null) assert.ok(most <= Math.fround(max) && most > max - 0.02 * (max - mean), `most ${most}, bound ${max}`);
}

function isOrthogonal(values: Float32Array, [rows, columns]: readonly [number, number], along: 'rows' | 'columns', gain: number): void {
  const [count, length] = along === 'rows' ? [rows, columns] : [columns, rows];
  const at = (vector: number, i: number): number => values[along === 'rows' ? vector * columns + i : i * columns + vector] as number;
  for (let a = 0; a < count; a++) {
    for (let b = 0; b <= a; b++) {
      let product = 0;
      for (let i = 0; i < length; i++) product += at(a, i) * at(b, i);
      assert.ok(Math.abs(product - (a === b ? gain * gain : 0)) < 1e-5, `${along} ${a} and ${b}: ${product}`);
    }
  }
}

describe('initializers against Keras', () => {
  for (const one of cases) {
    test(one.name, () => {
      const values = draw(one.initializer, one.shape);
      if (one.theory) hasMoments(values, one.theory);
      if (one.orthogonal) isOrthogonal(values, one.flat_shape as [number, number], one.orthogonal, one.gain ?? 1);
      if (one.value !== undefined) assert.deepEqual([...values], flat(one.value));
    });
  }

  test('leave none out', () => {
    const seen = new Set(cases.map((one) => readWell(initializer, one.initializer).type));
    assert.deepEqual([...seen].sort(), Object.keys(initializers).sort());
  });
});

test('every rotation is as likely: signs of an orthogonal matrix fall both ways', () => {
  const diagonals = Array.from({ length: 400 }, (_, seed) => draw('orthogonal', [3, 3], seed));
  for (const at of [0, 4, 8]) {
    const positive = diagonals.filter((values) => (values[at] as number) > 0).length;
    assert.ok(positive > 150 && positive < 250, `${positive} of 400 above zero`);
  }
});

test('fans, as Keras counts them', () => {
  for (const [shape, fanIn, fanOut] of [
    [[], 1, 1],
    [[7], 7, 7],
    [[3, 5], 3, 5],
    [[4, 3, 5], 12, 20],
    [[3, 3, 2, 8], 18, 72],
  ] as const) {
    assert.deepEqual(fans(shape), { fanIn, fanOut });
  }
});

test('the same random numbers give the same values, others give others', () => {
  const named = fc.constantFrom('glorot_uniform', 'he_normal', 'random_normal', 'orthogonal', 'variance_scaling');
  const shape = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(named, shape, fc.integer(), (name, sizes, seed) => {
      const values = draw(name, sizes, seed);
      assert.equal(
        values.length,
        sizes.reduce((a, b) => a * b, 1),
      );
      assert.ok(values.every(Number.isFinite));
      assert.deepEqual(draw(name, sizes, seed), values);
      // One number at right angles to nothing is 1 or −1, whatever is drawn.
      if (values.length > 1) assert.notDeepEqual(draw(name, sizes, seed + 1), values);
    }),
    { seed: 3, numRuns: 300 },
  );
});

test('shapes that an initializer is not for are refused', () => {
  assert.throws(() => draw('orthogonal', [3]), RangeError);
  assert.throws(() => draw('identity', [2, 2, 2]), RangeError);
  assert.equal(readBadly(initializer, { type: 'he_normal', seed: 3 }).code, 'unsupported-key');
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { curveOf } from '../../../../src/ml/sheets/functions/curve';
import { golden } from '../../../golden/figures';
import { soundFunction } from './sheets';

/** Numbers are texts with all their digits; null where there is no real number. */
interface Case {
  readonly name: string;
  readonly function: string | { readonly activation?: string; readonly loss?: string };
  readonly x: readonly string[];
  readonly y: readonly (string | null)[];
  readonly slope: readonly (string | null)[];
  /** TensorFlow computes with constants in float32 here. */
  readonly coarse?: true;
  readonly minimum?: { readonly x: string; readonly y: string } | null;
}

const cases = golden<Case>('sheets_functions');
const expressions = cases.filter((one) => typeof one.function === 'string');

function same(found: number, expected: string | null, bound: number, what: string): void {
  if (expected === null) {
    assert.ok(!Number.isFinite(found), `${what}: ${found}, expected none`);
    return;
  }
  const off = Math.abs(found - Number(expected)) / Math.max(1, Math.abs(Number(expected)));
  assert.ok(off <= bound, `${what}: ${found}, expected ${expected}`);
}

/** Digits are lost where a large number is taken from another: the random expressions do that. */
const BOUND = 1e-12;

describe('expressions: values, slopes and derivatives are SymPy’s', () => {
  for (const { name, x, y, slope, minimum } of expressions) {
    it(name, async () => {
      const item = await soundFunction(name, { from: -5, to: 5 });
      const curve = curveOf(item.body);
      const formula = item.derivative && curveOf((await soundFunction(item.derivative.text)).body);
      x.forEach((at, i) => {
        same(curve.value(Number(at)), y[i] as string | null, BOUND, `f(${at})`);
        same(curve.slope(Number(at)), slope[i] as string | null, BOUND, `f′(${at})`);
        if (formula && slope[i] !== null) same(formula.value(Number(at)), slope[i] as string, 1e-9, `${item.derivative?.text} at ${at}`);
      });
      if (minimum === undefined) return;
      const { inside } = item.minima;
      assert.equal(inside === undefined, minimum === null);
      if (!minimum || !inside) return;
      same(inside.x, minimum.x, 4e-16, 'x of the minimum');
      same(inside.y, minimum.y, 4e-15, 'minimum');
    });
  }

  it('all have a formula, but where two expressions meet, or where it would be too long to be read', async () => {
    const without: string[] = [];
    for (const { name } of expressions) if (!(await soundFunction(name)).derivative) without.push(name);
    assert.deepEqual(
      without.filter((name) => !/min|max/.test(name) && name.length < 60),
      [],
    );
  });
});

describe('activations and losses: values and slopes are Keras’s in float64', () => {
  for (const { name, function: item, coarse, x, y, slope } of cases.filter((one) => typeof one.function !== 'string')) {
    it(name, async () => {
      const { value, slope: rise } = curveOf((await soundFunction(item)).body);
      const bound = coarse ? 1e-7 : BOUND;
      x.forEach((at, i) => {
        same(value(Number(at)), y[i] as string | null, bound, `f(${at})`);
        same(rise(Number(at)), slope[i] as string | null, bound, `f′(${at})`);
      });
    });
  }

  it('are those of the registry, all of them', () => {
    const seen = new Set(cases.flatMap((one) => (typeof one.function === 'string' ? [] : [one.function.activation ?? one.function.loss])));
    assert.ok(seen.size > 40, `${seen.size}`);
  });
});

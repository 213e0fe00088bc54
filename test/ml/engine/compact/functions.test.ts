import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compactCase } from './networks';

/** Units in the last place of a float32 between two numbers. */
function unitsApart(found: number, exact: number): number {
  const size = Math.max(Math.abs(exact), 2 ** -126);
  return Math.abs(found - exact) / 2 ** (Math.floor(Math.log2(size)) - 23);
}

/** An activation at some points, by a network that is nothing else. */
async function valuesAt(activation: string, x: Float32Array): Promise<Float32Array> {
  const { open } = await compactCase({ data: { x: [[0]], y: [[0]] }, layers: [{ type: 'Activation', activation, input_shape: [1] }] });
  const session = await open();
  try {
    return (await session.predict({ shape: [x.length, 1], values: x }, x.length)).values;
  } finally {
    session.dispose();
  }
}

const span = (from: number, to: number, count: number): Float32Array =>
  Float32Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 0.37)) / count);

/** Numbers of every size, down to those that float32 can hardly hold. */
const tiny = Float32Array.from({ length: 400 }, (_, i) => (i % 2 ? 1 : -1) * 1.37 * 2 ** (-i / 3));

/** A function in double precision, and how far off ours may be. */
const exact: Readonly<
  Record<string, { readonly of: (x: number) => number; readonly units: number; readonly from: number; readonly to: number }>
> = {
  exponential: { of: Math.exp, units: 1, from: -87, to: 88.7 },
  // TensorFlow's own is this function.
  tanh: { of: Math.tanh, units: 6, from: -20, to: 20 },
  sigmoid: { of: (x) => 1 / (1 + Math.exp(-x)), units: 2.5, from: -87, to: 40 },
  softplus: { of: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), units: 2.5, from: -80, to: 80 },
  elu: { of: (x) => (x > 0 ? x : Math.expm1(x)), units: 2.5, from: -30, to: 5 },
};

describe('elementary functions of the compact engine', () => {
  for (const [name, { of, units, from, to }] of Object.entries(exact)) {
    it(`${name} to ${units} units in the last place`, async () => {
      for (const x of [span(from, to, 40_000), span(-2, 2, 40_000), tiny]) {
        const y = await valuesAt(name, x);
        let worst = 0;
        let place = 0;
        x.forEach((value, i) => {
          const off = unitsApart(y[i] as number, of(value));
          if (off > worst) [worst, place] = [off, value];
        });
        assert.ok(worst <= units, `off by ${worst} units at ${place}`);
      }
    });
  }

  it('at the ends of what float32 holds', async () => {
    const ends = Float32Array.of(Number.NEGATIVE_INFINITY, -200, -0, 0, 200, Number.POSITIVE_INFINITY, Number.NaN);
    const at = async (name: string): Promise<number[]> => [...(await valuesAt(name, ends))];
    const [infinite, none] = [Number.POSITIVE_INFINITY, Number.NaN];
    assert.deepEqual(await at('exponential'), [0, 0, 1, 1, infinite, infinite, none]);
    assert.deepEqual(await at('tanh'), [-1, -1, -0, 0, 1, 1, none]);
    assert.deepEqual(await at('sigmoid'), [0, 0, 0.5, 0.5, 1, 1, none]);
    assert.deepEqual(
      await at('relu'),
      [0, 0, 0, 0, 200, infinite, none].map((v, i) => (i === 2 ? -0 : v)),
    );
    assert.deepEqual((await at('softplus')).slice(4), [200, infinite, none]);
  });

  it('exponentials too small to be normal numbers fade, and are not cut off', async () => {
    const x = span(-103, -88, 1000);
    const y = await valuesAt('exponential', x);
    x.forEach((value, i) => {
      assert.ok(Math.abs((y[i] as number) - Math.exp(value)) <= 2 ** -148, `exp(${value}) is ${y[i]}`);
    });
  });
});

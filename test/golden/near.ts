import assert from 'node:assert/strict';

/** The bound of the project's promise: 2e-4 relative over a whole training, 1e-5 after ten steps. */
export const WHOLE_RUN = 2e-4;
export const TEN_STEPS = 1e-5;

/**
 * Compares figures relative to the size of what they belong to: numbers near zero in a list of larger ones are held to the
 * list's own scale, because float32 rounding of the large ones reaches them. Below a thousandth they are held to that, since
 * weights and losses come about by sums of numbers around 1, whose rounding alone is 1e-7.
 */
export function near(found: ArrayLike<number>, expected: ArrayLike<number>, bound: number, what: string): void {
  assert.equal(found.length, expected.length, `${what}: ${found.length} figures, expected ${expected.length}`);
  let scale = 0;
  for (let i = 0; i < expected.length; i++) scale = Math.max(scale, Math.abs(expected[i] as number));
  for (let i = 0; i < expected.length; i++) {
    const [a, b] = [found[i] as number, expected[i] as number];
    const off = Math.abs(a - b) / Math.max(Math.abs(b), scale * 0.1, 1e-3);
    assert.ok(off <= bound || Object.is(a, b), `${what}[${i}]: ${a}, expected ${b}, off by ${off.toExponential(1)} (bound ${bound})`);
  }
}

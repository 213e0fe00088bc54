import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Smoothed } from '../../../src/webview/study/training/curve-statistics';

describe('the smoothed curve', () => {
  it('is TensorBoard’s debiased moving average', () => {
    // TensorBoard's own arithmetic, by hand, for weight 0.6.
    const raw = Float64Array.of(1, 2, 4);
    const first = (0.4 * 1) / (1 - 0.6);
    const second = (0.6 * 0.4 * 1 + 0.4 * 2) / (1 - 0.36);
    const third = (0.6 * (0.6 * 0.4 + 0.8) + 0.4 * 4) / (1 - 0.216);
    const smooth = new Smoothed(0.6).extend(raw);
    for (const [i, wanted] of [first, second, third].entries()) assert.ok(Math.abs((smooth[i] as number) - wanted) < 1e-12);
  });

  it('begins at the first value and leaves a flat curve as it is', () => {
    for (const value of new Smoothed(0.99).extend(new Float64Array(50).fill(0.7))) assert.ok(Math.abs(value - 0.7) < 1e-12);
  });

  it('continues where it was when epochs were added', () => {
    const raw = Float64Array.from({ length: 300 }, (_, i) => Math.cos(i));
    const smoothed = new Smoothed(0.9);
    for (const length of [1, 2, 50, 51, 300]) smoothed.extend(raw.subarray(0, length));
    assert.deepEqual(smoothed.extend(raw), new Smoothed(0.9).extend(raw));
  });

  it('is not spoilt by a value that is no number', () => {
    const [a, gap, b] = new Smoothed(0.5).extend(Float64Array.of(1, Number.NaN, 1));
    assert.deepEqual([a, b], [1, 1]);
    assert.ok(Number.isNaN(gap));
  });
});

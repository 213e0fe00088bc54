import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { roomy, scale, spanOf, ticks, ticksOf, tickTexts } from '../../../src/webview/study/shared/scale';

describe('the scale of a plot', () => {
  it('maps one span onto another, also upside down', () => {
    const y = scale([-0.5, 1.5], [400, 0]);
    assert.deepEqual([-0.5, 0.5, 1.5].map(y), [400, 200, 0]);
  });

  it('has round ticks, free of what binary fractions add', () => {
    assert.deepEqual(ticks([-0.5, 1.5], 5), [-0.5, 0, 0.5, 1, 1.5]);
    assert.deepEqual(ticks([0, 0.65], 6), [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]);
    assert.deepEqual(ticks([-38, 460], 4), [0, 100, 200, 300, 400]);
    assert.deepEqual(ticks([3, 3], 4), [3]);
  });

  it('writes ticks with as many decimals as the finest needs, and with a minus as wide as a plus', () => {
    assert.deepEqual(tickTexts([-0.5, 0, 0.5, 1]), ['−0.5', '0.0', '0.5', '1.0']);
    assert.deepEqual(tickTexts([0, 1e6, 2e6]), ['0', '1e6', '2e6']);
    assert.deepEqual(tickTexts([-2e-5, 0]), ['−2e−5', '0']);
    assert.deepEqual(
      ticksOf([-1, 1], 2).map(({ text }) => text),
      ['−1', '0', '1'],
    );
  });

  it('finds the span of numbers, past those that are none', () => {
    assert.deepEqual(spanOf([3, Number.NaN, -2, Number.POSITIVE_INFINITY, 5]), [-2, 5]);
    assert.equal(spanOf([]), undefined);
    assert.equal(spanOf([Number.NaN]), undefined);
  });

  it('leaves room around the data, and around a single value too', () => {
    assert.deepEqual(roomy([0, 10]), [-1, 11]);
    assert.deepEqual(roomy([3, 3]), [2, 4]);
    assert.deepEqual(roomy([-200, -200], 0.1), [-220, -180]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Extreme, Extremes } from '../../../src/webview/study/training/extremes';
import { type Source, sample, type Y } from '../../../src/webview/study/training/sample';
import { byEpoch, byTime, Elapsed, nearest, type XAxis } from '../../../src/webview/study/training/x-axis';

const source = (values: ArrayLike<number>, axis?: XAxis): Source => {
  const array = Float64Array.from(values);
  const extremes = new Extremes();
  extremes.extend(array);
  return { axis: axis ?? byEpoch(array.length), values: array, extremes };
};

const numbers = (ys: readonly Y[]): number[] => ys.filter((y) => typeof y === 'number');

describe('the smallest and largest value of a stretch', () => {
  const value = fc.oneof(
    { weight: 9, arbitrary: fc.double({ noNaN: true, min: -1e9, max: 1e9 }) },
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  );

  it('is what looking at each value finds, however the column grew', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 600 }), fc.nat(600), fc.nat(600), fc.nat(600), (list, cut, a, b) => {
        const all = Float64Array.from(list);
        const extremes = new Extremes();
        extremes.extend(all.subarray(0, Math.min(cut, all.length)));
        extremes.extend(all);
        const [from, to] = [Math.min(a, b, all.length), Math.min(Math.max(a, b), all.length)];
        const { low, high }: Extreme = extremes.find(all, from, to, { low: 0, high: 0 });
        const finite = [...all.subarray(from, to)].filter(Number.isFinite);
        if (finite.length === 0) return assert.deepEqual([low, high], [-1, -1]);
        assert.ok(low >= from && low < to && high >= from && high < to);
        assert.deepEqual([all[low], all[high]], [Math.min(...finite), Math.max(...finite)]);
      }),
    );
  });
});

describe('the points of a curve that are drawn', () => {
  it('are all of them where there are few', () => {
    const { x, ys } = sample([source([3, 2, 1])], [0, 4], 100);
    assert.deepEqual(x, [1, 2, 3]);
    assert.deepEqual(ys, [[3, 2, 1]]);
  });

  it('leave a gap where a value is no number', () => {
    assert.deepEqual(sample([source([3, Number.NaN, 1, Number.POSITIVE_INFINITY])], [0, 5], 100).ys, [[3, null, 1, null]]);
  });

  it('are those within a zoomed range and the ones next to it', () => {
    assert.deepEqual(sample([source([9, 8, 7, 6, 5, 4])], [2.5, 4.5], 100).x, [2, 3, 4, 5]);
    assert.deepEqual(sample([source([9, 8, 7, 6, 5, 4])], [3, 4], 100).x, [2, 3, 4, 5]);
  });

  it('share one x with those of a shorter run, which has nothing there', () => {
    const { x, ys } = sample([source([1, 2, 3]), source([5])], [0, 4], 100);
    assert.deepEqual(x, [1, 2, 3]);
    assert.deepEqual(ys[1], [5, undefined, undefined]);
  });

  it('lie at the ends of epochs when drawn by time', () => {
    const ends = new Elapsed().extend(Float64Array.of(10, 20, 5));
    const { x, ys } = sample([source([3, 2, 1], byTime(ends)), source([6, 5], byTime(Float64Array.of(15, 30)))], [0, 40], 100);
    assert.deepEqual(x, [10, 15, 30, 35]);
    assert.deepEqual(ys, [
      [3, undefined, 2, 1],
      [undefined, 6, 5, undefined],
    ]);
  });

  it('keep the highest and the lowest value of each column of pixels, in their order', () => {
    const length = 100_000;
    const values = Float64Array.from({ length }, (_, i) => Math.sin(i / 5000) + (i === 31_234 ? 40 : i === 77_777 ? -40 : 0));
    const { x, ys } = sample([source(values)], [1, length], 50);
    assert.ok(x.length <= 50 * 4 + 2);
    assert.ok(x.every((at, i) => i === 0 || at > (x[i - 1] as number)));
    const drawn = numbers(ys[0] as Y[]);
    assert.equal(Math.max(...drawn), values[31_234]);
    assert.equal(Math.min(...drawn), values[77_777]);
    const peak = x[(ys[0] as Y[]).indexOf(values[31_234] as number)] as number;
    assert.ok(Math.abs(peak - 31_235) < length / 50, `the peak is drawn at ${peak}`);
  });

  it('leave a gap in a thinned curve only where a whole column has no number', () => {
    const values = Float64Array.from({ length: 10_000 }, (_, i) => (i >= 4000 && i < 5000 ? Number.NaN : i % 7 === 0 ? Number.NaN : i));
    const { x, ys } = sample([source(values)], [1, 10_000], 20);
    const gaps = x.filter((_, i) => ys[0]?.[i] === null);
    assert.deepEqual(
      gaps.map((at) => at > 4000 && at < 5000),
      [true, true],
    );
  });

  it('reach the edges when a thinned curve is zoomed', () => {
    const values = Float64Array.from({ length: 100_000 }, (_, i) => i);
    const { x, ys } = sample([source(values)], [20_000.5, 60_000.5], 40);
    assert.deepEqual([x[0], x.at(-1)], [20_000.5, 60_000.5]);
    assert.deepEqual([ys[0]?.[0], ys[0]?.at(-1)], [19_999.5, 59_999.5]);
  });
});

describe('the x axis', () => {
  it('finds the epoch nearest to a place', () => {
    assert.deepEqual(
      [-5, 1.4, 1.6, 3, 99].map((x) => nearest(byEpoch(3), x)),
      [0, 0, 1, 2, 2],
    );
    const ends = byTime(Float64Array.of(10, 30, 35));
    assert.deepEqual(
      [0, 19, 21, 33, 99].map((x) => nearest(ends, x)),
      [0, 0, 1, 2, 2],
    );
    assert.equal(nearest(byEpoch(0), 1), undefined);
  });

  it('adds up times from where it was, and takes none for what has no time', () => {
    const elapsed = new Elapsed();
    elapsed.extend(Float64Array.of(1, 2));
    assert.deepEqual([...elapsed.extend(Float64Array.of(1, 2, Number.NaN, 4))], [1, 3, 3, 7]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Columns } from '../../../src/ml/training/history';
import type { RunInfo } from '../../../src/webview/study/messages/state';
import { logTicks, logTickTexts } from '../../../src/webview/study/shared/scale';
import type { ChartTheme } from '../../../src/webview/study/shared/theme';
import { CurveCache } from '../../../src/webview/study/training/curve-cache';
import { families } from '../../../src/webview/study/training/families';
import { buildPlots, type DrawnRun, type Plot, type PlotSettings } from '../../../src/webview/study/training/plots';
import { bestEpoch, cursorPlace, dotsOf, marksOf } from '../../../src/webview/study/training/pointing';
import { structureOf } from '../../../src/webview/study/training/uplot-options';
import { byEpoch, byTime } from '../../../src/webview/study/training/x-axis';
import { curves, runOf } from './runs';

const options = { by: 'epoch', logScale: false, smoothing: 0, hidden: [] } as const;

function plots(runs: readonly DrawnRun[], change: Partial<PlotSettings['options']> = {}, zoom?: readonly [number, number]): Plot[] {
  const shown = families(runs);
  return buildPlots(runs, shown, { options: { ...options, ...change }, zoom, columns: 800, heights: [300, 150] }, new CurveCache());
}

const run = (columns: Columns, info: Partial<RunInfo> = {}): DrawnRun => ({ info: runOf(info), curves: curves(columns) });

const both = run({
  loss: Float64Array.of(1, 0.5, 0.25),
  accuracy: Float64Array.of(0.25, 0.5, 1),
  val_loss: Float64Array.of(1.1, 0.6, 0.7),
  val_accuracy: Float64Array.of(0.2, 0.5, 0.5),
});

describe('the charts', () => {
  it('are one for the loss, first, and one for each other kind of metric', () => {
    assert.deepEqual(
      plots([run({ accuracy: Float64Array.of(1), loss: Float64Array.of(1), mae: Float64Array.of(1) })]).map(({ family }) => family),
      ['loss', 'accuracy', 'mae'],
    );
  });

  it('draw training solid and validation dashed, in the colour of the run', () => {
    const other = run({ loss: Float64Array.of(2, 1) }, { id: 'b', label: 'B' });
    const [loss] = plots([both, other]);
    assert.deepEqual(
      loss?.lines.map(({ run: id, metric, hue, dashed, faint }) => [id, metric, hue, dashed, faint]),
      [
        ['a', 'loss', 0, false, false],
        ['a', 'val_loss', 0, true, false],
        ['b', 'loss', 1, false, false],
      ],
    );
    assert.deepEqual(loss?.ys, [
      [1, 0.5, 0.25],
      [1.1, 0.6, 0.7],
      [2, 1, undefined],
    ]);
  });

  it('draw the run before under the one in front', () => {
    const front = run({ loss: Float64Array.of(1, 0.5) });
    const [loss] = plots([front, run({ loss: Float64Array.of(2, 1) }, { id: 'b', pale: true })], { smoothing: 0.5 });
    assert.deepEqual(
      loss?.lines.map(({ run: id, hue, faint }) => [id, hue, faint]),
      [
        ['b', 1, true],
        ['b', 1, false],
        ['a', 0, true],
        ['a', 0, false],
      ],
    );
  });

  it('are not squeezed by the run before, which is there to be compared with', () => {
    const front = run({ loss: Float64Array.of(1, 0.5, 0.25) }, { epochs: 4 });
    const alone = plots([front])[0] ?? assert.fail();
    const behind = (columns: Columns) => run(columns, { id: 'b', pale: true });
    const wild = plots([front, behind({ loss: Float64Array.of(1, 1e30, Number.NaN) })])[0] ?? assert.fail();
    assert.ok(wild.ySpan[1] <= 3.5 * alone.ySpan[1], String(wild.ySpan));
    const long = plots([front, behind({ loss: new Float64Array(1000).fill(0.5) })])[0] ?? assert.fail();
    assert.ok(long.xSpan[1] < 5, String(long.xSpan));
    // Where the one in front has nothing yet, there is only the other.
    const only = plots([run({}, { epochs: 1000 }), behind({ loss: Float64Array.of(3, 2) })])[0] ?? assert.fail();
    assert.ok(only.ySpan[1] >= 3, String(only.ySpan));
  });

  it('show the curve as it is behind the smoothed one', () => {
    const [loss] = plots([run({ loss: Float64Array.of(1, 0, 1, 0) })], { smoothing: 0.5 });
    assert.deepEqual(
      loss?.lines.map(({ faint }) => faint),
      [true, false],
    );
    assert.deepEqual(loss?.ys[0], [1, 0, 1, 0]);
    assert.deepEqual(
      loss?.ys[1]?.map((y) => Math.round((y as number) * 1000) / 1000),
      [1, 0.333, 0.714, 0.333],
    );
  });

  it('are made anew when the axis below them has another name, which uPlot takes only once', () => {
    const structure = (by: 'epoch' | 'time') => {
      const [plot] = plots([both], { by });
      return structureOf({ plot: plot as Plot, theme: {} as ChartTheme, width: 1, height: 1, withX: true });
    };
    assert.notEqual(structure('epoch'), structure('time'));
    assert.match(structure('time'), /Time trained \(ms\)/);
  });

  it('have axes that mean something around a single point', () => {
    const spans = (value: number, change = {}) =>
      plots([run({ loss: Float64Array.of(value) })], change).map(({ ySpan, xSpan }) => [ySpan, xSpan]);
    assert.deepEqual(spans(0.8), [
      [
        [0, 1],
        [0.5, 1.5],
      ],
    ]);
    assert.deepEqual(spans(-0.8), [
      [
        [-1, 0],
        [0.5, 1.5],
      ],
    ]);
    assert.deepEqual(spans(0)[0]?.[0], [0, 1]);
    const instant: DrawnRun = { info: runOf(), curves: { ...curves({ loss: Float64Array.of(1) }), milliseconds: new Float64Array(1) } };
    assert.deepEqual(plots([instant], { by: 'time' })[0]?.xSpan, [0, 1]);
    const [, accuracy] = plots([run({ loss: Float64Array.of(1), accuracy: Float64Array.of(0.75) })]);
    assert.deepEqual(accuracy?.ySpan, [0, 1.04]);
  });

  it('leave out metrics that are switched off', () => {
    assert.deepEqual(
      plots([both], { hidden: ['val_loss', 'val_accuracy'] }).map(({ lines }) => lines.map(({ metric }) => metric)),
      [['loss'], ['accuracy']],
    );
  });

  it('have room around one epoch, and mark it', () => {
    const [loss] = plots([run({ loss: Float64Array.of(0.7) })]);
    assert.deepEqual(loss?.xSpan, [0.5, 1.5]);
    assert.ok(loss?.points);
    assert.ok((loss?.ySpan[0] as number) < 0.7 && (loss?.ySpan[1] as number) > 0.7);
    assert.deepEqual(
      loss?.xTicks.map(({ text }) => text),
      ['1'],
    );
  });

  it('count only whole epochs on the axis', () => {
    const [loss] = plots([run({ loss: Float64Array.of(3, 2, 1) })]);
    assert.deepEqual(
      loss?.xTicks.map(({ text }) => text),
      ['1', '2', '3'],
    );
  });

  it('mark the points of short runs, and no others', () => {
    const long = run({ loss: new Float64Array(61).fill(1) });
    assert.equal(plots([long])[0]?.points, false);
    assert.equal(plots([long], {}, [10, 20])[0]?.points, true);
  });

  it('draw by time in the unit that fits', () => {
    const quick = { info: runOf(), curves: { ...curves({ loss: Float64Array.of(1, 0.5) }), milliseconds: Float64Array.of(1, 1) } };
    const slow = { info: runOf(), curves: { ...curves({ loss: Float64Array.of(1, 0.5) }), milliseconds: Float64Array.of(60_000, 90_000) } };
    assert.equal(plots([quick], { by: 'time' })[0]?.xTitle, 'Time trained (ms)');
    const [loss] = plots([slow], { by: 'time' });
    assert.equal(loss?.xTitle, 'Time trained (min)');
    assert.deepEqual(loss?.x, [60_000, 150_000]);
    assert.deepEqual(loss?.xTicks.find(({ text }) => text === '1.0' || text === '1')?.at, 60_000);
  });

  it('show shares as percent, with no tick above 100', () => {
    const accuracy = plots([both]).find(({ family }) => family === 'accuracy');
    assert.equal(accuracy?.title, 'accuracy (%)');
    assert.deepEqual(accuracy?.yTicks.at(-1), { at: 1, text: '100' });
  });
});

describe('a logarithmic scale', () => {
  it('puts values of 0 and less at its lower edge', () => {
    const [loss] = plots([run({ loss: Float64Array.of(1, 0.01, 0, 0) })], { logScale: true });
    assert.ok(loss?.log && loss.floored);
    assert.ok(loss.ySpan[0] > 0 && loss.ySpan[0] < 0.01);
    assert.deepEqual(loss.ys[0], [1, 0.01, loss.ySpan[0], loss.ySpan[0]]);
  });

  it('is left aside where no value is above 0, and for scores', () => {
    assert.equal(plots([run({ loss: Float64Array.of(0, 0) })], { logScale: true })[0]?.log, false);
    assert.deepEqual(
      plots([both], { logScale: true }).map(({ log }) => log),
      [true, false],
    );
  });

  it('has ticks at powers of ten, at fewer of them over many, at more numbers over few', () => {
    assert.deepEqual(logTicks([1e-4, 1], 5), [1e-4, 1e-3, 1e-2, 1e-1, 1]);
    assert.deepEqual(logTicks([1e-12, 1], 4), [1e-12, 1e-9, 1e-6, 1e-3, 1]);
    assert.deepEqual(logTicks([0.05, 1], 6), [0.05, 0.1, 0.2, 0.5, 1]);
    assert.deepEqual(logTicks([2, 3], 5), [2, 2.2, 2.4, 2.6, 2.8, 3]);
    assert.deepEqual(logTickTexts([1e-4, 1]), ['0.0001', '1']);
    assert.deepEqual(logTickTexts([1e-6, 1]), ['1e−6', '1e0']);
  });
});

describe('what is shown where the reader points', () => {
  const [loss] = plots([both]) as [Plot];
  const axes = [byEpoch(3)];

  it('is a dot on each curve', () => {
    assert.deepEqual(dotsOf(loss, [both], axes, 2), [
      { x: 2, y: 0.5, hue: 0 },
      { x: 2, y: 0.6, hue: 0 },
    ]);
    assert.deepEqual(dotsOf(loss, [both], axes, undefined), []);
    assert.deepEqual(dotsOf(loss, [both], axes, 0), []);
    assert.deepEqual(dotsOf(loss, [both], axes, 4), []);
  });

  it('lies on the value as it is, also on a smoothed curve', () => {
    const smooth = plots([both], { smoothing: 0.9 })[0] as Plot;
    assert.deepEqual(
      dotsOf(smooth, [both], axes, 3).map(({ y }) => y),
      [0.25, 0.7],
    );
  });

  it('has its place by time from the first run that came so far', () => {
    const times = [byTime(Float64Array.of(5)), byTime(Float64Array.of(9, 18))];
    assert.equal(cursorPlace(times, 'time', 1), 5);
    assert.equal(cursorPlace(times, 'time', 2), 18);
    assert.equal(cursorPlace(times, 'time', 3), undefined);
    assert.equal(cursorPlace(times, 'epoch', 3), 3);
  });

  it('marks where a run branches from another one', () => {
    const branch = run({ loss: Float64Array.of(3, 2, 1) }, { from: { run: 'a', epoch: 2 } });
    const at = (named: boolean) => marksOf(plots([branch])[0] as Plot, [branch], [byEpoch(3)], [undefined], named);
    assert.deepEqual(at(true), [{ x: 2, text: 'branch: 2', hue: 0 }]);
    assert.deepEqual(at(false), [{ x: 2, text: '', hue: 0 }]);
  });

  it('marks the best epoch by validation, or as the run says', () => {
    const best = (of: DrawnRun) => [bestEpoch(of, new CurveCache())];
    assert.deepEqual(marksOf(loss, [both], axes, best(both), true), [{ x: 2, text: 'best: 2', hue: 0 }]);
    const stopped = { ...both, info: runOf({ status: 'stopped-early', best: 1 }) };
    assert.deepEqual(marksOf(loss, [stopped], axes, best(stopped), false), [{ x: 1, text: '', hue: 0 }]);
    const plain = run({ loss: Float64Array.of(2, 1) }, { best: 2 });
    assert.deepEqual(marksOf(plots([plain])[0] as Plot, [plain], [byEpoch(2)], best(plain), true), []);
  });
});

describe('what was worked out of curves', () => {
  it('holds while epochs are added, and no longer when the run is another', () => {
    const cache = new CurveCache();
    const draw = (...values: number[]) => {
      const one = run({ loss: Float64Array.from(values) });
      return buildPlots([one], families([one]), { options: { ...options, smoothing: 0.5 }, columns: 800, heights: [300] }, cache)[0]?.ys[1];
    };
    const fresh = (...values: number[]) => plots([run({ loss: Float64Array.from(values) })], { smoothing: 0.5 })[0]?.ys[1];
    draw(1, 2);
    assert.deepEqual(draw(1, 2, 3), fresh(1, 2, 3));
    assert.deepEqual(draw(5, 2, 3), fresh(5, 2, 3));
    assert.deepEqual(draw(5), fresh(5));
  });
});

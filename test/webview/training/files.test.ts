import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CurveCache } from '../../../src/webview/study/training/curve-cache';
import { families } from '../../../src/webview/study/training/families';
import { visibleRows } from '../../../src/webview/study/training/metrics-table';
import { buildPlots, type DrawnRun } from '../../../src/webview/study/training/plots';
import { walk } from '../../../src/webview/study/training/pointing';
import { curvesCsv } from '../../../src/webview/study/training/save-charts';
import { chartsSvg } from '../../../src/webview/study/training/svg';
import { curves, runOf } from './runs';

const one: DrawnRun = {
  info: runOf({ label: 'XOR, "first" <run>' }),
  curves: curves({ loss: Float64Array.of(1, 0.5, Number.NaN), val_loss: Float64Array.of(1, 0.75, 1) }),
};

describe('the CSV file', () => {
  it('has a line an epoch, counted from 0 as in every file, and all digits', () => {
    const thirds = { ...one, curves: curves({ loss: Float64Array.of(1 / 3, Number.NaN) }) };
    assert.equal(curvesCsv([thirds]), 'epoch,milliseconds,loss\n0,10,0.3333333333333333\n1,10,nan\n');
  });

  it('names the run where there are several, quoted where it must be', () => {
    const lines = curvesCsv([one, { ...one, info: runOf({ id: 'b', label: 'B' }), curves: curves({ loss: Float64Array.of(2) }) }]).split(
      '\n',
    );
    assert.equal(lines[0], 'run,epoch,milliseconds,loss,val_loss');
    assert.equal(lines[1], '"XOR, ""first"" <run>",0,10,1,1');
    assert.equal(lines[4], 'B,0,10,2,');
  });
});

describe('the SVG file', () => {
  const theme = {
    text: '#111',
    quiet: '#222',
    grid: '#333',
    ground: '#fff',
    faint: 0.4,
    hues: ['#00f', '#aa0'],
    pale: '#888',
    font: '"Segoe UI", sans-serif',
    fontSize: 11,
  };
  const options = { by: 'epoch', logScale: false, smoothing: 0.5, hidden: [] } as const;
  const plots = buildPlots([one], families([one]), { options, columns: 600, heights: [200] }, new CurveCache());
  const svg = chartsSvg({ plots, theme, width: 648, heights: [200], legend: [{ hue: 0, text: one.info.label }], title: 'a < b & c' });

  it('is one picture with its names, escaped', () => {
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="648"/);
    assert.ok(svg.includes('>a &lt; b &amp; c</text>'));
    assert.ok(svg.includes('>XOR, &quot;first&quot; &lt;run&gt;</text>'));
    assert.ok(svg.includes('font-family="&quot;Segoe UI&quot;, sans-serif"'));
  });

  it('has a line for each curve: dashed for validation, faint behind a smoothed one', () => {
    const paths = [...svg.matchAll(/<path d="([^"]*)" stroke="#00f" stroke-width="([\d.]+)"([^>]*)\/>/g)].map(([, d, width, rest]) => ({
      d,
      width,
      rest,
    }));
    assert.deepEqual(
      paths.slice(1).map(({ width, rest }) => [width, rest?.trim()]),
      [
        ['1', 'stroke-opacity="0.4"'],
        ['1', 'stroke-dasharray="6 4" stroke-opacity="0.4"'],
        ['1.5', ''],
        ['1.5', 'stroke-dasharray="6 4"'],
      ],
    );
    // The loss has no third value: two points, one line.
    assert.match(paths[1]?.d ?? '', /^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
  });

  it('loads nothing from anywhere', () => {
    assert.doesNotMatch(svg.replace('http://www.w3.org/2000/svg', ''), /https?:|@import|url\((?!#)|<image|<style/);
  });
});

describe('walking the epochs by keyboard', () => {
  it('continues by one, by a page, and to the ends, and stays inside', () => {
    assert.equal(walk('ArrowRight', 3, 10), 4);
    assert.equal(walk('ArrowLeft', 3, 10), 2);
    assert.equal(walk('ArrowLeft', 1, 10), 1);
    assert.equal(walk('ArrowRight', 10, 10), 10);
    assert.equal(walk('PageUp', 100, 200), 110);
    assert.equal(walk('Home', 100, 200), 1);
    assert.equal(walk('End', 100, 200), 200);
  });

  it('begins at the last epoch, and leaves other keys alone', () => {
    assert.equal(walk('ArrowRight', undefined, 10), 10);
    assert.equal(walk('ArrowLeft', undefined, 10), 9);
    assert.equal(walk('a', 3, 10), undefined);
    assert.equal(walk('Home', undefined, 0), undefined);
  });
});

describe('the rows of the table that are made', () => {
  it('are those in sight, whatever the length', () => {
    const { indices, before, after } = visibleRows({ total: 10_000, rowHeight: 24, top: 24_000, height: 240 });
    assert.ok(indices.length < 40);
    assert.ok(indices.includes(1000) && indices.includes(1009));
    assert.equal(before + after + indices.length * 24, 10_000 * 24);
    assert.equal((indices[0] as number) * 24, before);
  });

  it('are every so many-th of a table too long for a browser, and the last', () => {
    const total = 3_000_001;
    const sizes = { total, rowHeight: 24, height: 240 };
    const end = visibleRows({ ...sizes, top: 100_000_000 });
    assert.equal(end.indices.at(-1), total - 1);
    assert.ok(end.before < 33_000_000);
    const start = visibleRows({ ...sizes, top: 0 });
    assert.deepEqual(start.indices.slice(0, 3), [0, 5, 10]);
    assert.equal(start.placeOf(10), 48);
  });

  it('are none of a run without epochs', () => {
    assert.deepEqual(visibleRows({ total: 0, rowHeight: 24, top: 0, height: 240 }).indices, []);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bendOf } from '../../../src/webview/study/descent/bowl';
import { levelsOf, lossAt, reliefOf, zoomed } from '../../../src/webview/study/descent/relief';
import { surfaceOf } from './surfaces';

const bowl = surfaceOf((w, b) => w * w + b * b);

describe('the levels of a map', () => {
  it('are round numbers some difference apart where the loss is within a hundredfold', () => {
    assert.deepEqual(levelsOf([0.1, 0.75]), { levels: [0.2, 0.3, 0.4, 0.5, 0.6, 0.7], log: false });
    assert.deepEqual(levelsOf([-3, 1]).levels, [-2.5, -2, -1.5, -1, -0.5, 0, 0.5]);
  });

  it('are some factor apart where it spans decades, and never more than can be distinguished', () => {
    assert.deepEqual(levelsOf([0.5, 100]), { levels: [1, 2, 5, 10, 20, 50], log: true });
    assert.deepEqual(levelsOf([0.003, 144]).levels, [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100]);
    for (const span of [
      [1e-30, 1e3],
      [0, 1],
      [1e-3, 1e30],
    ] as const) {
      const { levels, log } = levelsOf(span);
      assert.ok(log && levels.length > 2 && levels.length <= 13, `${levels}`);
      assert.ok(
        levels.every((level) => level > span[0] && level < span[1]),
        `${levels}`,
      );
    }
  });

  it('are none where the loss is the same everywhere', () => {
    assert.deepEqual(levelsOf([0.25, 0.25]), { levels: [], log: false });
    assert.deepEqual(reliefOf(surfaceOf(() => 0.25))?.areas, []);
  });

  it('are drawn where the loss is: a circle around the lowest point of a bowl', () => {
    const relief = reliefOf(bowl);
    assert.ok(relief);
    for (const [i, level] of relief.levels.entries()) {
      if (level > 4) continue;
      // The area above a level has a hole, which is the circle.
      const ring = (relief.areas[i] as readonly (readonly (readonly [number, number])[])[]).find((points) =>
        points.every(([x, y]) => Math.hypot(x, y) < 2.05),
      );
      assert.ok(ring, `${level}`);
      for (const [x, y] of ring) assert.ok(Math.abs(Math.hypot(x, y) - Math.sqrt(level)) < 0.06, `${level}: ${x}, ${y}`);
    }
  });

  it('leave out where the loss is no finite number, which is hatched', () => {
    const look = surfaceOf((w, b) => (w > 1 ? Number.POSITIVE_INFINITY : w < -1.5 ? Number.NaN : w * w + b * b));
    const relief = reliefOf(look);
    assert.deepEqual(relief?.span, [0, 6.25]);
    assert.equal(relief?.broken.length, 2);
    assert.equal(reliefOf(surfaceOf(() => Number.NaN)), undefined);
    assert.ok(Number.isNaN(lossAt(look, 1.02, 0)));
  });

  it('say the loss between the points, and none beyond them', () => {
    assert.ok(Math.abs(lossAt(bowl, 0.333, -1.17) - (0.333 ** 2 + 1.17 ** 2)) < 0.006);
    assert.equal(lossAt(bowl, 2, 2), 8);
    assert.ok(Number.isNaN(lossAt(bowl, 2.01, 0)));
  });
});

describe('how a surface bends', () => {
  const bend = (loss: (w: number, b: number) => number) => bendOf(surfaceOf(loss));

  it('is upwards everywhere for a bowl, also a steep or a slanting one', () => {
    assert.deepEqual(bendOf(bowl), { hollows: 1, downwards: 0 });
    assert.deepEqual(
      bend((w, b) => (3 * w - b - 0.31) ** 2 + 0.001 * (w + b) ** 2 + 7e6),
      { hollows: 1, downwards: 0 },
    );
    assert.deepEqual(
      bend((w, b) => 3 * w - b),
      { hollows: 0, downwards: 0 },
    );
  });

  it('is downwards where a line between two of its points is below it', () => {
    const saddle = bend((w, b) => w * w - b * b);
    assert.deepEqual(saddle, { hollows: 0, downwards: 1 });
    const two = bend((w, b) => (w * w - 1) ** 2 + b * b);
    assert.equal(two?.hollows, 2);
    // w⁴ − 2 w² bends downwards where |w| < 1/√3, which is 0.29 of the width.
    assert.ok(Math.abs((two?.downwards ?? 0) - 0.29) < 0.03, `${two?.downwards}`);
  });

  it('does not take rounding for a bend, nor a plateau for a hollow', () => {
    const noise = (w: number, b: number): number => 1e-9 * Math.sin(1e4 * w + 1e5 * b);
    assert.deepEqual(
      bend((w, b) => 100 + (w < 0 ? 0 : w * w) + noise(w, b)),
      { hollows: 0, downwards: 0 },
    );
  });
});

describe('a part of the plane', () => {
  it('becomes smaller around the lowest point, and larger around its middle', () => {
    const look = surfaceOf((w, b) => (w - 1) ** 2 + b * b);
    assert.deepEqual(zoomed(look, 0.5), { x: [0, 2], y: [-1, 1] });
    assert.deepEqual(zoomed(look, 2), { x: [-4, 4], y: [-4, 4] });
  });
});

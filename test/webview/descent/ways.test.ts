import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firstTurn, projector, turnedBy, turnedByKey } from '../../../src/webview/study/descent/projection';
import { arrowTip, clipped, dotPath, endOf, labelsOf, wayLines } from '../../../src/webview/study/descent/ways';
import { layOut } from '../../../src/webview/study/plane/frame';

const layout = layOut(300, 308, { x: [-2, 2], y: [-2, 2] });
const way = { x: [-2, -1, 1, 1.001, 1e200], y: [0, 0, 0, 0, 0] };

describe('a way on a map', () => {
  it('leads from point to point, those that are one in the drawing once, and not beyond what is drawn', () => {
    assert.deepEqual(wayLines(way, 0, 2, layout), { near: 'M44 146L105 146L227 146', through: '' });
    assert.deepEqual(wayLines(way, 0, 4, layout), { near: 'M44 146L105 146L227 146L312 146', through: '' });
    assert.deepEqual(wayLines(way, 1, 1, layout), { near: '', through: '' });
    assert.deepEqual(wayLines({ x: [0, 1, Number.NaN], y: [0, 0, 0] }, 0, 2, layout), { near: 'M166 146L227 146', through: '' });
  });

  it('has the direction of its steps also where these lead far beyond', () => {
    const swings = { x: [0, 1e6, -1e9, 1e12], y: [0, 1e6, -1e9, 1e12] };
    const lines = wayLines(swings, 0, 3, layout);
    assert.deepEqual([lines.near.split('L').length - 1, lines.through.split('L').length - 1], [1, 2]);
    const points = (lines.near + lines.through).slice(1).split(/[LM]/);
    for (const point of points) {
      const [px, py] = point.split(' ').map(Number) as [number, number];
      // y = x goes up as far as to the right.
      assert.ok(Math.abs(px - 166 + (py - 146)) < 0.2 && Math.abs(px - 166) <= 146, point);
    }
    assert.equal(clipped([-100, -100], [-100, 400], layout), undefined);
    assert.equal(clipped([-1000, 100], [100, -1000], layout), undefined);
  });

  it('has a dot at each step that can be seen as one', () => {
    assert.equal(dotPath(way, 3, layout).split('M').length - 1, 3);
    const still = Array.from({ length: 1e4 }, (_, i) => i * 1e-6);
    assert.equal(dotPath({ x: still, y: still }, 9999, layout).split('M').length - 1, 1);
  });

  it('ends at its last point in the picture', () => {
    assert.deepEqual(endOf(way, 3, layout), { at: [layout.x(1.001), 146], leaves: false });
    assert.deepEqual(endOf(way, 4, layout), { at: [layout.x(1.001), 146], leaves: true });
    assert.equal(endOf({ x: [5], y: [0] }, 0, layout), undefined);
  });

  it('has its name beside its end, none over another and none beyond the edge', () => {
    const ends = Array.from({ length: 8 }, (_, i) => ({ at: [280, 250 + (i % 3)] as const, leaves: i === 0, name: `Optimizer ${i}` }));
    const labels = labelsOf(ends, layout);
    assert.equal(labels.find(({ name }) => name === 'Optimizer 0')?.text, 'Optimizer 0 →');
    assert.ok(labels.every(({ anchor, x }) => anchor === 'end' && x < 280));
    const heights = labels.map(({ y }) => y).sort((a, b) => a - b);
    heights.forEach((y, i) => {
      assert.ok(y <= layout.top + layout.down && (i === 0 || y - (heights[i - 1] as number) >= 13.9), `${heights}`);
    });
  });
});

describe('the arrow of the slope', () => {
  it('is the step against the gradient, or as long as it takes to see where it leads', () => {
    assert.deepEqual(arrowTip([1, 1], [4, -2], 0.25, layout), [0, 1.5]);
    const [x, y] = arrowTip([1, 1], [4e-9, -2e-9], 0.25, layout) as readonly [number, number];
    assert.ok(Math.abs(Math.hypot(x - 1, y - 1) * 61 - 18) < 1e-6 && Math.abs((y - 1) / (x - 1) + 0.5) < 1e-9);
  });

  it('is none where there is no slope', () => {
    assert.equal(arrowTip([1, 1], [0, 0], 0.25, layout), undefined);
    assert.equal(arrowTip([1, 1], [Number.NaN, 0], 0.25, layout), undefined);
  });
});

describe('the projection of a surface', () => {
  it('holds the whole block, however it is turned', () => {
    for (let turn = -3; turn < 3; turn += 0.37) {
      for (let tilt = 0.12; tilt < 1.5; tilt += 0.2) {
        const to = projector({ turn, tilt }, 400, 300);
        for (const u of [-0.5, 0.5]) {
          for (const v of [-0.5, 0.5]) {
            for (const height of [0, 1]) {
              const [x, y] = [to.x(u, v), to.y(u, v, height)];
              assert.ok(x >= 0 && x <= 400 && y >= 0 && y <= 300, `${turn} ${tilt}: ${x}, ${y}`);
            }
          }
        }
      }
    }
  });

  it('draws the height upwards, and what is further away above what is near', () => {
    const to = projector(firstTurn, 400, 300);
    assert.ok(to.y(0, 0, 1) < to.y(0, 0, 0));
    const [far, near] = [-0.5, 0.5].map((v) => ({ depth: to.depth(0, v), y: to.y(0, v, 0) })).sort((a, b) => b.depth - a.depth);
    assert.ok((far?.y ?? 0) < (near?.y ?? 0));
  });

  it('turns all the way round, and never under the ground nor upright', () => {
    let turned = firstTurn;
    for (let i = 0; i < 72; i++) turned = turnedByKey(turned, 'ArrowRight') ?? turned;
    assert.ok(Math.abs(turned.turn - firstTurn.turn) < 1e-9);
    assert.deepEqual([turnedBy(firstTurn, 0, 9).tilt, turnedBy(firstTurn, 0, -9).tilt], [1.45, 0.12]);
    assert.equal(turnedByKey(turned, 'Home'), firstTurn);
    assert.equal(turnedByKey(turned, 'a'), undefined);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layOut } from '../../../src/webview/study/plane/frame';
import { Marks, shapePath } from '../../../src/webview/study/plane/marks';
import { nearestStop, step } from '../../../src/webview/study/plane/picture';
import { markup } from '../network/render';

describe('walking through the points of a picture', () => {
  it('begins at either end and stays within', () => {
    assert.equal(step('ArrowRight', undefined, 4), 0);
    assert.equal(step('ArrowLeft', undefined, 4), 3);
    assert.equal(step('ArrowDown', 3, 4), 3);
    assert.equal(step('ArrowUp', 2, 4), 1);
    assert.equal(step('Home', 2, 4), 0);
    assert.equal(step('End', 0, 4), 3);
  });

  it('leaves other keys to the page', () => {
    assert.equal(step('Tab', 1, 4), undefined);
    assert.equal(step('ArrowRight', undefined, 0), undefined);
    assert.equal(step('Escape', undefined, 4), undefined);
    assert.equal(step('Escape', 1, 4), 'away');
  });

  it('finds what is under the pointer', () => {
    const stops = [
      { x: 10, y: 10 },
      { x: 20, y: 10 },
    ];
    assert.equal(nearestStop(stops, 16, 10), 1);
    assert.equal(nearestStop(stops, 12, 12), 0);
    assert.equal(nearestStop(stops, 60, 10), undefined);
  });
});

describe('marks', () => {
  const layout = layOut(100, 100, { x: [0, 1], y: [0, 1] }, true);

  it('have another shape for each class', () => {
    assert.equal(new Set([0, 1, 2, 3, 4, 5, 6, 7].map((klass) => shapePath(klass, 0, 0, 5))).size, 8);
    assert.match(shapePath(0, 10, 10, 5), /^M5 10a5 5/);
    assert.equal(shapePath(1, 0, 0, 10), 'M0 -13L11.3 7.5L-11.3 7.5Z');
  });

  it('are one path for all that look alike, and hollow where data was kept back', () => {
    const marks = [
      { x: 0, y: 0, klass: 0, split: 'train' },
      { x: 1, y: 0, klass: 0, split: 'train' },
      { x: 1, y: 1, klass: 1, split: 'test' },
    ] as const;
    const text = markup(Marks({ layout, marks, size: 3 }));
    const paths = [...text.matchAll(/<path class="([^"]+)" d="([^"]+)"/g)].map(([, name, d]) => [name, d?.split('Z').length]);
    assert.deepEqual(paths, [
      ['klass klass-1 hollow', 2],
      ['klass klass-0 filled', 3],
    ]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layOutPicture } from '../../../src/webview/study/data/picture-layout';
import { inputArithmetic, inputOf, lensAround, lensHolding, pixelAfter } from '../../../src/webview/study/data/pixels';
import { zoomFor } from '../../../src/webview/study/shared/pictures/zoom';

const digit = { height: 28, width: 28, channels: 1 } as const;
const photograph = { height: 4, width: 6, channels: 3 } as const;

describe('the pixels of a picture', () => {
  it('become the inputs in their order: row by row, the colours of a pixel side by side', () => {
    let next = 0;
    for (let row = 0; row < photograph.height; row++)
      for (let column = 0; column < photograph.width; column++)
        for (let channel = 0; channel < 3; channel++) assert.equal(inputOf({ row, column }, photograph, channel), next++);
    assert.equal(next, 72);
    assert.equal(inputOf({ row: 27, column: 27 }, digit), 783);
  });

  it('say how that number is worked out', () => {
    assert.equal(inputArithmetic({ row: 7, column: 12 }, digit), '7 · 28 + 12 = 208');
    assert.equal(inputArithmetic({ row: 2, column: 3 }, photograph, 1), '(2 · 6 + 3) · 3 + 1 = 46');
  });

  it('have a lens around them that stays inside the picture', () => {
    const room = { rows: 7, columns: 9 };
    assert.deepEqual(lensAround({ row: 14, column: 14 }, digit, room), { rows: { from: 11, to: 18 }, columns: { from: 10, to: 19 } });
    assert.deepEqual(lensAround({ row: 0, column: 27 }, digit, room), { rows: { from: 0, to: 7 }, columns: { from: 19, to: 28 } });
    assert.deepEqual(lensAround({ row: 2, column: 2 }, photograph, { rows: 40, columns: 40 }), {
      rows: { from: 0, to: 4 },
      columns: { from: 0, to: 6 },
    });
  });

  it('are walked to within the lens, which moves only when its edge is passed', () => {
    const room = { rows: 7, columns: 9 };
    const lens = lensAround({ row: 14, column: 14 }, digit, room);
    assert.deepEqual(lensHolding(lens, { row: 17, column: 10 }, digit, room), lens);
    assert.deepEqual(lensHolding(lens, { row: 18, column: 9 }, digit, room), { rows: { from: 12, to: 19 }, columns: { from: 9, to: 18 } });
    assert.deepEqual(lensHolding(lens, { row: 14, column: 14 }, digit, { rows: 28, columns: 28 }), {
      rows: { from: 0, to: 28 },
      columns: { from: 0, to: 28 },
    });
  });

  it('are gone through by the arrow keys, no further than the edges', () => {
    assert.deepEqual(pixelAfter('ArrowLeft', { row: 3, column: 0 }, digit), { row: 3, column: 0 });
    assert.deepEqual(pixelAfter('ArrowDown', { row: 3, column: 5 }, digit), { row: 4, column: 5 });
    assert.deepEqual(pixelAfter('ArrowDown', { row: 27, column: 5 }, digit), { row: 27, column: 5 });
    assert.deepEqual(pixelAfter('End', { row: 3, column: 5 }, digit), { row: 3, column: 27 });
    assert.equal(pixelAfter('Enter', { row: 3, column: 5 }, digit), undefined);
  });
});

describe('a large picture', () => {
  const cell = { width: 24, height: 17 };

  it('is drawn at a whole multiple, or by every second or third of its dots where it is larger than the room', () => {
    assert.equal(zoomFor(digit, { width: 100, height: 300 }), 3);
    assert.equal(zoomFor(digit, { width: 28, height: 28 }), 1);
    assert.equal(zoomFor({ width: 500, height: 200 }, { width: 200, height: 200 }), 1 / 3);
  });

  it('leaves room for its numbers at every width', () => {
    for (let width = 320; width <= 1600; width += 10) {
      for (const all of [false, true]) {
        const { zoom, room, beside } = layOutPicture(width, digit, cell, all);
        const numbers = 28 + room.columns * cell.width;
        assert.ok(zoom >= 1 && Number.isInteger(zoom), `${width}: ${zoom}`);
        assert.ok(room.columns >= 5 && room.columns <= 28 && room.rows >= 6 && room.rows <= 28, `${width}: ${JSON.stringify(room)}`);
        assert.ok(numbers + (beside ? 28 * zoom + 16 : 0) <= width, `${width}: ${numbers} and ${28 * zoom}`);
      }
    }
  });

  it('has all its numbers beside it where the page is wide, and under it where they are wanted and fit', () => {
    assert.deepEqual(layOutPicture(1000, digit, cell, false).room, { rows: 28, columns: 28 });
    const narrow = layOutPicture(720, digit, cell, true);
    assert.deepEqual([narrow.room, narrow.beside], [{ rows: 28, columns: 28 }, false]);
    assert.deepEqual(layOutPicture(400, photograph, cell, false).room, { rows: 4, columns: 6 });
  });
});

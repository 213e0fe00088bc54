import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { furthest, indexAt, isSmall, keyOf, layoutOf, placeOf, rectanglesOf, textsOf } from '../../../src/webview/study/step/blocks';

describe('a block of numbers on the page', () => {
  it('is written out where it is small, and drawn where it is not', () => {
    for (const shape of [[], [1], [10], [2, 3], [8, 10]]) assert.ok(isSmall(layoutOf(shape)), `${shape}`);
    for (const shape of [[11], [9, 2], [2, 11], [3, 3, 2], [784]]) assert.ok(!isSmall(layoutOf(shape)), `${shape}`);
  });

  it('has each number in one place, whatever its shape', () => {
    for (const shape of [[1], [7], [48], [784], [1000], [5, 3], [4, 3, 2], [3, 3, 2, 5]]) {
      const layout = layoutOf(shape);
      const size = shape.reduce((a, b) => a * b, 1);
      assert.ok(layout.rows * layout.columns * layout.slices >= size, `${shape}`);
      for (let index = 0; index < size; index++) {
        const { row, column, slice } = placeOf(layout, index);
        assert.ok(row < layout.rows && column < layout.columns && slice < layout.slices, `${shape}, ${index}`);
        assert.equal(indexAt(layout, row, column, slice), index, `${shape}`);
      }
    }
  });

  it('is a square where it is a flattened picture', () => {
    const { rows, columns, folded } = layoutOf([784]);
    assert.deepEqual([rows, columns, folded], [28, 28, true]);
  });

  it('has its marked numbers in rectangles: a row, a column, a window', () => {
    const layout = layoutOf([4, 5]);
    const row = [5, 6, 7, 8, 9];
    const column = [2, 7, 12, 17];
    const window = [6, 7, 11, 12];
    assert.deepEqual(rectanglesOf(layout, row, 0), [{ row: 1, column: 0, rows: 1, columns: 5 }]);
    assert.deepEqual(rectanglesOf(layout, column, 0), [{ row: 0, column: 2, rows: 4, columns: 1 }]);
    assert.deepEqual(rectanglesOf(layout, window, 0), [{ row: 1, column: 1, rows: 2, columns: 2 }]);
    assert.deepEqual(rectanglesOf(layoutOf([2, 2, 3]), [1, 4], 1), [{ row: 0, column: 0, rows: 1, columns: 2 }]);
  });

  it('has one rectangle around places that are too many', () => {
    const checkered = Array.from({ length: 50 }, (_, i) => 2 * i + (Math.floor(i / 5) % 2));
    assert.deepEqual(rectanglesOf(layoutOf([10, 10]), checkered, 0), [{ row: 0, column: 0, rows: 10, columns: 10 }]);
  });

  it('has a key that its cells share, and no other block', () => {
    const key = keyOf({ layer: 1, of: 'input' });
    assert.equal(keyOf({ layer: 1, of: 'input', input: 0, index: 4 }), key);
    for (const other of [
      { layer: 2, of: 'input' },
      { layer: 1, of: 'input', input: 1 },
      { layer: 1, of: 'output' },
      { layer: 1, timeStep: 0, block: 'cell', of: 'value' },
    ] as const)
      assert.notEqual(keyOf(other), key);
    assert.notEqual(
      keyOf({ variable: 'a/kernel', of: 'memoryAfter', slot: 'momentum' }),
      keyOf({ variable: 'a/kernel', of: 'memoryAfter', slot: 'velocity' }),
    );
  });

  it('has its points above each other', () => {
    assert.deepEqual(textsOf([1, 0.5, -0.25]), ['1.00', '0.50', '−0.25']);
    assert.deepEqual(textsOf([Number.NaN, 2]), ['NaN', '2']);
  });

  it('is compared with another by the numbers that both have', () => {
    assert.equal(furthest([1, 2, Number.NaN], [1, 2.5, 3]), 0.5);
    assert.equal(furthest([Number.NaN], [1]), undefined);
  });
});

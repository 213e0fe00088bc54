import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileName } from '../../../src/webview/shared/save';
import { binsOf, roundWidth, spreadOf } from '../../../src/webview/study/network/binning';
import { heatPixels, heatPlan } from '../../../src/webview/study/network/heat-paint';
import {
  cellAt,
  decimalsFor,
  fixedAxes,
  largestOf,
  matrixOf,
  pageOf,
  step,
  tabSeparated,
  weightText,
} from '../../../src/webview/study/network/matrix';

const counting = (count: number) => Float32Array.from({ length: count }, (_, i) => i);

describe('a matrix of a variable', () => {
  it('is a table of inputs and units for a dense kernel', () => {
    const matrix = matrixOf({ name: 'kernel', shape: [2, 3], values: counting(6) }, ['input', 'unit'], []);
    assert.deepEqual([matrix.rows, matrix.columns, matrix.rowName, matrix.columnName], [2, 3, 'input', 'unit']);
    assert.equal(matrix.at(1, 2), 5);
    assert.equal(tabSeparated(matrix), '0\t1\t2\n3\t4\t5');
  });

  it('is one row for a vector, and one cell for a number', () => {
    const vector = matrixOf({ name: 'bias', shape: [3], values: counting(3) }, ['unit'], []);
    assert.deepEqual([vector.rows, vector.columns, vector.rowName, vector.at(0, 2)], [1, 3, '', 2]);
    const one = matrixOf({ name: 'x', shape: [], values: Float32Array.of(7) }, [], []);
    assert.deepEqual([one.rows, one.columns, one.at(0, 0)], [1, 1, 7]);
  });

  it('is a window of the picture for the kernel of a convolution, at one channel and filter', () => {
    const shape = [2, 2, 3, 4];
    const names = ['row', 'column', 'channel', 'filter'];
    assert.deepEqual(fixedAxes(shape, names), [
      { axis: 2, name: 'channel', size: 3 },
      { axis: 3, name: 'filter', size: 4 },
    ]);
    const variable = { name: 'kernel', shape, values: counting(48) };
    // [row 1, column 0, channel 2, filter 3]
    assert.equal(matrixOf(variable, names, [2, 3]).at(1, 0), 1 * 24 + 0 * 12 + 2 * 4 + 3);
    assert.equal(matrixOf(variable, names, [99, -1]).at(0, 0), 2 * 4);
    assert.equal(matrixOf(variable, names, []).at(0, 1), 12);
  });

  it('is shown page by page where it is long', () => {
    assert.deepEqual(pageOf(784, 64, 0), { index: 0, from: 0, to: 64, count: 13 });
    assert.deepEqual(pageOf(784, 64, 99), { index: 12, from: 768, to: 784, count: 13 });
    assert.deepEqual(pageOf(0, 64, 0), { index: 0, from: 0, to: 0, count: 1 });
  });
});

describe('numbers', () => {
  it('of a table have as many decimals as give the largest four figures', () => {
    assert.deepEqual([2.3456, 23.4, 234, 99_999, 0.05].map(decimalsFor), [3, 2, 1, 0, 5]);
    assert.equal(decimalsFor(1e-7), undefined);
    assert.equal(decimalsFor(0), 0);
  });

  it('have the minus sign that is as wide as a digit', () => {
    assert.equal(weightText(-0.12345, 4), '−0.1235');
    assert.equal(weightText(-1.5e-7, undefined), '−1.50e−7');
    assert.equal(weightText(0, 4), '0');
    assert.deepEqual(
      [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((v) => weightText(v, 4)),
      ['NaN', '∞', '−∞'],
    );
  });

  it('that are not finite do not count as the largest', () => {
    assert.equal(largestOf([1, -3, Number.NaN, Number.NEGATIVE_INFINITY]), 3);
    assert.equal(largestOf([]), 0);
  });
});

describe('a histogram', () => {
  it('counts every value once', () => {
    const values = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i) * 3);
    const { edges, counts, notFinite } = binsOf(values);
    assert.equal(
      counts.reduce((a, b) => a + b, 0),
      1000,
    );
    assert.equal(notFinite, 0);
    counts.forEach((count, i) => {
      const inside = [...values].filter((v) => v >= edges[i]! && (v < edges[i + 1]! || i === counts.length - 1));
      assert.equal(count, inside.length, `bar ${i}`);
    });
  });

  it('has round edges, zero among them', () => {
    const { edges } = binsOf(Float32Array.of(-0.31, 0.12, 0.49, 0.2, -0.1));
    assert.deepEqual(edges, [-0.4, -0.2, 0, 0.2, 0.4, 0.6]);
  });

  it('has one bar for equal values, and none for none', () => {
    assert.deepEqual(binsOf(new Float32Array(9)).counts, [9]);
    assert.deepEqual(binsOf(new Float32Array(4).fill(2.5)).counts, [4]);
    assert.deepEqual(binsOf([]), { edges: [], counts: [], notFinite: 0 });
  });

  it('leaves out what is no finite number, and says so', () => {
    const { counts, notFinite } = binsOf([1, 2, Number.NaN, Number.POSITIVE_INFINITY]);
    assert.equal(
      counts.reduce((a, b) => a + b, 0),
      2,
    );
    assert.equal(notFinite, 2);
  });

  it('has bars of 1, 2 or 5 times a power of ten', () => {
    assert.deepEqual([0.011, 0.2, 0.21, 7, 1000].map(roundWidth), [0.02, 0.2, 0.5, 10, 1000]);
  });

  it('says mean and spread of the values', () => {
    assert.deepEqual(spreadOf([2, 4, 4, 4, 5, 5, 7, 9]), { mean: 5, deviation: 2, min: 2, max: 9, count: 8 });
    assert.equal(spreadOf([Number.NaN]), undefined);
  });
});

describe('a heat map', () => {
  it('fits its room, with the numbers in it where they fit', () => {
    assert.deepEqual(heatPlan(2, 2, 300), { cellWidth: 64, cellHeight: 28, width: 128, height: 56, numbers: true });
    assert.equal(heatPlan(2, 16, 300).numbers, false);
  });

  it('keeps a large matrix within its height, and a long vector more than a line', () => {
    const large = heatPlan(784, 512, 600);
    assert.ok(large.width <= 600 && large.height <= 420);
    assert.equal(heatPlan(1, 512, 600).height, 16);
  });

  it('gives the largest the full colours, zero the background, and what is broken a colour of its own', () => {
    const scale = { negative: [200, 0, 0], zero: [10, 10, 10], positive: [0, 0, 200] } as const;
    const matrix = matrixOf({ name: 'bias', shape: [5], values: Float32Array.of(-2, 0, 2, Number.NaN, 9) }, ['unit'], []);
    const pixels = heatPixels(matrix, { rows: pageOf(1, 9, 0), columns: pageOf(5, 9, 0) }, 2, scale, [255, 255, 255]);
    assert.deepEqual([...pixels], [200, 0, 0, 255, 10, 10, 10, 255, 0, 0, 200, 255, 255, 255, 255, 255, 0, 0, 200, 255]);
  });

  it('shows the page that is asked for', () => {
    const scale = { negative: [200, 0, 0], zero: [0, 0, 0], positive: [0, 0, 127] } as const;
    const matrix = matrixOf({ name: 'kernel', shape: [4, 2], values: counting(8) }, ['input', 'unit'], []);
    const pixels = heatPixels(matrix, { rows: pageOf(4, 2, 1), columns: pageOf(2, 1, 1) }, 127, scale, [0, 0, 0]);
    assert.deepEqual([...pixels], [0, 0, 5, 255, 0, 0, 7, 255]);
  });

  it('is walked value by value', () => {
    const size = { rows: 2, columns: 30 };
    assert.deepEqual(step(undefined, 'ArrowRight', size), { row: 0, column: 0 });
    assert.deepEqual(step({ row: 0, column: 0 }, 'ArrowDown', size), { row: 1, column: 0 });
    assert.deepEqual(step({ row: 1, column: 29 }, 'ArrowRight', size), { row: 1, column: 29 });
    assert.deepEqual(step({ row: 1, column: 3 }, 'End', size), { row: 1, column: 29 });
    assert.equal(step({ row: 1, column: 3 }, 'x', size), undefined);
  });

  it('knows the cell under a point', () => {
    const cell = { cellWidth: 10, cellHeight: 5 };
    assert.deepEqual(cellAt(19, 6, cell, { rows: 2, columns: 3 }), { row: 1, column: 1 });
    assert.deepEqual(cellAt(-1, 10.2, cell, { rows: 2, columns: 3 }), { row: 1, column: 0 });
  });
});

describe('the name of a saved file', () => {
  it('keeps letters of any language, and no sign that a file system minds', () => {
    assert.equal(fileName('XOR: 은닉층 / "a"'), 'XOR- 은닉층 - -a-');
    assert.equal(fileName('  '), 'network');
  });
});

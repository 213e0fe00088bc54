import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixed, load, loadBadly, loadWell, marked, plain } from './helper';

describe('gates', () => {
  const tables = { AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], NAND: [1, 1, 1, 0], NOR: [1, 0, 0, 0], XOR: [0, 1, 1, 0], XNOR: [1, 0, 0, 1] };
  for (const [gate, answers] of Object.entries(tables)) {
    test(gate, async () => {
      const { train, validation, test: tested, targetNames } = await loadWell({ gate });
      assert.deepEqual(plain(train.x), { shape: [4, 2], values: [0, 0, 0, 1, 1, 0, 1, 1] });
      assert.deepEqual(plain(train.y), { shape: [4, 1], values: answers });
      assert.deepEqual([validation, tested, targetNames], [undefined, undefined, [gate]]);
    });
  }

  test('can be one-hot', async () => {
    const { train } = await loadWell({ gate: 'AND', one_hot: true });
    assert.deepEqual(plain(train.y), { shape: [4, 2], values: [1, 0, 1, 0, 1, 0, 0, 1] });
  });
});

describe('inline data', () => {
  test('a flat list of inputs is one number a sample', async () => {
    const { train } = await loadWell({ x: [1, 2, 3], y: [4, 5, 6] });
    assert.deepEqual(plain(train.x), { shape: [3, 1], values: [1, 2, 3] });
    assert.deepEqual(plain(train.y), { shape: [3], values: [4, 5, 6] });
  });

  test('rows stay rows, up to four axes', async () => {
    const { train } = await loadWell({
      x: [[[[1], [2]]], [[[3], [4]]]],
      y: [
        [1, 2],
        [3, 4],
      ],
    });
    assert.deepEqual(plain(train.x), { shape: [2, 1, 2, 1], values: [1, 2, 3, 4] });
    assert.deepEqual(plain(train.y), { shape: [2, 2], values: [1, 2, 3, 4] });
  });

  test('transpose turns columns into samples, and leaves flat lists alone', async () => {
    const { train } = await loadWell({
      x: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      y: [7, 8, 9],
      transpose: true,
    });
    assert.deepEqual(plain(train.x), { shape: [3, 2], values: [1, 4, 2, 5, 3, 6] });
    assert.deepEqual(plain(train.y), { shape: [3], values: [7, 8, 9] });
  });

  test('transpose turns y too, and rows of their own for validation', async () => {
    const own = { x: [[10], [20]], y: [[30], [40]] };
    const { train, validation } = await loadWell({
      x: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      y: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      transpose: true,
      validation: own,
    });
    assert.deepEqual(plain(train.y), { shape: [3, 2], values: [1, 4, 2, 5, 3, 6] });
    assert.deepEqual(validation && plain(validation.x), { shape: [1, 2], values: [10, 20] });
  });

  test('values are float32', async () => {
    const { train } = await loadWell({ x: [0.1], y: [1e-50] });
    assert.deepEqual([...train.x.values, ...train.y.values], [Math.fround(0.1), 0]);
  });

  test('one sample is enough', async () => {
    const { train } = await loadWell({ x: [[1, 2]], y: [3] });
    assert.deepEqual(train.x.shape, [1, 2]);
  });
});

describe('inline data that does not fit', () => {
  const row = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

  test('samples in columns are recognized by their sizes, and the fix transposes', async () => {
    const problem = await loadBadly({ x: [row(10), row(10)], y: row(10) });
    assert.equal(problem.code, 'samples-in-columns');
    assert.equal(problem.message, 'x is 2 × 10 and y has 10 values: that is 10 samples in columns; write "transpose": true.');
    assert.match(marked(problem), /^\[\s+\[\s+0,/);
    const dataset = await loadWell(fixed(problem.text, problem.fixes[0]));
    assert.deepEqual([dataset.train.x.shape, dataset.train.y.shape], [[10, 2], [10]]);
  });

  test('with y in a row as well', async () => {
    const problem = await loadBadly({ x: [row(10), row(10)], y: [row(10)] });
    assert.equal(problem.code, 'samples-in-columns');
    const dataset = await loadWell(fixed(problem.text, problem.fixes[0]));
    assert.deepEqual(dataset.train.y.shape, [10, 1]);
  });

  test('with y in a column: no single key puts that right', async () => {
    const problem = await loadBadly({ x: [row(3), row(3)], y: [[1], [2], [3]] });
    assert.equal(problem.code, 'samples-in-columns-of-x');
    assert.equal(problem.fixes.length, 0);
  });

  test('transposed though samples are in rows: the fix removes it', async () => {
    const problem = await loadBadly({
      x: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      y: [1, 2, 3],
      transpose: true,
    });
    assert.equal(problem.code, 'samples-in-rows');
    const dataset = await loadWell(fixed(problem.text, problem.fixes[0]));
    assert.deepEqual(dataset.train.x.shape, [3, 2]);
  });

  test('the same for rows of their own', async () => {
    const problem = await loadBadly({
      x: [
        [1, 2],
        [3, 4],
      ],
      y: [1, 2],
      validation: {
        x: [
          [1, 2, 3],
          [4, 5, 6],
        ],
        y: [1, 2, 3],
      },
    });
    assert.equal(problem.code, 'samples-in-columns');
    assert.match(problem.message, /^validation\.x is 2 × 3 and validation\.y has 3 values: that is 3 samples in columns/);
  });

  test('three axes cannot be transposed', async () => {
    assert.equal((await loadBadly({ x: [[[1, 2]]], y: [1], transpose: true })).code, 'transpose-rank');
  });

  test('other numbers of rows', async () => {
    const problem = await loadBadly({ x: [0, 1], y: [1] });
    assert.equal(problem.code, 'rows-differ');
    assert.match(problem.message, /^x has 2 values and y has 1 value: 2 samples and 1 target\. .* written \[\[…\]\]\.$/);
  });

  test('a single number', async () => {
    assert.match((await loadBadly({ x: 5, y: [1] })).message, /^x is a single number\. /);
    assert.match((await loadBadly({ x: [5], y: 1 })).message, /^y is a single number\. /);
  });

  test('nothing at all', async () => {
    assert.equal((await loadBadly({ x: [], y: [] })).code, 'data-empty');
    assert.match((await loadBadly({ x: [[], []], y: [1, 2] })).message, /no numbers in x \(it is 2 × 0\)/);
    assert.match((await loadBadly({ x: [1], y: [] })).message, /no numbers in y\./);
  });

  test('numbers beyond float32', async () => {
    const { problems } = await load({
      x: [
        [1, 1e39],
        [-1e40, 1],
      ],
      y: [1, 1e60],
    });
    assert.deepEqual(
      problems.map((p) => p.code),
      ['data-not-finite', 'data-not-finite'],
    );
    assert.match(problems[0]?.message ?? '', /^x\[0, 1\] is Infinity \(2 such values in all\): row 1, column 2\. /);
    assert.match(problems[1]?.message ?? '', /^y\[1\] is Infinity: row 2\. /);
  });

  test('rows of another shape', async () => {
    const { problems } = await load({
      x: [[1, 2]],
      y: [[1]],
      validation: { x: [[1, 2, 3]], y: [[1]] },
      test: { x: [[1, 2]], y: [[1, 2]] },
    });
    assert.deepEqual(
      problems.map((p) => p.message),
      [
        'One row of validation.x is 3, but one of the training data is 2. All parts need rows of the same shape.',
        'One row of test.y is 2, but one of the training data is 1. All parts need rows of the same shape.',
      ],
    );
  });
});

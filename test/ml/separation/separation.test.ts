import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CommonPoint, MOST_INPUTS, type SeparatingLine, separate, separateThroughZero } from '../../../src/ml/separation/separation';
import { effort } from '../../effort';

const of = (rows: readonly (readonly number[])[], classes: readonly number[]) => ({
  x: rows.flat(),
  inputs: rows[0]?.length ?? 1,
  classes,
});
const corners = [[0, 0], [0, 1], [1, 0], [1, 1]] as const; // biome-ignore format: a table

function line(found: ReturnType<typeof separate>): SeparatingLine {
  assert.ok(found?.separable);
  return found;
}

function point(found: ReturnType<typeof separate>): CommonPoint {
  assert.ok(found?.separable === false);
  return found;
}

/** Numbers below 1, the same at each call. */
const chance = (i: number): number => (Math.sin(i * 12.9898) * 43758.5453) % 1;

describe('whether a line separates two classes', () => {
  it('is worked out by hand for the gates', () => {
    assert.deepEqual(separate(of(corners, [0, 0, 0, 1])), {
      separable: true,
      weights: [2, 2],
      bias: -3,
      margin: Math.SQRT2 / 4,
      support: [1, 2, 3],
    });
    const { weights, bias } = line(separate(of(corners, [1, 1, 1, 0])));
    assert.deepEqual([weights, bias], [[-2, -2], 3], 'the other side of the same line');
    const share = (row: number) => ({ row, weight: 0.5, times: 1 });
    assert.deepEqual(separate(of(corners, [0, 1, 1, 0])), {
      separable: false,
      point: [0.5, 0.5],
      from: [
        [share(0), share(3)],
        [share(1), share(2)],
      ],
    });
  });

  it('is a threshold for one input, halfway between the classes', () => {
    const { weights, bias, margin, support } = line(separate(of([[1], [2], [4], [7]], [0, 0, 1, 1])));
    assert.deepEqual([weights, bias, margin, support], [[1], -3, 1, [1, 2]]);
    assert.deepEqual(point(separate(of([[1], [2], [4]], [0, 1, 0]))).from, [
      [
        { row: 0, weight: 2 / 3, times: 2 },
        { row: 2, weight: 1 / 3, times: 1 },
      ],
      [{ row: 1, weight: 1, times: 3 }],
    ]);
  });

  it('is no for hulls that only touch: at a corner, along an edge, at a crossing', () => {
    const edge = [[0, 0], [2, 2], [1, 1], [3, 0]]; // biome-ignore format: a table
    assert.deepEqual(point(separate(of(edge, [0, 0, 1, 1]))).point, [1, 1]);
    const along = [[0, 0], [4, 4], [1, 1], [2, 2], [5, 0]]; // biome-ignore format: a table
    assert.equal(separate(of(along, [0, 0, 1, 1, 1]))?.separable, false);
    const thirds = [[0, 0], [1, 0], [1 / 3, 1], [1 / 3, -1]]; // biome-ignore format: a table
    const [zeros, ones] = point(separate(of(thirds, [0, 0, 1, 1]))).from;
    assert.deepEqual([zeros.length, ones.length], [2, 2]);
  });

  it('sees a gap of one unit in the last place, which rounding would close', () => {
    const near = 1 + Number.EPSILON;
    for (const far of [0, 1, 2 ** 20]) {
      const rows = [[far, 1], [far + 1, 1], [far + 0.5, near]]; // biome-ignore format: a table
      const { margin } = line(separate(of(rows, [0, 0, 1])));
      assert.equal(margin, Number.EPSILON / 2);
      assert.equal(separate(of([...rows.slice(0, 2), [far + 0.5, 1]], [0, 0, 1]))?.separable, false);
    }
  });

  it('finds the nearest of rows that doubles cannot order', () => {
    const up = (steps: number): number => 1 + steps * Number.EPSILON;
    const zeros = [[0, 1], [1, 1], [0.5, up(2)]]; // biome-ignore format: a table
    const touching = [...zeros, [0.25, up(1)], [0.75, up(1)]];
    assert.deepEqual(point(separate(of(touching, [0, 0, 0, 1, 1]))).from[1], [{ row: 4, weight: 1, times: 2 }]);
    const above = [...zeros, [0.75, up(4)], [0.25, up(3)], [0.75, up(3)]];
    assert.equal(line(separate(of(above, [0, 0, 0, 1, 1, 1]))).margin, Number.EPSILON / 2);
  });

  it('takes for touching what the rounding of the inputs could close, of each input by its own size', () => {
    const tenths = [[0.1, 0.3], [0.3, 0.7], [0.2, 0.5000001]]; // biome-ignore format: a table
    assert.equal(separate(of(tenths, [0, 0, 1]))?.separable, true);
    const { from, point: at } = point(separate({ ...of(tenths, [0, 0, 1]), rounding: 2 ** -20 }));
    assert.ok(Math.abs((at[0] as number) - 0.2) < 1e-6 && Math.abs((at[1] as number) - 0.5) < 1e-6);
    assert.ok(Math.abs((from[0][0]?.weight ?? 0) - 0.5) < 1e-6 && from[1][0]?.weight === 1);
    const small = [[0, 1e9], [1e-9, -1e9], [3e-9, 1e9], [4e-9, -1e9]]; // biome-ignore format: a table
    assert.equal(separate({ ...of(small, [0, 0, 1, 1]), rounding: 2 ** -24 })?.separable, true);
  });

  it('names a row of each class with the same inputs before anything else', () => {
    const rows = [[0, 0], [2, 0], [0, 2], [1, 0.5], [1, 0.5], [0.25, 0.25]]; // biome-ignore format: a table
    assert.deepEqual(point(separate(of(rows, [0, 0, 0, 0, 1, 1]))).from, [
      [{ row: 3, weight: 1, times: 1 }],
      [{ row: 4, weight: 1, times: 1 }],
    ]);
    const zero = [[0], [-0], [1]]; // biome-ignore format: a table
    assert.equal(separate(of(zero, [0, 1, 1]))?.separable, false, '−0 is 0');
  });

  it('does not depend on scale: of inputs, and of one beside another', () => {
    for (const size of [1e-30, 1, 1e30]) {
      const { margin } = line(
        separate(
          of(
            corners.map((row) => row.map((v) => Math.fround(v * size))),
            [0, 0, 0, 1],
          ),
        ),
      );
      assert.ok(Math.abs(margin / Math.fround(size) - Math.SQRT2 / 4) <= 1e-7);
    }
    const wide = [[1e20, 0], [-1e20, 1e-20], [3e19, 2e-20], [-1e20, 3e-20]]; // biome-ignore format: a table
    assert.equal(separate(of(wide, [0, 0, 1, 1]))?.separable, true);
  });

  it('is not a question where all rows are of one class', () => {
    assert.equal(separate(of(corners, [1, 1, 1, 1])), undefined);
    assert.equal(separate(of([], [])), undefined);
  });

  it('holds for points in one line, one plane, and for many at one place', () => {
    const inLine = Array.from({ length: 30 }, (_, i) => [i % 7, 2 * (i % 7), -(i % 7)]);
    assert.equal(
      separate(
        of(
          inLine,
          inLine.map(([a = 0]) => Number(a > 3)),
        ),
      )?.separable,
      true,
    );
    const { from } = point(
      separate(
        of(
          inLine,
          inLine.map(([a = 0]) => a % 2),
        ),
      ),
    );
    assert.ok(from[0].length + from[1].length <= 3, 'no more than a line needs');
  });

  it(`takes rows of up to ${MOST_INPUTS} inputs`, () => {
    const rows = Array.from({ length: 60 }, (_, i) => Array.from({ length: MOST_INPUTS }, (__, k) => Math.fround(chance(i * 17 + k))));
    const classes = rows.map((row) => Number(row.reduce((sum, v, k) => sum + v * (k - 3), 0) > 0.1));
    const { weights, bias, margin } = line(separate(of(rows, classes)));
    const sides = rows.map((row, i) => (classes[i] === 1 ? 1 : -1) * row.reduce((sum, v, k) => sum + v * (weights[k] as number), bias));
    assert.ok(Math.abs(Math.min(...sides) - 1) <= 1e-9 && Math.abs(margin * Math.hypot(...weights) - 1) <= 1e-12);
  });

  it('takes no longer for 2,000 rows than a check may', async () => {
    const rows = Array.from({ length: 2000 }, (_, i) => [Math.fround(chance(2 * i)), Math.fround(chance(2 * i + 1))]);
    for (const classes of [rows.map(([a = 0, b = 0]) => Number(a > 0.3 * b + 0.01)), rows.map((_, i) => i % 2)]) {
      const labelled = of(rows, classes);
      assert.ok((await effort(() => separate(labelled), 3)) < 3);
    }
  });
});

describe('whether a line through 0 separates two classes', () => {
  it('is yes for OR and no for AND, with the rows that contradict', () => {
    assert.deepEqual(separateThroughZero(of(corners, [0, 1, 1, 1])), {
      separable: true,
      weights: [1, 1],
      bias: 0,
      margin: Math.SQRT1_2,
      support: [1, 2],
    });
    assert.deepEqual(point(separateThroughZero(of(corners, [0, 0, 0, 1]))).from, [
      [
        { row: 1, weight: 1, times: 1 },
        { row: 2, weight: 1, times: 1 },
      ],
      [{ row: 3, weight: 1, times: 1 }],
    ]);
  });

  it('is no where a row of class 1 is 0 itself, and needs no row of class 0', () => {
    assert.deepEqual(point(separateThroughZero(of([[1], [0]], [0, 1]))).from, [[], [{ row: 1, weight: 1, times: 1 }]]);
  });

  it('is no where rows of class 0 alone are on both sides of each', () => {
    const { from, point: zero } = point(separateThroughZero(of([[0, 1], [0, -2], [1, 0]], [0, 0, 1]))); // biome-ignore format: a table
    assert.deepEqual(zero, [0, 0]);
    assert.deepEqual(from, [
      [
        { row: 0, weight: 2 / 3, times: 2 },
        { row: 1, weight: 1 / 3, times: 1 },
      ],
      [],
    ]);
  });

  it('is not a question of rows of class 0 that are 0', () => {
    assert.equal(separateThroughZero(of([[0, 0], [0, 0]], [0, 0])), undefined); // biome-ignore format: a table
  });
});

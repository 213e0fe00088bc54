import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import {
  assertClose,
  assertSame,
  assertSameWithGradients,
  floatsOf,
  random,
  runOn,
  startBoth,
  type Values,
  vectorOf,
} from './both-backends';

before(startBoth);

type Op = (x: tf.Tensor) => tf.Tensor | tf.Tensor[];
const alone = (op: Op) => (x?: tf.Tensor) => op(x as tf.Tensor);
const integers = (shape: readonly number[], below = 1e9): Values => ({
  ...floatsOf(shape, () => Math.floor((random() / 4 + 0.5) * below)),
  dtype: 'int32',
});
const booleans = (shape: readonly number[]): Values => ({ ...floatsOf(shape, () => (random() > 0 ? 1 : 0)), dtype: 'bool' });

/** Checks an operation that moves elements, on each type of them. */
function assertMoves(what: string, shape: readonly number[], op: Op): void {
  assertSameWithGradients(what, alone(op), [floatsOf(shape)]);
  assertSame(`${what}, int32`, alone(op), [integers(shape)]);
  assertSame(`${what}, bool`, alone(op), [booleans(shape)]);
}

test('slices', () => {
  assertMoves('of a vector', [7], (x) => tf.slice(x, 2, 3));
  assertMoves('of a matrix', [4, 5], (x) => tf.slice(x, [1, 2], [2, 2]));
  assertMoves('one column', [6, 3], (x) => tf.slice(x, [0, 2], [6, 1]));
  assertMoves('whole rows', [6, 3], (x) => tf.slice(x, [4, 0], [2, 3]));
  assertMoves('everything', [2, 3], (x) => tf.slice(x, [0, 0], [-1, -1]));
  assertMoves('rank 3', [3, 4, 5], (x) => tf.slice(x, [0, 1, 0], [2, 2, 5]));
  assertMoves('rank 4', [2, 3, 4, 5], (x) => tf.slice(x, [1, 0, 2, 1], [1, 3, 2, 3]));
  assertSame('rank 5', (x) => tf.slice(x as tf.Tensor, [0, 1, 0, 1, 0], [2, 1, 2, 1, 2]), [floatsOf([2, 2, 2, 2, 2])]);
  assertSame('nothing', (x) => tf.slice(x as tf.Tensor, [1, 1], [0, 2]), [floatsOf([3, 4])]);
  assert.throws(() => runOn('wasm', (x) => tf.slice(x as tf.Tensor, [1], [9]), [floatsOf([3])]));
});

test('splitting and stacking', () => {
  assertMoves('split', [3, 8], (x) => tf.split(x, 4, 1));
  assertMoves('split from the end', [3, 8, 2], (x) => tf.split(x, 2, -2));
  assertMoves('split by sizes', [7, 3], (x) => tf.split(x, [2, 1, 4], 0));
  for (const axis of [0, 1, 2]) {
    assertMoves(`unstack ${axis}`, [3, 4, 5], (x) => tf.unstack(x, axis));
    assertMoves(`stack ${axis}`, [3, 4], (x) => tf.stack([x, x, x], axis));
    assertMoves(`concat ${axis}`, [3, 2, 4], (x) => tf.concat([x, x], axis));
  }
  assertMoves('unstack from the end', [3, 4], (x) => tf.unstack(x, -1));
  assertMoves('unstack a vector', [5], (x) => tf.unstack(x, 0));
  // Taking apart and putting together must not mix the pieces up.
  assertMoves('there and back', [5, 6, 7], (x) => tf.stack(tf.unstack(x, 1).reverse(), 1));
});

test('repeating', () => {
  for (const [shape, reps] of [
    [[1], [513]],
    [[5], [3]],
    [
      [3, 2],
      [2, 3],
    ],
    [
      [4, 1],
      [1, 5],
    ],
    [
      [1, 4],
      [3, 1],
    ],
    [
      [2, 3, 2],
      [2, 1, 4],
    ],
    [
      [1, 3, 1, 2],
      [2, 2, 3, 1],
    ],
  ] as [number[], number[]][]) {
    assertMoves(`[${shape}] ${reps} times`, shape, (x) => tf.tile(x, reps));
  }
  assertSame('nothing', (x) => tf.tile(x as tf.Tensor, [2, 3]), [floatsOf([0, 2])]);
  assertSameWithGradients('broadcastTo', (x) => tf.broadcastTo(x as tf.Tensor, [4, 3, 5]), [floatsOf([3, 1])]);
  assertSame('rank 5', (x) => tf.tile(x as tf.Tensor, [2, 1, 3, 1, 2]), [floatsOf([2, 3, 1, 2, 2])]);
});

test('padding, reversing, reshaping, transposing', () => {
  assertSameWithGradients(
    'pad',
    (x) =>
      tf.pad(
        x as tf.Tensor,
        [
          [1, 2],
          [0, 3],
        ],
        0.5,
      ),
    [floatsOf([3, 2])],
  );
  assertSameWithGradients(
    'pad pictures',
    (x) =>
      tf.pad(x as tf.Tensor, [
        [0, 0],
        [1, 2],
        [2, 0],
        [0, 0],
      ]),
    [floatsOf([2, 3, 3, 2])],
  );
  assertSameWithGradients('reverse', (x) => tf.reverse(x as tf.Tensor, [0, 2]), [floatsOf([3, 4, 2])]);
  assertSameWithGradients('reshape', (x) => tf.reshape(x as tf.Tensor, [2, -1]), [floatsOf([3, 4])]);
  assertSameWithGradients('transpose', (x) => tf.transpose(x as tf.Tensor, [0, 3, 1, 2]), [floatsOf([2, 3, 4, 5])]);
});

test('reductions', () => {
  const shapes = [[4], [1], [5, 3], [2, 3, 4], [2, 3, 4, 5], [1, 1, 1, 3], [2, 1, 3]];
  for (const shape of shapes) {
    const axes: (number | number[] | undefined)[] = [undefined, ...shape.keys(), -1];
    if (shape.length > 1) axes.push([0, 1], [0, shape.length - 1], [-2, -1]);
    for (const axis of axes) {
      for (const keep of [false, true]) {
        const what = `[${shape}], axis ${axis}`;
        assertSameWithGradients(`sum of ${what}`, (x) => tf.sum(x as tf.Tensor, axis, keep), [floatsOf(shape)], 2e-5);
        assertSameWithGradients(`mean of ${what}`, (x) => tf.mean(x as tf.Tensor, axis, keep), [floatsOf(shape)], 2e-5);
        assertSameWithGradients(`max of ${what}`, (x) => tf.max(x as tf.Tensor, axis, keep), [floatsOf(shape)]);
        assertSameWithGradients(`min of ${what}`, (x) => tf.min(x as tf.Tensor, axis, keep), [floatsOf(shape)]);
        assertSame(`sum of integers, ${what}`, (x) => tf.sum(x as tf.Tensor, axis, keep), [integers(shape, 1000)]);
        assertSame(`sum of booleans, ${what}`, (x) => tf.sum(x as tf.Tensor, axis, keep), [booleans(shape)]);
      }
    }
  }
  assertSameWithGradients('moments', (x) => Object.values(tf.moments(x as tf.Tensor, [0, 1, 2])), [floatsOf([3, 4, 2, 5])], 1e-4);
  assertSame('argMax', (x) => tf.argMax(x as tf.Tensor, 1), [floatsOf([5, 7])]);
  assertSame('sum of nothing', (x) => tf.sum(x as tf.Tensor, 0), [floatsOf([0, 3])]);
  assertSame('sum with NaN and infinity', (x) => tf.sum(x as tf.Tensor, 1), [
    { ...vectorOf([1, Number.NaN, Number.POSITIVE_INFINITY, 2]), shape: [2, 2] },
  ]);
});

test('a long sum keeps its digits', () => {
  for (const shape of [[400_000], [200_000, 2]]) {
    const [result] = runOn('wasm', (x) => tf.sum(x as tf.Tensor, 0), [floatsOf(shape, () => 0.1)]);
    const each = (shape[0] as number) * Math.fround(0.1);
    assertClose(result?.values as number[], shape.length === 1 ? [each] : [each, each], 1e-7, `${shape}`);
  }
});

test('rows by index', () => {
  for (const [shape, indices, axis] of [
    [[3, 4], [5], 0],
    [[7, 1], [2, 3], 0],
    [[10, 8], [4, 6], 0],
    [[3, 4, 5], [2], 1],
    [[3, 4], [2, 2], 1],
    [[5], [9], 0],
  ] as [number[], number[], number][]) {
    // Few indices for many rows and many for few: some rows are taken more than once, some never.
    const chosen = integers(indices, shape[axis] as number);
    const take: Op = (x) => tf.gather(x, tf.tensor([...chosen.values], indices, 'int32'), axis);
    assertMoves(`[${indices}] of [${shape}], axis ${axis}`, shape, take);
  }
  const batched = (x?: tf.Tensor): tf.Tensor =>
    tf.gather(
      x as tf.Tensor,
      tf.tensor2d(
        [
          [0, 2],
          [1, 1],
        ],
        [2, 2],
        'int32',
      ),
      1,
      1,
    );
  assertSame('a batch of indices', batched, [floatsOf([2, 3, 4])]);
  for (const index of [-1, 3]) {
    const wrong = (x?: tf.Tensor): tf.Tensor => tf.gather(x as tf.Tensor, tf.tensor1d([0, index], 'int32'));
    assert.throws(() => runOn('wasm', wrong, [floatsOf([3, 4])]), /not in \[0, 2\]/);
  }
});

test('sums by segment', () => {
  const ids = (values: number[]): tf.Tensor1D => tf.tensor1d(values, 'int32');
  for (const shape of [[6], [6, 1], [6, 5], [6, 2, 3]]) {
    const op = (x?: tf.Tensor): tf.Tensor => tf.unsortedSegmentSum(x as tf.Tensor, ids([2, 0, 2, 4, 0, 2]), 5);
    assertSameWithGradients(`[${shape}]`, op, [floatsOf(shape)]);
  }
  const outside = (x?: tf.Tensor): tf.Tensor => tf.unsortedSegmentSum(x as tf.Tensor, ids([-1, 0, 7]), 2);
  assertSame('segments that do not exist', outside, [floatsOf([3, 2])]);
});

test('one-hot', () => {
  for (const dtype of ['float32', 'int32', 'bool'] as const) {
    assertSame(dtype, (x) => tf.oneHot(x as tf.Tensor, 4, 1, 0, dtype), [vectorOf([0, 3, 1, 4, -1], 'int32')]);
  }
  assertSame('of a matrix', (x) => tf.oneHot(x as tf.Tensor, 3, 0.9, 0.05, 'float32'), [integers([2, 3], 3)]);
});

test('the rest of what losses and metrics are made of', () => {
  assertSameWithGradients('cumsum', (x) => tf.cumsum(x as tf.Tensor, 1), [floatsOf([3, 4])]);
  assertSame('topk', (x) => Object.values(tf.topk(x as tf.Tensor, 3)), [floatsOf([4, 6])]);
  assertSame(
    'gatherND',
    (x) =>
      tf.gatherND(
        x as tf.Tensor,
        tf.tensor2d(
          [
            [0, 1],
            [2, 1],
          ],
          [2, 2],
          'int32',
        ),
      ),
    [floatsOf([3, 4])],
  );
  assertSame('scatterND', (x) => tf.scatterND(tf.tensor2d([[0], [2], [0]], [3, 1], 'int32'), x as tf.Tensor, [4, 2]), [floatsOf([3, 2])]);
});

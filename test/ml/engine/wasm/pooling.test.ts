import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import {
  assertClose,
  assertGradient,
  assertSame,
  assertSameWithGradients,
  distinct,
  floatsOf,
  gradientsOf,
  runOn,
  startBoth,
} from './both-backends';

before(startBoth);

type Shape = readonly [number, number, number, number];
type Size = number | [number, number];

/** Shape of the pictures, size of the window, strides. */
const cases: (readonly [Shape, Size, Size])[] = [
  [[1, 1, 1, 1], 1, 1],
  [[2, 6, 6, 3], 2, 2],
  [[1, 7, 5, 2], 2, 2],
  [[2, 7, 8, 1], 3, 1],
  [[1, 9, 9, 5], 3, 2],
  [
    [2, 5, 7, 2],
    [2, 3],
    [1, 2],
  ],
  [[1, 8, 8, 2], 2, 3],
  [[3, 4, 4, 2], 4, 4],
  [[1, 6, 5, 2], 1, 2],
  [[1, 5, 3, 2], [5, 1], 1],
];

const maxPool =
  (size: Size, strides: Size, pad: 'valid' | 'same') =>
  (x?: tf.Tensor): tf.Tensor =>
    tf.maxPool(x as tf.Tensor4D, size, strides, pad);
const avgPool =
  (size: Size, strides: Size, pad: 'valid' | 'same') =>
  (x?: tf.Tensor): tf.Tensor =>
    tf.avgPool(x as tf.Tensor4D, size, strides, pad);

for (const pad of ['valid', 'same'] as const) {
  test(`maxima padded "${pad}"`, () => {
    for (const [shape, size, strides] of cases) {
      const what = `${shape} by ${size}, strides ${strides}`;
      assertSameWithGradients(what, maxPool(size, strides, pad), [distinct(shape)]);
      assertSameWithGradients(`${what}, all negative`, maxPool(size, strides, pad), [distinct(shape, -1000)]);
      assertGradient(what, maxPool(size, strides, pad), [distinct(shape, -2)]);
    }
  });

  test(`averages padded "${pad}"`, () => {
    for (const [shape, size, strides] of cases) {
      const what = `${shape} by ${size}, strides ${strides}`;
      assertSame(what, avgPool(size, strides, pad), [floatsOf(shape)]);
      // The cpu backend has the gradient of windows cut off at the edge wrong.
      assertGradient(what, avgPool(size, strides, pad), [floatsOf(shape)], 0.25);
    }
  });
}

test('of equal values the first takes the gradient', () => {
  const [result] = runOn('wasm', gradientsOf(maxPool(2, 2, 'valid')), [floatsOf([1, 2, 4, 1], () => 0)]);
  assertClose(result?.values as number[], [Math.sin(0.5), 0, Math.sin(2.2), 0, 0, 0, 0, 0], 1e-6, 'zeros');
});

test('the average over a whole picture', () => {
  assertSameWithGradients('global average', (x) => tf.mean(x as tf.Tensor, [1, 2]), [floatsOf([3, 5, 7, 4])]);
});

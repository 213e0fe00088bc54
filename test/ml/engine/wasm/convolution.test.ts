import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import { assertGradient, assertSame, assertSameWithGradients, floatsOf, runOn, startBoth } from './both-backends';

before(startBoth);

interface Case {
  /** [batch, height, width, channels]. */
  readonly x: readonly [number, number, number, number];
  /** [height, width, in, out]. */
  readonly filter: readonly [number, number, number, number];
  readonly strides?: number | [number, number];
  readonly dilations?: number | [number, number];
}

const plain: Case[] = [
  { x: [1, 1, 1, 1], filter: [1, 1, 1, 1] },
  { x: [1, 5, 5, 1], filter: [3, 3, 1, 1] },
  { x: [2, 7, 5, 3], filter: [3, 2, 3, 4] },
  { x: [3, 8, 8, 5], filter: [1, 1, 5, 7] },
  { x: [2, 11, 13, 2], filter: [5, 4, 2, 3], strides: 2 },
  { x: [2, 10, 9, 2], filter: [2, 3, 2, 3], strides: [3, 2] },
  { x: [1, 9, 9, 2], filter: [2, 2, 2, 2], strides: 4 },
  { x: [2, 7, 7, 1], filter: [1, 1, 1, 2], strides: 3 },
  { x: [1, 6, 6, 2], filter: [6, 6, 2, 3] },
  { x: [1, 3, 12, 4], filter: [1, 5, 4, 2], strides: [1, 2] },
];

const dilated: Case[] = [
  { x: [2, 9, 11, 3], filter: [3, 3, 3, 2], dilations: 2 },
  { x: [1, 10, 10, 2], filter: [2, 3, 2, 5], dilations: [3, 1] },
  { x: [1, 8, 9, 1], filter: [1, 3, 1, 1], dilations: [2, 3] },
];

const convolve =
  ({ strides = 1, dilations = 1 }: Case, pad: 'valid' | 'same') =>
  (x?: tf.Tensor, filter?: tf.Tensor): tf.Tensor =>
    tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, strides, pad, 'NHWC', dilations);

const inputsOf = ({ x, filter }: Case) => [floatsOf(x), floatsOf(filter)];

for (const pad of ['valid', 'same'] as const) {
  test(`convolutions padded "${pad}"`, () => {
    for (const each of plain) assertSameWithGradients(JSON.stringify(each), convolve(each, pad), inputsOf(each));
  });

  test(`dilated convolutions padded "${pad}"`, () => {
    for (const each of dilated) assertSameWithGradients(JSON.stringify(each), convolve(each, pad), inputsOf(each));
  });

  test(`finite differences of convolutions padded "${pad}"`, () => {
    for (const each of [...plain.slice(0, 7), ...dilated]) assertGradient(JSON.stringify(each), convolve(each, pad), inputsOf(each), 0.25);
  });
}

test('explicit padding, wider than the filter too', () => {
  for (const rows of [
    [0, 1],
    [2, 0],
    [4, 5],
  ] as [number, number][]) {
    const padded = (x?: tf.Tensor, filter?: tf.Tensor): tf.Tensor =>
      tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, [[0, 0], rows, [1, 2], [0, 0]]);
    assertSameWithGradients(`rows ${rows}`, padded, [floatsOf([2, 5, 6, 2]), floatsOf([3, 3, 2, 3])]);
  }
});

test('a batch that is worked on in parts', () => {
  const each: Case = { x: [37, 19, 18, 2], filter: [3, 3, 2, 3] };
  assertSameWithGradients('37 pictures', convolve(each, 'same'), inputsOf(each), 2e-4);
  const large: Case = { x: [1, 100, 101, 1], filter: [2, 2, 1, 2], strides: 1 };
  assertSameWithGradients('a picture larger than a part', convolve(large, 'valid'), inputsOf(large), 2e-4);
});

test('pictures of which one is not finite leave the others alone', () => {
  const x = floatsOf([2, 4, 4, 2]);
  const broken = { ...x, values: x.values.with(0, Number.NaN) };
  assertSame('forward', convolve({ x: [2, 4, 4, 2], filter: [3, 3, 2, 2] }, 'same'), [broken, floatsOf([3, 3, 2, 2])]);
});

test('the transposed convolution', () => {
  for (const strides of [1, 2, 3] as const) {
    const op = (x?: tf.Tensor, filter?: tf.Tensor): tf.Tensor =>
      tf.conv2dTranspose(x as tf.Tensor4D, filter as tf.Tensor4D, [2, 5 * strides, 4 * strides, 3], strides, 'same');
    assertSame(`strides ${strides}`, op, [floatsOf([2, 5, 4, 2]), floatsOf([3, 3, 3, 2])]);
  }
});

test('channels first are refused', () => {
  const op = (x?: tf.Tensor, filter?: tf.Tensor): tf.Tensor =>
    tf.engine().runKernel(tf.Conv2DBackpropFilter, { x: x as tf.Tensor, dy: filter as tf.Tensor }, {
      strides: 1,
      pad: 'same',
      dataFormat: 'NCHW',
      filterShape: [1, 1, 1, 1],
    } as never) as tf.Tensor;
  assert.throws(() => runOn('wasm', op, [floatsOf([1, 1, 2, 2]), floatsOf([1, 1, 2, 2])]), /channels last only/);
});

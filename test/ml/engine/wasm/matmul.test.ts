import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import { assertClose, assertSame, assertSameWithGradients, floatsOf, runOn, startBoth, vectorOf } from './both-backends';

before(startBoth);

const sizes = [
  [1, 1, 1],
  [1, 7, 1],
  [3, 1, 5],
  [4, 8, 16],
  [13, 17, 11],
  [2, 130, 3],
  [33, 5, 64],
] as const;
const flags = [false, true] as const;
type Matrix = tf.Tensor2D;

for (const transposeA of flags) {
  for (const transposeB of flags) {
    test(`a product, a ${transposeA ? 'transposed' : 'plain'}, b ${transposeB ? 'transposed' : 'plain'}`, () => {
      for (const [m, k, n] of sizes) {
        const [a, b] = [floatsOf(transposeA ? [k, m] : [m, k]), floatsOf(transposeB ? [n, k] : [k, n])];
        assertSameWithGradients(`${m}·${k}·${n}`, (x, y) => tf.matMul(x as Matrix, y as Matrix, transposeA, transposeB), [a, b]);
      }
    });

    test(`batches of products, a ${transposeA ? 'transposed' : 'plain'}, b ${transposeB ? 'transposed' : 'plain'}`, () => {
      for (const [m, k, n] of [...sizes, [24, 25, 26]] as const) {
        for (const [countA, countB] of [
          [3, 3],
          [1, 3],
          [3, 1],
        ]) {
          const [a, b] = [
            floatsOf([countA as number, ...(transposeA ? [k, m] : [m, k])]),
            floatsOf([countB as number, ...(transposeB ? [n, k] : [k, n])]),
          ];
          const product = (x?: tf.Tensor, y?: tf.Tensor): tf.Tensor =>
            tf.matMul(x as tf.Tensor3D, y as tf.Tensor3D, transposeA, transposeB);
          (countA === countB ? assertSameWithGradients : assertSame)(`${countA}×${countB} of ${m}·${k}·${n}`, product, [a, b]);
        }
      }
    });

    test(`a fused product, a ${transposeA ? 'transposed' : 'plain'}, b ${transposeB ? 'transposed' : 'plain'}`, () => {
      for (const activation of ['linear', 'relu', 'sigmoid', 'elu'] as const) {
        for (const [m, k, n] of sizes) {
          const inputs = [floatsOf(transposeA ? [k, m] : [m, k]), floatsOf(transposeB ? [n, k] : [k, n]), floatsOf([n])];
          const fused = (a?: tf.Tensor, b?: tf.Tensor, bias?: tf.Tensor): tf.Tensor =>
            tf.fused.matMul({ a: a as Matrix, b: b as Matrix, bias: bias as tf.Tensor, activation, transposeA, transposeB });
          assertSame(`${activation} of ${m}·${k}·${n}`, fused, inputs);
        }
      }
    });
  }
}

test('a matrix that is met again in another shape is multiplied in that shape', () => {
  // A row and its transpose share their memory, and XNNPACK what it packed for it.
  assertSame(
    'row, then column',
    (x, w, y) => [
      tf.matMul(x as Matrix, w as Matrix),
      tf.matMul(y as Matrix, tf.transpose(w as Matrix)),
      tf.matMul(x as Matrix, w as Matrix),
    ],
    [floatsOf([4, 1]), floatsOf([1, 6]), floatsOf([3, 6])],
  );
  assertSame(
    'fused',
    (x, w, y) => [
      tf.fused.matMul({ a: x as Matrix, b: w as Matrix }),
      tf.fused.matMul({ a: y as Matrix, b: tf.reshape(w as Matrix, [6, 4]) as Matrix }),
      tf.matMul(x as Matrix, w as Matrix),
    ],
    [floatsOf([2, 4]), floatsOf([4, 6]), floatsOf([3, 6])],
  );
});

test('the product of empty matrices is empty, and that over nothing is 0', () => {
  assertSame('rows', (a, b) => tf.matMul(a as Matrix, b as Matrix), [floatsOf([0, 3]), floatsOf([3, 2])]);
  const [result] = runOn('wasm', (a, b) => tf.matMul(a as Matrix, b as Matrix), [floatsOf([2, 0]), floatsOf([0, 3])]);
  assert.deepEqual(result?.values, [0, 0, 0, 0, 0, 0]);
});

test('NaN and infinity go through a product', () => {
  const a = vectorOf([1, Number.NaN, Number.POSITIVE_INFINITY, 2]);
  assertSame('specials', (x, y) => tf.matMul(tf.reshape(x as tf.Tensor, [2, 2]), y as Matrix, true, false), [a, floatsOf([2, 3])]);
});

test('what cannot be multiplied is refused', () => {
  const integers = { ...vectorOf([1, 2, 3, 4], 'int32'), shape: [2, 2] };
  assert.throws(() => runOn('wasm', (a) => tf.matMul(a as Matrix, a as Matrix), [integers]), /float32 only/);
  assert.throws(
    () => runOn('wasm', (a, b) => tf.matMul(a as Matrix, b as Matrix), [floatsOf([2, 3]), floatsOf([4, 2])]),
    /cannot be multiplied/,
  );
  const three = floatsOf([3, 2, 2]);
  assert.throws(() => runOn('wasm', (a, b) => tf.fused.matMul({ a: a as never, b: b as never }), [three, three]), /cannot fuse/);
});

test('a transpose', () => {
  for (const shape of [
    [1, 1],
    [1, 9],
    [9, 1],
    [7, 8],
    [8, 7],
    [16, 33],
    [129, 64],
  ]) {
    assertSame(`${shape}`, (x) => tf.transpose(x as Matrix), [floatsOf(shape)]);
    const values = floatsOf(shape).values;
    assertSame(`${shape} of int32`, (x) => tf.transpose(x as Matrix), [
      { values: values.map((v) => Math.round(v * 1e9)), shape, dtype: 'int32' },
    ]);
    assertSame(`${shape} of bool`, (x) => tf.transpose(x as Matrix), [
      { values: values.map((v) => (v > 0 ? 1 : 0)), shape, dtype: 'bool' },
    ]);
  }
  assertSameWithGradients('of a batch', (x) => tf.transpose(x as tf.Tensor, [2, 0, 1]), [floatsOf([3, 4, 5])]);
});

test('a sum over a long k keeps its digits', () => {
  const k = 50_000;
  const [result] = runOn('wasm', (a, b) => tf.matMul(a as Matrix, b as Matrix), [floatsOf([1, k], () => 0.1), floatsOf([k, 1], () => 1)]);
  assertClose(result?.values as number[], [5000], 2e-3, 'sum of 50,000 times 0.1');
});

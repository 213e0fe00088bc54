import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import { tanhInto } from '../../../../src/ml/engine/tfjs/wasm/elementwise';
import {
  assertClose,
  assertSame,
  assertSameWithGradients,
  floatsOf,
  gradientsOf,
  random,
  runOn,
  startBoth,
  type Values,
  vectorOf,
} from './both-backends';

before(startBoth);

type Unary = (x: tf.Tensor) => tf.Tensor;
const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const special = [nan, inf, -inf, 0, -0, 1, -1, 0.5, -0.5, 2.5, 6, 6.5, 17, -20, 1e-3, -1e-3, 1e-8, 88, -104, 1e10];
const anything = (): Values => floatsOf([7, 5]);
const positive = (): Values => floatsOf([7, 5], () => Math.abs(random()) + 0.1);
const alone = (op: Unary) => (x?: tf.Tensor) => op(x as tf.Tensor);

/** What Keras's activations are made of, and the rest of the functions of one number. */
const functions: Record<string, Unary> = {
  abs: tf.abs,
  atan: tf.atan,
  ceil: tf.ceil,
  clip: (x) => tf.clipByValue(x, -0.5, 1),
  elu: tf.elu,
  erf: tf.erf,
  exp: tf.exp,
  expm1: tf.expm1,
  floor: tf.floor,
  leakyRelu: (x) => tf.leakyRelu(x, 0.1),
  neg: tf.neg,
  relu: tf.relu,
  relu6: tf.relu6,
  round: tf.round,
  selu: tf.selu,
  sigmoid: tf.sigmoid,
  softplus: tf.softplus,
  softsign: (x) => tf.div(x, tf.add(1, tf.abs(x))),
  square: tf.square,
  tanh: tf.tanh,
};

const functionsOfPositives: Record<string, Unary> = {
  log: tf.log,
  log1p: tf.log1p,
  pow: (x) => tf.pow(x, 1.7),
  reciprocal: tf.reciprocal,
  rsqrt: tf.rsqrt,
  sqrt: tf.sqrt,
};

test('functions of one number', () => {
  for (const [name, op] of Object.entries(functions)) {
    assertSameWithGradients(name, alone(op), [anything()]);
    assertSame(`${name} of a single number`, alone(op), [floatsOf([])]);
  }
  for (const [name, op] of Object.entries(functionsOfPositives)) assertSameWithGradients(name, alone(op), [positive()]);
  for (const [name, op] of Object.entries({ step: tf.step, sign: tf.sign })) assertSame(name, alone(op as Unary), [anything()]);
  // The backend's own sine and cosine are off by up to 2.5e-7, absolutely.
  for (const [name, op] of Object.entries({ sin: tf.sin, cos: tf.cos })) assertSameWithGradients(name, alone(op), [anything()], 1e-5);
});

test('the limits of functions of one number, and NaN', () => {
  // erf: the cpu backend has 1e-9 for 0.
  for (const [name, op] of Object.entries({ ...functions, ...functionsOfPositives })) {
    if (name !== 'erf') assertSame(`${name} of special numbers`, alone(op), [vectorOf(special)]);
    const [atNaN] = runOn('wasm', alone(op), [vectorOf([nan, nan, nan, nan, nan])]);
    assert.deepEqual(atNaN?.values, [nan, nan, nan, nan, nan], name);
  }
  for (const op of [tf.isNaN, tf.isFinite, tf.isInf]) assertSame(op.name, alone(op as Unary), [vectorOf(special)]);
});

test('small numbers keep their sign and their logarithm', () => {
  const small = [1e-8, -1e-8, 1e-20, -1e-30, 0];
  const [signs] = runOn('wasm', alone(tf.sign as Unary), [vectorOf(small)]);
  assert.deepEqual(signs?.values, [1, -1, 1, -1, 0]);
  const [logs] = runOn('wasm', alone(tf.log1p as Unary), [vectorOf(small)]);
  assertClose(logs?.values as number[], small.map(Math.fround), 0, 'log1p');
});

test('tanh is right to 3e-7, and odd', () => {
  const numbers = Float64Array.from({ length: 7573 }, (_, i) => -12 + i * 0.00317);
  const [found, opposite] = [new Float64Array(numbers.length), new Float64Array(numbers.length)];
  tanhInto(numbers as never, found as never);
  tanhInto(numbers.map((x) => -x) as never, opposite as never);
  for (const [i, x] of numbers.entries()) {
    assert.ok(Math.abs((found[i] as number) / Math.tanh(x) - 1) < 3e-7, `tanh(${x}) is ${found[i]}`);
    assert.equal(opposite[i], -(found[i] as number));
  }
  const [at] = runOn('wasm', alone(tf.tanh as Unary), [vectorOf([1e-30, 1e-8, 1e-4, 0, inf, -inf, nan])]);
  assertClose(at?.values as number[], [1e-30, 1e-8, 1e-4, 0, 1, -1, nan], 3e-7, 'tanh');
});

test('limits of integers', () => {
  const integers = vectorOf([-9, -2, 0, 3, 6, 7, 100], 'int32');
  assertSame('clip', (x) => tf.clipByValue(x as tf.Tensor, -2, 5), [integers]);
  assertSame('relu6', (x) => tf.relu6(x as tf.Tensor), [integers]);
});

test('the gradient of |x| at 0 is 0', () => {
  const [result] = runOn('wasm', gradientsOf(alone(tf.abs as Unary)), [vectorOf([0, -0])]);
  assertClose(result?.values as number[], [0, 0], 0, 'abs');
});

const shapes = [
  [
    [3, 4],
    [3, 4],
  ],
  [[3, 4], [4]],
  [[4], [3, 4]],
  [
    [3, 1],
    [1, 4],
  ],
  [
    [7, 1],
    [7, 5],
  ],
  [[], [5]],
  [[5], []],
  [[1], [1]],
  [[1, 1], [5]],
  [
    [2, 3, 4, 5],
    [3, 1, 5],
  ],
  [
    [2, 1, 4, 1],
    [3, 1, 5],
  ],
  [
    [2, 3, 2, 3, 2],
    [3, 2, 3, 2],
  ],
] as const;

type Binary = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;
const arithmetic: Record<string, Binary> = { add: tf.add, sub: tf.sub, mul: tf.mul, div: tf.div };
/** tfjs cannot differentiate these by a tensor that is broadcast. */
const others: Record<string, Binary> = { maximum: tf.maximum, minimum: tf.minimum, squaredDifference: tf.squaredDifference };
const comparisons: Record<string, Binary> = {
  equal: tf.equal,
  notEqual: tf.notEqual,
  greater: tf.greater,
  greaterEqual: tf.greaterEqual,
  less: tf.less,
  lessEqual: tf.lessEqual,
};
const pair = (op: Binary) => (a?: tf.Tensor, b?: tf.Tensor) => op(a as tf.Tensor, b as tf.Tensor);
const integers = (shape: readonly number[]): Values => ({ ...floatsOf(shape, () => Math.floor(random() * 2)), dtype: 'int32' });

test('functions of two numbers, broadcast', () => {
  for (const [a, b] of shapes) {
    const what = `[${a}] and [${b}]`;
    for (const [name, op] of Object.entries(arithmetic))
      assertSameWithGradients(`${name} of ${what}`, pair(op), [floatsOf(a), floatsOf(b)]);
    for (const [name, op] of Object.entries(others)) {
      assertSame(`${name} of ${what}`, pair(op), [floatsOf(a), floatsOf(b)]);
      assertSameWithGradients(`${name} of [${a}]`, pair(op), [floatsOf(a), floatsOf(a)]);
    }
    assertSame(`prelu of ${what}`, pair(tf.prelu), [floatsOf(a), floatsOf(b)]);
    assertSameWithGradients(`prelu of [${a}]`, pair(tf.prelu), [floatsOf(a), floatsOf(a.slice(1))]);
    const power = pair((x, y) => tf.pow(tf.add(tf.abs(x), 0.1), y));
    assertSameWithGradients(`pow of ${what}`, power, [floatsOf(a), floatsOf(b)], 1e-5);
    assertSame(`mod of ${what}`, pair(tf.mod), [floatsOf(a), floatsOf(b, () => Math.abs(random()) + 0.5)]);
    for (const [name, op] of Object.entries(comparisons)) {
      assertSame(`${name} of ${what}`, pair(op), [floatsOf(a, () => Math.round(random())), floatsOf(b, () => Math.round(random()))]);
      assertSame(`${name} of integers, ${what}`, pair(op), [integers(a), integers(b)]);
    }
    for (const op of [tf.maximum, tf.minimum]) assertSame(`${op.name} of integers, ${what}`, pair(op), [integers(a), integers(b)]);
  }
});

test('functions of two numbers of which one is NaN or infinite', () => {
  const pairs = [nan, inf, -inf, 0, 1, -2].flatMap((a) => [nan, inf, -inf, 0, 1, -2].map((b) => [a, b] as const));
  const inputs = [vectorOf(pairs.map(([a]) => a)), vectorOf(pairs.map(([, b]) => b))];
  for (const [name, op] of Object.entries({ ...arithmetic, ...others, ...comparisons })) assertSame(name, pair(op), inputs);
});

test('logic', () => {
  const some = (): Values => ({ ...floatsOf([4, 3], () => (random() > 0 ? 1 : 0)), dtype: 'bool' });
  for (const op of [tf.logicalAnd, tf.logicalOr, tf.logicalXor]) assertSame(op.name, pair(op), [some(), some()]);
  assertSame('not', alone(tf.logicalNot as Unary), [some()]);
  for (const axis of [undefined, 0, 1]) {
    assertSame(`all, ${axis}`, (x) => tf.all(x as tf.Tensor, axis), [some()]);
    assertSame(`any, ${axis}`, (x) => tf.any(x as tf.Tensor, axis), [some()]);
  }
});

test('softmax and its logarithm', () => {
  // tfjs takes what logSoftmax keeps for its gradient for a leak.
  tf.env().set('IS_TEST', false);
  for (const shape of [[1], [9], [4, 1], [3, 7], [2, 3, 10]]) {
    assertSameWithGradients(`softmax of [${shape}]`, alone(tf.softmax as Unary), [floatsOf(shape)], 1e-5);
    assertSameWithGradients(`logSoftmax of [${shape}]`, alone(tf.logSoftmax as Unary), [floatsOf(shape)], 1e-5);
    assertSame(`softmax of large numbers, [${shape}]`, (x) => tf.softmax(tf.mul(x as tf.Tensor, 500)), [floatsOf(shape)], 1e-5);
  }
  tf.env().set('IS_TEST', true);
});

test('where', () => {
  for (const [a, b] of shapes) {
    const chosen = pair((x, y) => tf.where(tf.greater(x, y), x, y));
    assertSameWithGradients(`of [${a}] and [${b}]`, chosen, [floatsOf(a), floatsOf(b)]);
  }
  assertSame(
    'between booleans',
    (x) => tf.where(tf.greater(x as tf.Tensor, 0), tf.greater(x as tf.Tensor, 1), tf.less(x as tf.Tensor, -1)),
    [floatsOf([5, 3])],
  );
  assertSame('between integers', (a, b) => tf.where(tf.greater(a as tf.Tensor, b as tf.Tensor), a as tf.Tensor, b as tf.Tensor), [
    integers([5, 3]),
    integers([5, 3]),
  ]);
  const [kept] = runOn('wasm', (x) => tf.where(tf.greater(x as tf.Tensor, 0), x as tf.Tensor, nan), [vectorOf([1, -1])]);
  assert.deepEqual(kept?.values, [1, nan]);
});

test('casts', () => {
  const numbers = [0, -0, 0.4, -0.4, 1, 1.9, -1.9, 256, 512, 1e9, nan];
  for (const dtype of ['float32', 'int32', 'bool'] as const) {
    assertSame(`of float32 to ${dtype}`, (x) => tf.cast(x as tf.Tensor, dtype), [vectorOf(numbers)]);
    assertSame(`of int32 to ${dtype}`, (x) => tf.cast(x as tf.Tensor, dtype), [vectorOf([0, 1, -1, 256, 65536], 'int32')]);
    assertSame(`of bool to ${dtype}`, (x) => tf.cast(x as tf.Tensor, dtype), [vectorOf([0, 1], 'bool')]);
  }
});

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { installGradients } from '../../../../src/ml/engine/tfjs/gradients';
import { installTrainingKernels } from '../../../../src/ml/engine/tfjs/wasm/install';
import { floatsOf, runOn, startBoth } from './both-backends';

before(startBoth);

const backend = (): BackendWasm => tf.backend() as BackendWasm;
const heapSize = (): number => (backend().wasm as unknown as { HEAPU8: Uint8Array }).HEAPU8.length;

/** Weights of a network that uses every kernel of ours, made anew for each step as the engine does. */
const shapes = [[3, 3, 2, 4], [4], [16, 3], [3], [5, 3], [3, 12], [3, 12], [3]];

function lossOf(weights: readonly tf.Tensor[]): tf.Scalar {
  const [filter, bias, kernel, offset, embedding, input, recurrent, alpha] = weights as [tf.Tensor4D, ...tf.Tensor[]];
  const x = tf.ones([2, 8, 8, 2]) as tf.Tensor4D;
  const convolved = tf.add(tf.conv2d(x, filter, 1, 'same', 'NHWC', 2), bias as tf.Tensor) as tf.Tensor4D;
  const strided = tf.conv2d(tf.tanh(convolved), tf.ones([2, 2, 4, 4]), 2, 'same') as tf.Tensor4D;
  const pooled = tf.add(tf.maxPool(strided, 2, 2, 'same'), tf.avgPool(strided, 3, 2, 'same'));
  const dense = tf.add(tf.matMul(tf.reshape(pooled, [2, 16]), kernel as tf.Tensor2D), offset as tf.Tensor);
  const words = tf.unstack(
    tf.gather(
      embedding as tf.Tensor,
      tf.tensor2d(
        [
          [0, 2, 4],
          [1, 1, 3],
        ],
        [2, 3],
        'int32',
      ),
    ),
    1,
  );
  const state = words.reduce((h, word) => {
    const z = tf.add(tf.matMul(word as tf.Tensor2D, input as tf.Tensor2D), tf.matMul(h as tf.Tensor2D, recurrent as tf.Tensor2D));
    const [a, b, c, d] = tf.split(z, 4, 1) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
    return tf.add(tf.mul(tf.sigmoid(a), tf.tanh(b)), tf.mul(tf.relu6(c), tf.prelu(d, alpha as tf.Tensor)));
  }, dense);
  const chosen = tf.where(
    tf.greater(state, 0.1),
    tf.maximum(state, 0),
    tf.minimum(tf.abs(state), tf.tile(tf.slice(state, [0, 1], [2, 1]), [1, 3])),
  );
  const batches = tf.matMul(tf.reshape(chosen, [2, 3, 1]), tf.reshape(chosen, [2, 3, 1]), false, true);
  const target = tf.oneHot(tf.tensor1d([1, 2], 'int32'), 3, 1, 0, 'float32');
  const entropy = tf.neg(tf.sum(tf.mul(target, tf.log1p(tf.clipByValue(tf.softmax(chosen), 1e-7, 1)))));
  return tf.add(entropy, tf.mean(batches)) as tf.Scalar;
}

function step(): void {
  tf.tidy(() => {
    const weights = shapes.map((shape, i) => tf.fill(shape, 0.1 + i * 0.01));
    const { value, grads } = tf.valueAndGrads((...ws: tf.Tensor[]) => lossOf(ws))(weights);
    assert.ok(Number.isFinite(value.dataSync()[0]));
    for (const gradient of grads) gradient.dataSync();
  });
}

const blockBytes = 65_536;

/** Takes all but the last `room` blocks of what the heap has before it must grow, so that the least leak shows. */
function fillHeap(room: number): tf.Tensor[] {
  const blocks: tf.Tensor[] = [];
  let end = 0;
  while (end + 2 * blockBytes < heapSize()) {
    const block = tf.zeros([blockBytes / 4]);
    blocks.push(block);
    end = backend().getMemoryOffset(block.dataId) + blockBytes;
  }
  tf.dispose(blocks.splice(blocks.length - room));
  return blocks;
}

test('thousands of steps leave no tensor and need no more memory', () => {
  // tfjs takes what its fused gradients keep for a leak.
  tf.env().set('IS_TEST', false);
  for (let i = 0; i < 20; i++) step();
  const blocks = fillHeap(12);
  const [tensors, data, heap] = [tf.memory().numTensors, backend().numDataIds(), heapSize()];
  for (let i = 0; i < 3000; i++) step();
  assert.equal(tf.memory().numTensors, tensors);
  assert.equal(backend().numDataIds(), data);
  assert.equal(heapSize(), heap);
  tf.dispose(blocks);
});

test('what the memory held before does not matter', () => {
  const loss = (): number[] =>
    tf.tidy(() => {
      const { value, grads } = tf.valueAndGrads((...ws: tf.Tensor[]) => lossOf(ws))(
        shapes.map((shape, i) => tf.fill(shape, 0.1 + i * 0.01)),
      );
      return [value, ...grads].flatMap((tensor) => Array.from(tensor.dataSync()));
    });
  const expected = loss();
  const blocks = fillHeap(0);
  tf.dispose(
    [4, 16, 64, 256, 1024, 4096, 65_536, 262_144].flatMap((size) => Array.from({ length: 20 }, () => tf.fill([size], Number.NaN))),
  );
  assert.deepEqual(loss(), expected);
  tf.dispose(blocks);
});

test('what fails leaves nothing behind', () => {
  const data = backend().numDataIds();
  const index = (x?: tf.Tensor): tf.Tensor => tf.gather(x as tf.Tensor, tf.tensor1d([9], 'int32'));
  assert.throws(() => runOn('wasm', index, [floatsOf([3, 4])]));
  const product = (a?: tf.Tensor, b?: tf.Tensor): tf.Tensor => tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D, true, true);
  assert.throws(() => runOn('wasm', product, [floatsOf([2, 3]), floatsOf([3, 4])]));
  assert.equal(backend().numDataIds(), data);
});

test('results survive the growth of the memory', () => {
  const x = tf.range(0, 1000);
  const blocks = fillHeap(0);
  const before = heapSize();
  // Every one of these makes its output where the heap ends.
  const results = [tf.tile(x, [3000]), tf.tanh(tf.tile(x, [3000])), tf.sum(tf.tile(tf.reshape(x, [1000, 1]), [1, 3000]), 1)];
  assert.ok(heapSize() > before);
  assert.equal((results[0] as tf.Tensor).dataSync()[2_999_999], 999);
  assert.equal((results[1] as tf.Tensor).dataSync()[2_000_500], 1);
  assert.equal((results[2] as tf.Tensor).dataSync()[7], 21_000);
  tf.dispose([x, ...blocks, ...results]);
});

test('when memory runs out, an error says so and what there is stays as it is', () => {
  const kept = tf.range(0, 100);
  const blocks: tf.Tensor[] = [];
  assert.throws(() => {
    for (;;) blocks.push(tf.engine().makeTensorFromTensorInfo(backend().makeOutput([128 * 1024 * 1024], 'float32')));
  }, /Out of memory: the WebAssembly backend has no 536870912 bytes left/);
  assert.deepEqual(Array.from(kept.dataSync().slice(0, 4)), [0, 1, 2, 3]);
  tf.dispose([kept, ...blocks]);
});

test('installing twice changes nothing', () => {
  const kernels = tf.getKernelsForBackend('wasm');
  installGradients();
  installTrainingKernels();
  assert.deepEqual(tf.getKernelsForBackend('wasm'), kernels);
});

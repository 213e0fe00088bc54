// What the training kernels of src/ml/engine/tfjs/wasm gain: a dense and a convolutional network, trained as the engine trains
// (weights uploaded for each step, gradients read back, the optimizer in plain TypeScript), each way in a process of its own.
import { spawnSync } from 'node:child_process';
import { version_cpu } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { installGradients } from '../src/ml/engine/tfjs/gradients';
import { startWasm } from '../src/ml/engine/tfjs/wasm/backend';
import { installTrainingKernels } from '../src/ml/engine/tfjs/wasm/install';

const ways = ['wasm with our kernels', 'wasm as it comes', 'cpu'] as const;
type Way = (typeof ways)[number];

interface Network {
  readonly title: string;
  /** A sample's shape and how many a batch has. */
  readonly input: readonly number[];
  readonly batch: number;
  /** Steps of an epoch, to which the measured ones are scaled. */
  readonly epoch: number;
  /** Steps to measure. */
  readonly steps: Readonly<Record<Way, number>>;
  readonly weights: readonly (readonly number[])[];
  logits(x: tf.Tensor, weights: readonly tf.Tensor[]): tf.Tensor;
}

const dense = (x: tf.Tensor, kernel: tf.Tensor, bias: tf.Tensor): tf.Tensor =>
  tf.add(tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D), bias);
const convolved = (x: tf.Tensor, filter: tf.Tensor, bias: tf.Tensor): tf.Tensor4D =>
  tf.maxPool(tf.relu(tf.add(tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, 'valid'), bias)) as tf.Tensor4D, 2, 2, 'valid');
const flattened = (x: tf.Tensor): tf.Tensor => tf.reshape(x, [x.shape[0] as number, -1]);

const networks: readonly Network[] = [
  {
    title: '784-512-10, an epoch of 60,000 in batches of 128',
    input: [784],
    batch: 128,
    epoch: 469,
    steps: { 'wasm with our kernels': 100, 'wasm as it comes': 10, cpu: 3 },
    weights: [[784, 512], [512], [512, 10], [10]],
    logits: (x, [w1, b1, w2, b2]) => dense(tf.relu(dense(x, w1 as tf.Tensor, b1 as tf.Tensor)), w2 as tf.Tensor, b2 as tf.Tensor),
  },
  {
    title: 'Conv2D 8, pool, Conv2D 16, pool, Dense 10 on 28 × 28, an epoch of 1,024 in batches of 32',
    input: [28, 28, 1],
    batch: 32,
    epoch: 32,
    steps: { 'wasm with our kernels': 64, 'wasm as it comes': 2, cpu: 1 },
    weights: [[3, 3, 1, 8], [8], [3, 3, 8, 16], [16], [400, 10], [10]],
    logits: (x, [f1, b1, f2, b2, w, b]) =>
      dense(
        flattened(convolved(convolved(x, f1 as tf.Tensor, b1 as tf.Tensor), f2 as tf.Tensor, b2 as tf.Tensor)),
        w as tf.Tensor,
        b as tf.Tensor,
      ),
  },
];

const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
const randoms = (size: number, scale: number): Float32Array => Float32Array.from({ length: size }, () => (Math.random() - 0.5) * scale);

/** RMSprop with Keras's defaults. */
function update(weight: Float32Array, gradient: Float32Array, mean: Float32Array): void {
  for (let i = 0; i < weight.length; i++) {
    const g = gradient[i] as number;
    const m = 0.9 * (mean[i] as number) + 0.1 * g * g;
    mean[i] = m;
    weight[i] = (weight[i] as number) - (0.001 * g) / (Math.sqrt(m) + 1e-7);
  }
}

/** Seconds an epoch takes. */
function secondsFor({ input, batch, epoch, weights: shapes, logits }: Network, steps: number): number {
  const weights = shapes.map((shape) => randoms(sizeOf(shape), 0.1));
  const means = weights.map((weight) => new Float32Array(weight.length));
  const pictures = randoms(batch * sizeOf(input), 1);
  const labels = Float32Array.from({ length: batch * 10 }, (_, i) => (i % 10 === Math.floor(i / 10) % 10 ? 1 : 0));
  const step = (): void => {
    let gradients: readonly Float32Array[] = [];
    // `tidy` looks for tensors in every element of what is returned to it, one by one: nothing large may be.
    tf.tidy(() => {
      const x = tf.tensor(pictures, [batch, ...input]);
      const y = tf.tensor(labels, [batch, 10]);
      const loss = (...ws: tf.Tensor[]): tf.Scalar => tf.neg(tf.mean(tf.sum(tf.mul(y, tf.logSoftmax(logits(x, ws))), 1)));
      const { value, grads } = tf.valueAndGrads(loss)(weights.map((weight, i) => tf.tensor(weight, [...(shapes[i] as number[])])));
      value.dataSync();
      gradients = grads.map((gradient) => gradient.dataSync() as Float32Array);
    });
    for (const [i, weight] of weights.entries()) update(weight, gradients[i] as Float32Array, means[i] as Float32Array);
  };
  step();
  const times = Array.from({ length: steps }, () => {
    const start = performance.now();
    step();
    return performance.now() - start;
  });
  // The median: on a busy machine some steps have to wait.
  const middle = times.sort((a, b) => a - b)[Math.floor(steps / 2)] as number;
  return (middle / 1000) * epoch;
}

async function measure(network: Network, way: Way): Promise<void> {
  tf.env().set('PROD', true);
  if (way === 'cpu') await tf.setBackend(version_cpu && 'cpu');
  else await startWasm('node_modules/@tensorflow/tfjs-backend-wasm/dist');
  installGradients();
  if (way === 'wasm with our kernels') installTrainingKernels();
  process.stdout.write(String(secondsFor(network, network.steps[way])));
}

function compare(): void {
  for (const [i, { title }] of networks.entries()) {
    console.log(title);
    let best = 0;
    for (const way of ways) {
      const { stdout, status, stderr } = spawnSync(process.execPath, [...process.execArgv, __filename, String(i), way], {
        encoding: 'utf8',
      });
      const seconds = Number(stdout);
      if (way === ways[0]) best = seconds;
      const why = /Error: (.*)/.exec(stderr)?.[1] ?? `exit code ${status}`;
      const figure = status === 0 ? `${seconds.toFixed(2).padStart(8)} s  ${(seconds / best).toFixed(1).padStart(6)} ×` : `  fails: ${why}`;
      console.log(`  ${way.padEnd(24)}${figure}`);
    }
  }
}

const [network, way] = process.argv.slice(2);
if (way) void measure(networks[Number(network)] as Network, way as Way);
else compare();

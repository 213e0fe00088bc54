// TensorFlow.js as it comes: its own layers, optimizers and fit, on each of its backends, without this extension's kernels.
import { resolve } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { type LayersModel, layers as makeLayer, sequential } from '@tensorflow/tfjs-layers';
import { startTensorflow } from '../../src/ml/engine/tfjs/tensorflow/backend';
import { startWasm } from '../../src/ml/engine/tfjs/wasm/backend';
import { findNative } from '../../src/native/found';
import type { Answer, Order } from './messages';
import type { Program } from './serve';
import type { ReadTask, Task } from './tasks';

const starters = {
  'tfjs-cpu': async () => void (await import('@tensorflow/tfjs-backend-cpu')),
  'tfjs-wasm': () => startWasm(resolve('dist')),
  'tfjs-node': async () => {
    const native = await findNative({ project: resolve('.') });
    if (native.kind === 'missing') throw new Error(native.why);
    await startTensorflow(native.packageFolder);
    await tf.setBackend('tensorflow');
  },
};

export const tfjsContestants = Object.fromEntries(
  Object.entries(starters).map(([name, start]): [string, () => Promise<Program>] => [
    name,
    async () => {
      // Else it greets users of Node.js with an advertisement.
      tf.env().set('PROD', true);
      await start();
      await tf.ready();
      return { version: tf.version_core, run };
    },
  ]),
);

const optimizers: { readonly [O in Task['optimizer']]: (rate: number) => tf.Optimizer } = {
  adam: (rate) => tf.train.adam(rate, 0.9, 0.999, 1e-7),
  rmsprop: (rate) => tf.train.rmsprop(rate, 0.9, 0, 1e-7),
  sgd: (rate) => tf.train.sgd(rate),
};

const losses: { readonly [L in Task['loss']]: string } = {
  mean_squared_error: 'meanSquaredError',
  binary_crossentropy: 'binaryCrossentropy',
  // On rows of ones and zeros: its sparse loss would make them anew for each batch.
  sparse_categorical_crossentropy: 'categoricalCrossentropy',
};

let made: { readonly task: Task; readonly model: LayersModel } | undefined;

function modelOf(task: Task): LayersModel {
  if (made?.task === task) return made.model;
  made?.model.dispose();
  const layers = task.layers.map(([units, activation], i) =>
    makeLayer.dense({ units, activation, ...(i === 0 && { inputShape: [task.inputs] }) }),
  );
  made = { task, model: sequential({ layers }) };
  return made.model;
}

async function run({ task, x, y, weights }: ReadTask, { epochs, rows }: Order): Promise<Answer> {
  const model = modelOf(task);
  const widths = [task.inputs, ...task.layers.map(([units]) => units)];
  tf.tidy(() =>
    model.setWeights(
      weights.flatMap(({ kernel, bias }, i) => [tf.tensor(kernel, [widths[i] as number, bias.length]), tf.tensor(bias, [bias.length])]),
    ),
  );
  const inputs = tf.tensor2d(x.subarray(0, rows * task.inputs), [rows, task.inputs]);
  const some = y.subarray(0, rows);
  const classes = task.layers.at(-1)?.[0] ?? 1;
  const targets = classes === 1 ? tf.tensor2d(some, [rows, 1]) : tf.oneHot(tf.tensor1d(Int32Array.from(some), 'int32'), classes);
  try {
    if (task.kind === 'predict') return await predicted(model, inputs, rows);
    const optimizer = optimizers[task.optimizer](task.rate);
    model.compile({ optimizer, loss: losses[task.loss] });
    const began = performance.now();
    await model.fit(inputs, targets, { epochs, batchSize: task.batch, shuffle: false, verbose: 0, yieldEvery: 'never' });
    const ms = performance.now() - began;
    const loss = tf.tidy(() => (model.evaluate(inputs, targets, { batchSize: rows }) as tf.Scalar).dataSync()[0] as number);
    optimizer.dispose();
    return { ms, loss };
  } finally {
    tf.dispose([inputs, targets]);
  }
}

async function predicted(model: LayersModel, inputs: tf.Tensor, rows: number): Promise<Answer> {
  const began = performance.now();
  const output = model.predict(inputs, { batchSize: rows }) as tf.Tensor;
  await output.data();
  const ms = performance.now() - began;
  const loss = (await tf.mean(output).data())[0] as number;
  output.dispose();
  return { ms, loss };
}

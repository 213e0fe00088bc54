// How fast the native engine trains, beside Keras, beside tfjs-node as it comes, and beside the wasm engine: all in turn, on the same
// data, each in a process of its own. And how long it takes from a command to the first batch.
// Keras is asked where KERAS_PYTHON names a Python that has it (test/golden/README.md says how to get one).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { type LayersModel, layers as makeLayer, sequential } from '@tensorflow/tfjs-layers';
import { startTensorflow } from '../src/ml/engine/tfjs/tensorflow/backend';
import type { EngineName } from '../src/ml/spec/engine-names';
import { WorkerClient } from '../src/ml/worker/client';
import { inProcess } from '../src/ml/worker/process-port';
import { findNative } from '../src/native/found';
import { median } from './times';

const ROUNDS = Number(process.env['ROUNDS'] ?? 3);
/** The first epoch is not counted: Keras compiles in it. */
const EPOCHS = 3;

interface Task {
  readonly title: string;
  readonly rows: number;
  readonly batch: number;
  readonly optimizer: string;
  readonly layers: readonly object[];
  readonly goals: Readonly<Record<string, number>>;
}

const conv = (filters: number, more: object = {}): object => ({ type: 'Conv2D', filters, kernel_size: 3, activation: 'relu', ...more });
const output = { type: 'Dense', units: 10, activation: 'softmax' };

const tasks: readonly Task[] = [
  {
    title: '784-512-10, RMSprop, batches of 128, an epoch of 60,000 rows',
    rows: 60_000,
    batch: 128,
    optimizer: 'rmsprop',
    layers: [{ type: 'Dense', units: 512, activation: 'relu', input_shape: [784] }, output],
    goals: { Keras: 1.3, wasm: 0.6 },
  },
  {
    title: 'Conv2D 8, pool, Conv2D 16, pool, Dense 10 on 28 × 28, RMSprop, batches of 32, an epoch of 6,000 pictures',
    rows: 6000,
    batch: 32,
    optimizer: 'rmsprop',
    layers: [
      conv(8, { input_shape: [28, 28, 1] }),
      { type: 'MaxPooling2D' },
      conv(16),
      { type: 'MaxPooling2D' },
      { type: 'Flatten' },
      output,
    ],
    goals: { Keras: 1.5 },
  },
];

/** Where the data of a task is. */
interface Files {
  readonly folder: string;
  readonly x: string;
  readonly y: string;
}

function writeData({ rows, layers }: Task, folder: string): Files {
  const shape = (layers[0] as { input_shape: readonly number[] }).input_shape;
  const idx = (name: string, sizes: readonly number[], value: (i: number) => number): string => {
    const head = Buffer.alloc(4 + 4 * sizes.length);
    head.writeUInt32BE(0x0800 + sizes.length);
    sizes.forEach((size, i) => head.writeUInt32BE(size, 4 + 4 * i));
    const values = Uint8Array.from({ length: sizes.reduce((a, b) => a * b, 1) }, (_, i) => value(i));
    writeFileSync(join(folder, name), Buffer.concat([head, values]));
    return name;
  };
  return { folder, x: idx('x', [rows, ...shape], (i) => (i * 2654435761) >>> 24), y: idx('y', [rows], (i) => i % 10) };
}

type Way = 'tensorflow' | 'Keras' | 'tfjs-node' | 'wasm';

const specOf = (task: Task, { x, y }: Files, epochs: number): string =>
  JSON.stringify({
    seed: 1,
    data: { idx: { x, y }, scale: 255 },
    layers: task.layers,
    compile: { optimizer: task.optimizer, loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] },
    fit: { epochs, batch_size: task.batch },
  });

const client = (): WorkerClient => new WorkerClient(inProcess(resolve('dist', 'worker.js')));

/** Seconds of each epoch in the product's own process. */
async function ours(task: Task, files: Files, engine: EngineName): Promise<number[]> {
  const worker = client();
  const seconds: number[] = [];
  const job = { text: specOf(task, files, EPOCHS), folder: files.folder, workspace: files.folder, engine, task: 'train' } as const;
  try {
    await worker.run({ ...job, native: await findNative({ project: resolve('.') }) }, (event) => {
      if (event.type === 'epoch') seconds.push(event.milliseconds / 1000);
    });
  } finally {
    await worker.dispose();
  }
  return seconds;
}

function keras(task: Task, { folder, x, y }: Files): number[] {
  const python = process.env['KERAS_PYTHON'];
  if (!python) return [];
  const shape = (task.layers[0] as { input_shape: readonly number[] }).input_shape;
  const given = { ...task, shape, x: join(folder, x), y: join(folder, y), epochs: EPOCHS };
  const { stdout, status, stderr } = spawnSync(python, ['bench/native_peer.py', JSON.stringify(given)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split('\n').map(Number);
}

/** tfjs's own layers, fit and optimizer on tfjs-node's backend without our kernels; runs in a process of its own. */
async function asItComes(task: Task, { folder, x, y }: Files): Promise<number[]> {
  const native = await findNative({ project: resolve('.') });
  if (native.kind === 'missing') throw new Error(native.why);
  tf.env().set('PROD', true);
  await startTensorflow(native.packageFolder);
  await tf.setBackend('tensorflow');
  const shape = (task.layers[0] as { input_shape: readonly number[] }).input_shape;
  const pictures = readFileSync(join(folder, x)).subarray(8 + 4 * shape.length);
  const labels = readFileSync(join(folder, y)).subarray(8);
  const inputs = tf.tensor(
    Float32Array.from(pictures, (v) => v / 255),
    [task.rows, ...shape],
  );
  const targets = tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), 10);
  const model: LayersModel = sequential({ layers: task.layers.map((layer) => layerOf(layer as Described)) });
  model.compile({ optimizer: task.optimizer, loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const seconds: number[] = [];
  let began = performance.now();
  const onEpochEnd = (): void => {
    seconds.push((performance.now() - began) / 1000);
    began = performance.now();
  };
  await model.fit(inputs, targets, { epochs: EPOCHS, batchSize: task.batch, verbose: 0, yieldEvery: 'never', callbacks: { onEpochEnd } });
  return seconds;
}

type Described = { readonly type: 'Dense' | 'Conv2D' | 'MaxPooling2D' | 'Flatten' } & Record<string, unknown>;

function layerOf({ type, input_shape, kernel_size, ...rest }: Described) {
  const given = {
    ...rest,
    ...(input_shape !== undefined && { inputShape: input_shape }),
    ...(kernel_size !== undefined && { kernelSize: kernel_size }),
  };
  const makers = {
    Dense: makeLayer.dense,
    Conv2D: makeLayer.conv2d,
    MaxPooling2D: () => makeLayer.maxPooling2d({ poolSize: 2 }),
    Flatten: () => makeLayer.flatten(),
  } as const;
  return (makers[type] as (options: object) => ReturnType<typeof makeLayer.dense>)(given);
}

const elsewhere = (index: number, files: Files): number[] => {
  const { stdout, status, stderr } = spawnSync(process.execPath, [__filename, String(index), JSON.stringify(files)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as number[];
};

async function compare(task: Task, index: number, files: Files): Promise<void> {
  const ways: Readonly<Record<Way, () => Promise<number[]> | number[]>> = {
    tensorflow: () => ours(task, files, 'tensorflow'),
    Keras: () => keras(task, files),
    'tfjs-node': () => elsewhere(index, files),
    wasm: () => ours(task, files, 'wasm'),
  };
  console.log(`${task.title} (seconds: best epoch but the first; median of ${ROUNDS} rounds in turn)`);
  const rounds: Partial<Record<Way, number>>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const seconds: Partial<Record<Way, number>> = {};
    for (const [way, measure] of Object.entries(ways) as [Way, () => Promise<number[]>][]) {
      const epochs = await measure();
      if (epochs.length) seconds[way] = Math.min(...epochs.slice(1));
    }
    rounds.push(seconds);
  }
  for (const way of Object.keys(ways) as Way[]) {
    const measured = rounds.flatMap((seconds) => seconds[way] ?? []);
    if (!measured.length) {
      console.log(`  ${way.padEnd(12)} not measured`);
      continue;
    }
    const ratios = rounds.map((seconds) => (seconds.tensorflow as number) / (seconds[way] as number));
    const goal = task.goals[way];
    const compared =
      way === 'tensorflow' ? '' : `  tensorflow takes ${median(ratios).toFixed(2)} ×${goal === undefined ? '' : `, goal ${goal} ×`}`;
    console.log(`  ${way.padEnd(12)}${median(measured).toFixed(2).padStart(7)} s${compared}`);
  }
}

/** Milliseconds from handing over a job to its first batch: of a process that has to start, and of one that is warm. */
async function firstBatch(): Promise<void> {
  const native = await findNative({ project: resolve('.') });
  const layers = [
    { type: 'Dense', units: 4, activation: 'tanh', input_shape: [2] },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ];
  const text = JSON.stringify({
    data: { gate: 'XOR' },
    layers,
    compile: { optimizer: 'adam', loss: 'mse' },
    fit: { epochs: 5, batch_size: 4 },
  });
  const times: Record<'cold' | 'warm', number[]> = { cold: [], warm: [] };
  for (let round = 0; round < 5; round++) {
    const worker = client();
    for (const state of ['cold', 'warm'] as const) {
      const began = performance.now();
      let first: number | undefined;
      await worker.run({ text, folder: '.', workspace: '.', engine: 'tensorflow', native, task: 'train' }, (event) => {
        if (event.type === 'batch') first ??= performance.now() - began;
      });
      times[state].push(first ?? Number.NaN);
    }
    await worker.dispose();
  }
  console.log(
    `From command to first batch: cold ${median(times.cold).toFixed(0)} ms (goal 1,500), warm ${median(times.warm).toFixed(0)} ms (goal 100)`,
  );
}

async function main(): Promise<void> {
  const native = await findNative({ project: resolve('.') });
  if (native.kind === 'missing') return console.log(`Not measured: ${native.why}`);
  await firstBatch();
  for (const [index, task] of tasks.entries()) {
    const folder = mkdtempSync(join(tmpdir(), 'nn-bench-'));
    try {
      await compare(task, index, writeData(task, folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

const [index, files] = process.argv.slice(2);
if (files) void asItComes(tasks[Number(index)] as Task, JSON.parse(files) as Files).then((seconds) => console.log(JSON.stringify(seconds)));
else void main();

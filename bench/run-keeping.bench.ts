// What it costs to keep a run on disk while it trains, as a ratio to the same run that is not kept, both in the product's worker; and how
// long a question for a network's outputs takes, from asking to having the answer.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { WorkerClient } from '../src/ml/worker/client';
import type { Job, OutputsRequest } from '../src/ml/worker/messages';
import { inThread } from '../src/ml/worker/thread-port';
import { head } from './kept-run';
import { median } from './times';

const ROUNDS = 5;

const dense = (...units: readonly number[]): object[] =>
  units.map((n, i) => ({
    type: 'Dense',
    units: n,
    activation: i === units.length - 1 ? 'sigmoid' : 'tanh',
    ...(i === 0 && { input_shape: [2] }),
  }));

const specOf = (data: object, layers: readonly object[], epochs: number): string =>
  JSON.stringify({ seed: 1, data, layers, compile: { optimizer: 'adam', loss: 'binary_crossentropy' }, fit: { epochs, batch_size: 256 } });

/** One step an epoch: the most that keeping can cost. */
const runs = [
  { title: 'XOR, 2-2-1, 9 parameters', epochs: 3000, text: (n: number) => specOf({ gate: 'XOR' }, dense(2, 1), n) },
  {
    title: 'moons, 256 samples, 2-64-64-1, 4,417 parameters',
    epochs: 1000,
    text: (n: number) => specOf({ synthetic: 'moons', samples: 256 }, dense(64, 64, 1), n),
  },
  {
    title: 'moons, 256 samples, 2-512-512-1, 264,705 parameters',
    epochs: 60,
    text: (n: number) => specOf({ synthetic: 'moons', samples: 256 }, dense(512, 512, 1), n),
  },
] as const;

const client = new WorkerClient(inThread(resolve('dist', 'worker.js')));
const folder = mkdtempSync(join(tmpdir(), 'nn-bench-'));

/** Milliseconds of training. */
async function trained(text: string, kept: boolean): Promise<number> {
  const job: Job = { text, folder: '.', workspace: '.', task: 'train', ...(kept && { keep: { folder, head, resume: false } }) };
  return (await client.run(job, () => undefined)).milliseconds.train;
}

async function keeping(): Promise<void> {
  console.log('Keeping a run (median of', ROUNDS, 'pairs):');
  for (const { title, epochs, text } of runs) {
    await trained(text(Math.ceil(epochs / 5)), false);
    const pairs: { readonly plain: number; readonly kept: number }[] = [];
    // In turn, so that whatever else the machine does falls on both.
    for (let i = 0; i < ROUNDS; i++) pairs.push({ plain: await trained(text(epochs), false), kept: await trained(text(epochs), true) });
    const ratio = median(pairs.map(({ plain, kept }) => kept / plain));
    const more = median(pairs.map(({ plain, kept }) => ((kept - plain) / epochs) * 1000));
    const each = (median(pairs.map(({ plain }) => plain)) / epochs) * 1000;
    console.log(`  ${title}: ${ratio.toFixed(2)} × (${each.toFixed(0)} µs an epoch, keeping adds ${more.toFixed(0)} µs)`);
  }
}

async function outputs(): Promise<void> {
  const text = JSON.stringify({ layers: dense(8, 8, 1) });
  const [{ model }, initial] = [await client.ask({ task: 'check', text }), await client.ask({ task: 'initial', text })];
  if (!model || !('weights' in initial)) throw new Error('The network of the bench has errors.');
  const rows = 10_000;
  const x = { shape: [rows, 2], values: Float32Array.from({ length: 2 * rows }, (_, i) => Math.sin(i)) };
  for (const layers of [[2], [0, 1, 2]]) {
    const question: OutputsRequest = { task: 'outputs', key: 'bench', model, weights: initial.weights, x, layers };
    const times: number[] = [];
    for (let i = 0; i < 200; i++) {
      const from = performance.now();
      await client.ask(question);
      times.push(performance.now() - from);
    }
    const which = layers.length === 1 ? 'the last layer' : 'all layers';
    const worst = [...times].sort((a, b) => a - b)[190] as number;
    console.log(
      `Outputs of ${which} of 2-8-8-1 for 10,000 points: ${median(times).toFixed(1)} ms; 95 % of the questions under ${worst.toFixed(1)} ms`,
    );
  }
}

async function main(): Promise<void> {
  try {
    await keeping();
    await outputs();
  } finally {
    await client.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();

// How long it takes from asking for a loss surface, a slope or a race of optimizers to having it, in the product's worker: J(w, b) of 100 rows, and
// a network of MNIST's size. Beside J(w, b), in turn, the same sums in a plain loop, and beside a race the same steps in one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Plane } from '../src/ml/descent/look';
import { random } from '../src/ml/random/random';
import { WorkerClient } from '../src/ml/worker/client';
import type { DescendRequest, SlopeRequest, SurfaceRequest } from '../src/ml/worker/run-questions';
import { inThread } from '../src/ml/worker/thread-port';
import { head, pictures } from './kept-run';
import { median, most, ms } from './times';

const ROUNDS = 60;

const folder = mkdtempSync(join(tmpdir(), 'nn-bench-'));
const client = new WorkerClient(inThread(resolve('dist', 'worker.js')));
const scope = { folder, workspace: folder };

/** Milliseconds until the answer. */
async function asked(question: SurfaceRequest | SlopeRequest | DescendRequest): Promise<number> {
  const from = performance.now();
  const answer = await client.ask(question);
  const took = performance.now() - from;
  if ('problems' in answer || 'refused' in answer || 'superseded' in answer) throw new Error(JSON.stringify(answer));
  return took;
}

function judge(title: string, values: readonly number[], goalMs: number): void {
  const value = median(values);
  if (value >= goalMs) process.exitCode = 1;
  console.log(
    `  ${value < goalMs ? 'reached' : 'MISSED'}: ${title} ${ms(value)}, 95 % within ${ms(most(values, 0.95))}, goal ${ms(goalMs)}`,
  );
}

const numbers = random(1, 'rows');
const rows = Array.from({ length: 100 }, () => numbers.normal());
const targets = rows.map((x) => 2 * x + 1 + 0.3 * numbers.normal());

const line = (activation: string, loss: string): object => ({
  seed: 1,
  data: { x: rows.map((x) => [x]), y: targets.map((y) => [activation === 'sigmoid' ? Number(y > 1) : y]) },
  layers: [{ type: 'Dense', units: 1, activation, input_shape: [1], name: 'out' }],
  compile: { optimizer: { type: 'SGD', learning_rate: 0.05 }, loss },
  fit: { epochs: 100, batch_size: 50 },
});

const plane: Plane = { kind: 'parameters', x: { variable: 'out/kernel', index: 0 }, y: { variable: 'out/bias', index: 0 } };

const classes = targets.map((y) => Number(y > 1));
const squaredError = (z: number, row: number): number => (z - (targets[row] as number)) ** 2;
const crossEntropy = (z: number, row: number): number => {
  const signed = classes[row] === 1 ? -z : z;
  return Math.max(signed, 0) + Math.log1p(Math.exp(-Math.abs(signed)));
};

/** J(w, b) at as many points, by three loops. */
function plainSurface(size: number, loss: (z: number, row: number) => number): number {
  let sum = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const [w, b] = [-5 + (10 * i) / size, -5 + (10 * j) / size];
      let mean = 0;
      for (let row = 0; row < rows.length; row++) mean += loss(w * (rows[row] as number) + b, row) / rows.length;
      sum += mean;
    }
  return sum;
}

/** Gradient descent by a loop, with the loss over all rows after each step. */
function plainDescent(steps: number): number {
  let [w, b, sum] = [-4, 4, 0];
  for (let step = 0; step < steps; step++) {
    let [dw, db, mean] = [0, 0, 0];
    for (let row = 50 * (step % 2); row < 50 * ((step % 2) + 1); row++) {
      const off = w * (rows[row] as number) + b - (targets[row] as number);
      dw += (2 * off * (rows[row] as number)) / 50;
      db += (2 * off) / 50;
    }
    w -= 0.05 * dw;
    b -= 0.05 * db;
    for (let row = 0; row < rows.length; row++) mean += (w * (rows[row] as number) + b - (targets[row] as number)) ** 2 / rows.length;
    sum += mean;
  }
  return sum;
}

function timed(work: () => number): number {
  const from = performance.now();
  if (!Number.isFinite(work())) throw new Error('The plain loop diverged.');
  return performance.now() - from;
}

async function small(): Promise<void> {
  const races = ['SGD', 'RMSprop', 'Adam', 'Adagrad'].map((type) => ({ type, learning_rate: 0.05 }));
  for (const [title, spec, loss, goalMs] of [
    ['J(w, b), 100 rows, mean squared error', line('linear', 'mse'), squaredError, 30],
    ['J(w, b), 100 rows, logistic regression', line('sigmoid', 'binary_crossentropy'), crossEntropy, 30],
  ] as const) {
    const text = JSON.stringify(spec);
    const about = { text, scope, plane } as const;
    const range = { x: [-5, 5], y: [-5, 5] } as const;
    const [surfaces, found, slopes, one, four, plain, plainSteps]: number[][] = [[], [], [], [], [], [], []] as number[][];
    for (let round = 0; round < ROUNDS; round++) {
      surfaces?.push(await asked({ task: 'surface', ...about, size: 80, range }));
      plain?.push(timed(() => plainSurface(80, loss)));
      found?.push(await asked({ task: 'surface', ...about, size: 80 }));
      slopes?.push(await asked({ task: 'slope', ...about, point: [-4 + round / 10, 4] }));
      const racer = { type: 'SGD', learning_rate: 0.05 + round / 1000 };
      one?.push(await asked({ task: 'descend', ...about, start: [-4, 4], steps: 200, racers: [racer] }));
      plainSteps?.push(timed(() => plainDescent(200)));
      four?.push(await asked({ task: 'descend', ...about, start: [-4, 4], steps: 200, racers: races }));
    }
    const settled = (values: number[] | undefined): number[] => (values ?? []).slice(5);
    console.log(`${title}:`);
    console.log(
      `  surface of 80 × 80: ${ms(median(settled(surfaces)))}, ${(median(settled(surfaces)) / median(settled(plain))).toFixed(1)} × the plain loop (${ms(median(settled(plain)))}); with its part looked for ${ms(median(settled(found)))}`,
    );
    console.log(
      `  slope: ${ms(median(settled(slopes)))}; 200 steps: ${ms(median(settled(one)))}, ${(median(settled(one)) / median(settled(plainSteps))).toFixed(0)} × the plain loop (${ms(median(settled(plainSteps)))}); of four optimizers ${ms(median(settled(four)))}`,
    );
    judge('surface', settled(surfaces), goalMs);
    judge('200 steps', settled(one), 50);
  }
}

async function large(): Promise<void> {
  const text = JSON.stringify({
    seed: 1,
    data: pictures(folder),
    layers: [
      { type: 'Flatten', input_shape: [28, 28] },
      { type: 'Dense', units: 512, activation: 'relu' },
      { type: 'Dense', units: 10, activation: 'softmax' },
    ],
    compile: { optimizer: 'rmsprop', loss: 'sparse_categorical_crossentropy' },
    fit: { epochs: 2, batch_size: 128 },
  });
  const keptIn = join(folder, 'run');
  await client.run({ text, ...scope, task: 'train', keep: { folder: keptIn, head, resume: false } }, () => undefined);
  const about = { text, scope, kept: { folder: keptIn, epochs: 2, stoppedEarly: false }, plane: { kind: 'way' } } as const;
  console.log('MNIST’s size, 784-512-10, 60,000 rows, the plane of its way:');
  const waits: number[] = [];
  let busy = true;
  const other = (async () => {
    while (busy) {
      const from = performance.now();
      await client.ask({ task: 'read', text: '{}' });
      waits.push(performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const first = await asked({ task: 'surface', ...about, size: 80 });
  const again = await asked({ task: 'surface', ...about, size: 80 });
  const slope = await asked({ task: 'slope', ...about, point: [0.5, 0.5] });
  const race = await asked({ task: 'descend', ...about, start: [0, 0], steps: 200, racers: [{ type: 'Adam' }] });
  busy = false;
  await other;
  console.log(
    `  surface: the first, which opens the run, ${ms(first)}; the next ${ms(again)}; slope ${ms(slope)}; 200 steps ${ms(race)}; another question waited ${ms(most(waits, 1))} at most`,
  );
}

async function main(): Promise<void> {
  try {
    await small();
    await large();
  } finally {
    await client.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();

// How long it takes from asking for a step of a kept run to having its numbers, in the product's worker: at random steps of long runs of small
// networks and of a run of MNIST's size, and with other weights in the step. Beside it, in turn, the same question for a run that is not kept,
// which is made again from its beginning, or for the step as it was.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Random, random } from '../src/ml/random/random';
import { WorkerClient } from '../src/ml/worker/client';
import type { Instead, StepAnswer, StepRequest } from '../src/ml/worker/run-questions';
import { inThread } from '../src/ml/worker/thread-port';
import { head, pictures } from './kept-run';
import { median, most, ms } from './times';

/** Variables of more numbers are left out of an answer, as the study panel has it. */
const MOST_NUMBERS = 16_384;

interface Run {
  readonly title: string;
  readonly spec: object;
  readonly epochs: number;
  readonly batches: number;
  readonly clicks: number;
  /** Questions for the run that is not kept: each takes long. */
  readonly beside: number;
  readonly goalMs: number;
  /** So long a person looks at a step before the next click. */
  readonly pauseMs: number;
}

const folder = mkdtempSync(join(tmpdir(), 'nn-bench-'));
const client = new WorkerClient(inThread(resolve('dist', 'worker.js')));
const scope = { folder, workspace: folder };

const small = (data: object, units: readonly number[], optimizer: string, epochs: number): object => ({
  seed: 1,
  data,
  layers: units.map((n, i) => ({ type: 'Dense', units: n, activation: i === units.length - 1 ? 'sigmoid' : 'tanh' })),
  compile: { optimizer, loss: 'binary_crossentropy' },
  fit: { epochs, batch_size: 32 },
});

const mnist = (optimizer: string, epochs: number): object => ({
  seed: 1,
  data: pictures(folder),
  layers: [
    { type: 'Flatten', input_shape: [28, 28] },
    { type: 'Dense', units: 512, activation: 'relu' },
    { type: 'Dense', units: 10, activation: 'softmax' },
  ],
  compile: { optimizer, loss: 'sparse_categorical_crossentropy' },
  fit: { epochs, batch_size: 128 },
});

const runs: readonly Run[] = [
  { title: 'XOR, 2-2-1, 9 parameters, SGD', spec: small({ gate: 'XOR' }, [2, 1], 'sgd', 100_000), epochs: 100_000, batches: 1 },
  { title: 'XOR, 2-2-1, 9 parameters, Adam', spec: small({ gate: 'XOR' }, [2, 1], 'adam', 100_000), epochs: 100_000, batches: 1 },
  {
    title: 'moons, 256 samples, 2-30-30-1, 1,051 parameters, Adam',
    spec: small({ synthetic: 'moons', samples: 256 }, [30, 30, 1], 'adam', 12_500),
    epochs: 12_500,
    batches: 8,
  },
  {
    title: 'MNIST’s size, 784-512-10, RMSprop',
    spec: mnist('rmsprop', 5),
    epochs: 5,
    batches: 469,
    clicks: 60,
    beside: 4,
    goalMs: 1000,
    pauseMs: 1000,
  },
].map((run) => ({ clicks: 300, beside: 8, goalMs: 100, pauseMs: 0, ...run }));

const pick = (numbers: Random, below: number): number => Math.floor(numbers.uniform() * below);

/** Milliseconds from asking to having the numbers. */
async function asked(request: Omit<StepRequest, 'task' | 'look'>): Promise<{ readonly took: number; readonly answer: StepAnswer }> {
  const from = performance.now();
  const answer = await client.ask({ task: 'step', ...request, look: { check: false, most: MOST_NUMBERS } });
  const took = performance.now() - from;
  if (!('look' in answer)) throw new Error(`There is no such step: ${JSON.stringify(answer)}`);
  return { took, answer };
}

function judge(title: string, value: number, goalMs: number): void {
  if (value >= goalMs) process.exitCode = 1;
  console.log(`  ${value < goalMs ? 'reached' : 'MISSED'}: ${title} ${ms(value)}, goal ${ms(goalMs)}`);
}

async function clicks({ title, spec, epochs, batches, clicks: count, beside, goalMs, pauseMs }: Run): Promise<void> {
  const [text, keptIn] = [JSON.stringify(spec), join(folder, 'run')];
  const job = { text, ...scope, task: 'train', keep: { folder: keptIn, head, resume: false } } as const;
  const { milliseconds } = await client.run(job, () => undefined);
  const kept = { folder: keptIn, epochs, stoppedEarly: false };
  const numbers = random(1, title);
  const place = () => ({ epoch: pick(numbers, epochs), at: { batch: pick(numbers, batches), sample: 0 } });
  const first = (await asked({ text, scope, kept, ...place() })).took;
  const took: number[] = [];
  for (let i = 0; i < count; i++) {
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    took.push((await asked({ text, scope, kept, ...place() })).took);
  }
  const next: number[] = [];
  const { epoch } = place();
  for (let batch = 0; batch < Math.min(20, batches); batch++)
    next.push((await asked({ text, scope, kept, epoch, at: { batch, sample: 0 } })).took);
  const again: number[] = [];
  for (let i = 0; i < beside; i++) {
    const at = place();
    // Another text is another run, of which nothing is open.
    const other = JSON.stringify({ ...spec, name: `without its run, ${i}` });
    await asked({ text: other, scope, epoch: 0, at: { batch: 0, sample: 0 } });
    const from = (await asked({ text: other, scope, ...at })).took;
    again.push(from);
  }
  console.log(`${title}: ${(epochs * batches).toLocaleString('en')} steps, trained in ${ms(milliseconds.train)}`);
  console.log(
    `  a random step: ${ms(median(took))}, 95 % within ${ms(most(took, 0.95))}, all within ${ms(most(took, 1))}; the first, which opens the run, ${ms(first)}; the next step ${ms(median(next))}`,
  );
  console.log(`  made again from its beginning: ${ms(median(again))}, ${(median(again) / median(took)).toFixed(1)} × as long`);
  judge('a random step at the 95th percentile', most(took, 0.95), goalMs);
}

async function whatIf(): Promise<void> {
  const text = JSON.stringify(small({ synthetic: 'moons', samples: 256 }, [30, 30, 1], 'adam', 12_500));
  const numbers = random(1, 'what if');
  const at = { epoch: 40, at: { batch: 3, sample: 1 } };
  const { answer } = await asked({ text, ...at });
  const [variable] = 'look' in answer ? (answer.look?.variables ?? []) : [];
  if (!variable) throw new Error('The network of the bench has no variable.');
  const [took, plain]: [number[], number[]] = [[], []];
  for (let i = 0; i < 200; i++) {
    const values = variable.before.values.map((v) => v + numbers.uniform());
    const instead: Instead = { weights: { [variable.name]: values } };
    took.push((await asked({ text, ...at, instead })).took);
    plain.push((await asked({ text, epoch: 40, at: { batch: 3, sample: i % 32 } })).took);
  }
  console.log('What if, 2-30-30-1, 1,051 parameters, a batch of 32:');
  console.log(
    `  with other weights: ${ms(median(took))}, 95 % within ${ms(most(took, 0.95))}; another sample of the step as it was: ${ms(median(plain))}, ratio ${(median(took) / median(plain)).toFixed(2)}`,
  );
  judge('with other weights at the 95th percentile', most(took, 0.95), 50);
}

async function main(): Promise<void> {
  try {
    for (const run of runs) await clicks(run);
    await whatIf();
  } finally {
    await client.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();

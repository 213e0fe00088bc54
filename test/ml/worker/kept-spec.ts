import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFiles } from '../../../src/ml/data/node-files';
import type { Problem } from '../../../src/ml/language/problem';
import type { RunHead } from '../../../src/ml/runs/run-files';
import type { Control } from '../../../src/ml/training/control';
import { type JobControl, runJob } from '../../../src/ml/worker/job';
import type { Job, Outcome, RunEvent } from '../../../src/ml/worker/messages';

/** Everything that a run can carry from one epoch to the next: shuffles, dropout, an optimizer's memory, validation, the best weights. */
export const spec = {
  name: 'Moons',
  seed: 11,
  engine: 'cpu',
  data: { synthetic: 'moons', samples: 40, noise: 0.2, validation: 8 },
  layers: [
    { type: 'Dense', units: 6, activation: 'tanh', input_shape: [2] },
    { type: 'Dropout', rate: 0.25 },
    { type: 'BatchNormalization' },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  compile: { optimizer: { type: 'Adam', learning_rate: 0.02 }, loss: 'binary_crossentropy', metrics: ['accuracy'] },
  fit: { epochs: 24, batch_size: 6 },
  predict: [[0, 1]],
};

export const textOf = (change: object = {}): string => JSON.stringify({ ...spec, ...change });

export const head: RunHead = {
  id: 'moons-1',
  uri: 'file:///moons.nn.json',
  file: 'moons.nn.json',
  began: 1_700_000_000_000,
  asked: 'cpu',
  environment: { extension: '1', vscode: '1', runtime: 'node', platform: 'linux' },
};

/** A folder for one test, gone after it. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'nn-run-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const jobOf = (text: string, keep?: { readonly folder: string; readonly resume?: boolean }): Job => ({
  text,
  folder: '.',
  workspace: '.',
  task: 'train',
  ...(keep && { keep: { head, resume: false, ...keep } }),
});

/** What a job came to in this thread, with all its events. */
export interface Ran {
  readonly outcome: Outcome;
  readonly events: readonly RunEvent[];
}

export async function runHere(job: Job, control: Partial<JobControl> = {}): Promise<Ran> {
  const result = await tryHere(job, control);
  if ('outcome' in result) return result;
  throw new Error(result.problems.map(({ message }) => message).join(' '));
}

export async function tryHere(job: Job, control: Partial<JobControl> = {}): Promise<Ran | { readonly problems: readonly Problem[] }> {
  const events: RunEvent[] = [];
  const result = await runJob(job, {
    files: nodeFiles(job),
    workerKind: 'process',
    cancelled: () => false,
    breathe: () => Promise.resolve(),
    now: () => performance.now(),
    ...control,
    emit(event) {
      events.push(event);
      control.emit?.(event);
    },
  });
  // Only a thread hands a job on.
  if ('elsewhere' in result) throw new Error('It is for a process.');
  return 'outcome' in result ? { ...result, events } : result;
}

/** Ends a run after so many batches, each of which goes to the engine by itself. */
export function afterBatches(count: number): Partial<Control> {
  let batches = 0;
  let time = 0;
  const now = (): number => {
    time += 1000;
    return time;
  };
  return {
    now,
    emit: (event) => void (event.type === 'batch' && batches++),
    cancelled: () => batches >= count,
  };
}

/** All of an outcome that depends on the spec alone. */
export const lasting = ({ outcome: { history, ending, evaluate, predictions, weights } }: Ran) => ({
  history,
  ending,
  evaluate,
  predictions,
  weights,
});

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dependencies } from '../../../package.json';
import { notice } from '../../../src/ml/language/notice';
import { textMark } from '../../../src/ml/runs/marks';
import type { RunMeta } from '../../../src/ml/runs/run-files';
import type { Ending } from '../../../src/ml/training/events';
import { Journal } from '../../../src/ml/worker/journal';
import type { NativeLibrary } from '../../../src/ml/worker/messages';

const made: string[] = [];
process.on('exit', () => {
  for (const folder of made) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      // There a thread that is still running holds its files.
      if (process.platform !== 'win32') throw error;
    }
  }
});

/** A folder that is gone when the tests of the file are over. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nn-runs-'));
  made.push(folder);
  return folder;
}

/** A machine without TensorFlow's own library. */
export const noNative = (): Promise<NativeLibrary> => Promise.resolve({ kind: 'missing', step: 'library', why: 'this test has none' });

/** Waits until something holds. The time allowed is for the slowest machine. */
export async function until(holds: () => boolean, what = 'it', milliseconds = 180_000): Promise<void> {
  for (const end = Date.now() + milliseconds; !holds(); ) {
    assert.ok(Date.now() < end, `${what} did not come about within ${milliseconds / 1000} seconds`);
    await new Promise((done) => setTimeout(done, 5));
  }
}

/** Does something as another process would. */
export async function asProcess<T>(pid: number, use: () => T | Promise<T>): Promise<T> {
  const own = process.pid;
  const be = (value: number): unknown => Object.defineProperty(process, 'pid', { value, configurable: true });
  be(pid);
  try {
    return await use();
  } finally {
    be(own);
  }
}

interface Given {
  readonly began?: number;
  readonly uri?: string;
  readonly name?: string;
  readonly epochs?: number;
  readonly done?: number;
  readonly ending?: Ending;
  /** Its spec, where it is another than `specText`. */
  readonly text?: string;
  readonly from?: RunMeta['from'];
}

/** The spec of the runs below. */
export const specText = JSON.stringify({
  data: { gate: 'AND' },
  layers: [{ type: 'Dense', units: 1, activation: 'sigmoid' }],
  compile: { optimizer: { type: 'SGD', learning_rate: 0.5 }, loss: 'mse', metrics: ['accuracy'] },
  fit: { epochs: 10, batch_size: 1 },
});

/** Writes a run as a training thread does. @returns its folder */
export function keep(
  storage: string,
  id: string,
  { began = 1000, uri = 'file:///notes/a.nn.json', done = 10, text = specText, ...given }: Given = {},
): string {
  const folder = join(storage, 'runs', id);
  const meta: RunMeta = {
    format: 1,
    id,
    uri,
    file: uri.replace(/^.*\//, ''),
    began,
    asked: 'auto',
    environment: { extension: '0', vscode: '0', runtime: '0', platform: '0' },
    seed: 7,
    data: 0,
    spec: textMark(text),
    epochs: given.epochs ?? 10,
    engine: { name: 'wasm', version: dependencies['@tensorflow/tfjs-core'], threads: 1, why: notice('engine-for-every-model', {}) },
    variables: [
      { name: 'dense/kernel', shape: [2, 1] },
      { name: 'dense/bias', shape: [1] },
    ],
    ...(given.name !== undefined && { name: given.name }),
    ...(given.from && { from: given.from }),
  };
  const journal = new Journal(folder, assert.fail);
  journal.begin(meta, text);
  journal.frame({ epoch: 0, weights: new Float32Array(3) });
  for (let epoch = 0; epoch < done; epoch++) {
    const weights = new Map([
      ['dense/kernel', Float32Array.of(epoch, 0)],
      ['dense/bias', Float32Array.of(1)],
    ]);
    journal.epoch({
      epoch,
      best: -1,
      milliseconds: 2,
      logs: { loss: 1 / (epoch + 1), accuracy: 0.5 },
      state: { weights, optimizer: new Map(), step: 0 },
    });
  }
  if (given.ending) journal.end({ format: 1, ending: given.ending, milliseconds: 2 * done });
  else journal.close();
  return folder;
}

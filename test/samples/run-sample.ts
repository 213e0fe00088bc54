import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { applyEdits, type JSONPath, modify } from 'jsonc-parser';
import type { SetFolder } from '../../src/ml/data/files';
import { nodeFiles } from '../../src/ml/data/node-files';
import type { Control } from '../../src/ml/training/control';
import { Refused, WorkerClient } from '../../src/ml/worker/client';
import type { Job, Outcome, RunEvent } from '../../src/ml/worker/messages';
import { inThread } from '../../src/ml/worker/thread-port';
import { built } from '../built';

/** The folder of the samples; tests run in the project's folder. */
export const folder = 'samples';

const suffix = '.nn.json';

/** A change to a sample that its text invites to try: a value for a place, or undefined to remove what is there. */
export type Change = readonly [path: JSONPath, value: unknown];

/** All samples by name: `gate-and`, `optimizers/adam`. */
export const sampleNames: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.replaceAll('\\', '/').slice(0, -suffix.length))
  .sort();

export const sampleFile = (name: string): string => join(folder, `${name}${suffix}`);

export const sampleText = (name: string): string => readFileSync(sampleFile(name), 'utf8');

/** The samples of well-known data sets that are shipped. */
const shipped: SetFolder = { folder: resolve('media', 'datasets'), holds: 'sample' };

/** The files a sample may read: those of the samples' folder, and the shipped data sets. */
export const filesOf = (name: string) => nodeFiles({ folder: dirname(sampleFile(name)), workspace: folder, sets: [shipped] });

/** The text with changes made to it, comments and all else left as they are. */
export const changed = (text: string, changes: readonly Change[]): string =>
  changes.reduce((edited, [path, value]) => applyEdits(edited, modify(edited, [...path], value, {})), text);

/** No one watches a run and no one stops it. */
export const unattended: Control = {
  emit: () => undefined,
  cancelled: () => false,
  breathe: () => Promise.resolve(),
  now: () => performance.now(),
};

const worker = new WorkerClient(inThread(built('worker.js')));

/** Asks the product's worker. */
export const ask: WorkerClient['ask'] = (question) => worker.ask(question);

/** Runs a sample as the product does: in its worker, on the engine that it chooses. Fails if the sample has an error. */
export async function runSample(
  name: string,
  changes: readonly Change[] = [],
  task: Job['task'] = 'train',
  sets: readonly SetFolder[] = [shipped],
  onEvent: (event: RunEvent) => void = () => undefined,
): Promise<Outcome> {
  const text = changed(sampleText(name), changes);
  const job = { text, folder: resolve(folder, posix.dirname(name)), workspace: resolve(folder), sets, task, advise: true };
  try {
    return await worker.run(job, onEvent);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Error(`${name}: ${error.problems.map((p) => `line ${p.range.start.line}: ${p.message}`).join(' ')}`);
  }
}

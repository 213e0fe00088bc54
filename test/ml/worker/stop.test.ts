import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Lost } from '../../../src/ml/language/notice';
import { isDamaged, readRun } from '../../../src/ml/runs/run-folder';
import type { EngineName } from '../../../src/ml/spec/spec';
import { Stopped, WorkerClient } from '../../../src/ml/worker/client';
import type { Job, Outcome } from '../../../src/ml/worker/messages';
import type { OpenPort } from '../../../src/ml/worker/port';
import { inProcess } from '../../../src/ml/worker/process-port';
import { inThread } from '../../../src/ml/worker/thread-port';
import { itOn, nativeHere } from '../../golden/backends';
import { HANGING_FILE, type HungWorker, hungWorker, workerWithCrew } from './hung-worker';
import { inFolder, jobOf, spec, textOf } from './kept-spec';

const dense = (change: object = {}): string =>
  textOf({ layers: spec.layers.filter(({ type }) => type !== 'BatchNormalization'), ...change });
/** Products so large that threads share them. */
const large = textOf({
  data: { synthetic: 'moons', samples: 600 },
  layers: [
    { type: 'Dense', units: 128, activation: 'relu' },
    { type: 'Dense', units: 128, activation: 'relu' },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  fit: { epochs: 40, batch_size: 300 },
});

const noCrew = availableParallelism() < 2 && 'A machine with one processor has no crew.';

const result = ({ history, weights, predictions }: Outcome) => ({ history, weights, predictions });

interface Case {
  readonly text: string;
  readonly engine: EngineName;
  readonly open: (file: string) => OpenPort;
  readonly worker?: (folder: string) => HungWorker;
}

/** Trains, does something once an epoch is kept and the worker hangs or has lost a thread, then continues with what is kept. */
async function cut(
  { text, engine, open, worker = hungWorker }: Case,
  how: (hung: HungWorker, stop: AbortController) => Promise<void>,
): Promise<unknown> {
  return await inFolder(async (folder) => {
    const hung = worker(folder);
    const runFolder = join(folder, 'run');
    const native = await nativeHere();
    const job = (resume: boolean): Job => ({ ...jobOf(text, { folder: runFolder, resume }), engine, native });
    const client = new WorkerClient(open(hung.file));
    try {
      const whole = await client.run({ ...jobOf(text), engine, native }, () => undefined);
      const stop = new AbortController();
      // It pauses once an epoch is kept, and hangs when it continues: a thread of the crew only if it has gone to sleep by then, or the next time.
      const running = client.start(
        { ...job(false), begin: 'epoch' },
        (event) => {
          if (event.type !== 'paused') return;
          hung.hang();
          running.steer('epoch');
        },
        stop.signal,
      );
      const failure = running.outcome.then(() => 'It came to its end.').catch((error: unknown) => error);
      await Promise.race([how(hung, stop), failure]);
      const error = await failure;
      hung.mend();
      const kept = await readRun(runFolder);
      assert.ok(!isDamaged(kept) && !kept.end);
      assert.deepEqual(result(await client.run(job(true), () => undefined)), result(whole));
      return error;
    } finally {
      await client.dispose();
    }
  });
}

const stopped = async (given: Case): Promise<void> => {
  const error = await cut(given, async (hung, stop) => {
    await hung.hangs();
    stop.abort();
  });
  assert.ok(error instanceof Stopped, String(error));
};

describe('a job that is to stop while its worker computes without an end', () => {
  for (const engine of ['compact', 'wasm', 'cpu'] as const)
    it(`is cut off, and continues from its last kept epoch: ${engine}`, () => stopped({ text: dense(), engine, open: inThread }));

  it('is cut off where a thread of the crew is what hangs', { skip: noCrew }, () =>
    stopped({ text: large, engine: 'compact', open: inThread, worker: (folder) => workerWithCrew(folder, 'hangs') }),
  );

  it('is cut off in a process, too', () => stopped({ text: textOf(), engine: 'cpu', open: inProcess }));

  itOn('tensorflow', 'is cut off on TensorFlow’s own library', () => stopped({ text: textOf(), engine: 'tensorflow', open: inProcess }));

  it('is cut off while it reads its data, and leaves nothing behind', async () => {
    await inFolder(async (folder) => {
      const hung = hungWorker(folder);
      writeFileSync(join(folder, HANGING_FILE), 'a,b\n1,2\n');
      const data = { csv: HANGING_FILE, inputs: ['a'], target: 'b' };
      const job = { ...jobOf(textOf({ data }), { folder: join(folder, 'run') }), folder, workspace: folder };
      const stop = new AbortController();
      const client = new WorkerClient(inThread(hung.file));
      const run = client.run(job, () => undefined, stop.signal);
      await Promise.all([assert.rejects(run, Stopped), hung.hangs().then(() => stop.abort())]);
      assert.throws(() => readFileSync(join(folder, 'run', 'run.json')), /ENOENT/);
      assert.ok((await client.run(jobOf(dense()), () => undefined)).history['loss']);
      await client.dispose();
    });
  });

  it('fails what else the worker had to do, and only then', async () => {
    await inFolder(async (folder) => {
      const hung = hungWorker(folder);
      const client = new WorkerClient(inThread(hung.file));
      const [first, second] = [new AbortController(), new AbortController()];
      hung.hang();
      const ran = client.run(jobOf(dense()), () => undefined, first.signal).catch((error: unknown) => error);
      const waits = client.run(jobOf(dense()), () => undefined, second.signal).catch((error: unknown) => error);
      await hung.hangs();
      // One that waits for its turn does not end the worker under the one before it.
      second.abort();
      first.abort();
      assert.ok((await ran) instanceof Stopped);
      const other = await waits;
      assert.ok(other instanceof Lost);
      assert.equal(other.notice.code, 'worker-ended');
      await client.dispose();
    });
  });
});

describe('a thread of the compact engine’s crew that ends in the middle of a product', () => {
  for (const end of ['ends itself', 'throws'] as const)
    it(`ends the run with a message, and the next one gets a new crew: ${end}`, { skip: noCrew }, async () => {
      const error = await cut(
        { text: large, engine: 'compact', open: inThread, worker: (folder) => workerWithCrew(folder, end) },
        async () => undefined,
      );
      assert.ok(error instanceof Lost, String(error));
      assert.equal(error.notice.code, 'crew-lost');
      assert.ok(!error.message.includes('\n'));
    });
});

// What a student waits for in the extension: a job is handed to a worker. Its thread was started when the spec was opened; the engine and
// its program are yet to be.
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { WorkerClient } from '../../src/ml/worker/client';
import { inThread } from '../../src/ml/worker/thread-port';
import type { Program } from './serve';
import { specOf } from './tasks';
import { works } from './works';

/** A spec has been open for at least so long when its button is pressed. */
const PREPARED_MS = 300;

export const fromThread: Program = {
  version: '',
  async run({ task }, { epochs }) {
    const text = specOf({ ...task, epochs }, works.find(({ id }) => id === task.id)?.data);
    const client = new WorkerClient(inThread(resolve('dist', 'worker.js')));
    client.prepare();
    await setTimeout(PREPARED_MS);
    const began = performance.now();
    const { evaluate } = await client.run({ text, folder: '.', workspace: '.', task: 'train' }, () => undefined);
    const ms = performance.now() - began;
    await client.dispose();
    return { ms, loss: evaluate?.logs['loss'] ?? Number.NaN };
  },
};

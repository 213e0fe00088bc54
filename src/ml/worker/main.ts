import { parentPort } from 'node:worker_threads';
import { nodeFiles } from '../data/node-files';
import { runJob } from './job';
import type { FromWorker, ToWorker } from './messages';

/** Entry point of the worker thread: takes jobs one after another and answers each. */
const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread.');

const cancelled = new Set<number>();
const send = (message: FromWorker): void => port.postMessage(message);
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
let queue: Promise<void> = Promise.resolve();

port.on('message', (message: ToWorker) => {
  if (message.kind === 'cancel') {
    cancelled.add(message.id);
    return;
  }
  const { id, job } = message;
  queue = queue.then(async () => {
    try {
      // A cancel that came with the job is heard before the first batch.
      await breathe();
      const result = await runJob(job, {
        files: nodeFiles(job.folder, job.workspace),
        emit: (event) => send({ kind: 'event', id, event }),
        cancelled: () => cancelled.has(id),
        breathe,
        now: () => performance.now(),
      });
      send('outcome' in result ? { kind: 'done', id, outcome: result.outcome } : { kind: 'refused', id, problems: result.problems });
    } catch (error) {
      send({ kind: 'crashed', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    cancelled.delete(id);
  });
});

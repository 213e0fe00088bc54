import { type ResourceLimits, Worker } from 'node:worker_threads';
import { lost } from '../language/notice';
import type { FromWorker } from './messages';
import type { OpenPort } from './port';

/**
 * A worker that is a thread of this process.
 * @param file the bundled worker, `dist/worker.js`
 * @param resourceLimits a thread that needs more memory is lost, but not the process
 */
export const inThread =
  (file: string, resourceLimits: ResourceLimits = {}): OpenPort =>
  (listener) => {
    const worker = new Worker(file, { resourceLimits });
    worker.on('message', (message: FromWorker) => listener.message(message));
    worker.on('error', (error: unknown) =>
      listener.lost(lost('thread-failed', { reason: error instanceof Error ? error.message : String(error) })),
    );
    worker.on('exit', (code) => listener.lost(lost('thread-ended', { code })));
    return {
      post: (message) => worker.postMessage(message),
      busy: () => worker.ref(),
      idle: () => worker.unref(),
      async end() {
        await worker.terminate();
      },
    };
  };

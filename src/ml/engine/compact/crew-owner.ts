import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Muster, Post } from './crew';
import { CREW_BYTES, CREW_DONE, CREW_KIND, CREW_LOST, LOST_THREAD } from './layout';

/**
 * Entry point of the thread that owns a crew's threads. The leader cannot: while it computes it hears of no thread's end, and would wait for
 * ever for the part of one that has ended. This thread does nothing else, so it hears of it at once.
 */
const { file, threads, ...shared } = workerData as Muster;
const control = new Int32Array(shared.memory.buffer, shared.crew, CREW_BYTES / 4);

/** @returns whether the thread has come */
const owned = (index: number): Promise<boolean> =>
  new Promise((resolve) => {
    const post: Post = { ...shared, index };
    const worker = new Worker(file, { workerData: post });
    worker.once('message', () => {
      resolve(true);
      worker.on('exit', () => {
        // At the end of its service, no job is waited for.
        if (Atomics.load(control, CREW_KIND / 4) >= 0) tellLeader();
      });
    });
    // Its end follows, which says it all.
    worker.on('error', () => undefined);
    worker.on('exit', () => resolve(false));
  });

function tellLeader(): void {
  Atomics.store(control, CREW_LOST / 4, 1);
  Atomics.add(control, CREW_DONE / 4, LOST_THREAD);
  Atomics.notify(control, CREW_DONE / 4);
}

void Promise.all(Array.from({ length: threads - 1 }, (_, i) => owned(i + 1))).then((come) => parentPort?.postMessage(come.every(Boolean)));

import { Worker } from 'node:worker_threads';
import type { Heap } from './heap';
import type { Kernels } from './kernel-calls';
import { CREW_BYTES, CREW_JOB, CREW_KIND, CREW_THREADS } from './layout';

/** What a thread of the crew is given. */
export interface Post {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly crew: number;
  readonly index: number;
}

/** How a crew is made: its program, and the file that its threads run. */
export interface Crewing {
  readonly module: WebAssembly.Module;
  readonly file: string;
  /** With the leader. */
  readonly threads: number;
}

/** Threads that share large products with the one that leads them. */
export class Crew {
  /** Settled once all have come. Where one cannot, the leader goes on alone: the result is the same. */
  readonly gathered: Promise<unknown>;
  readonly #control: Int32Array;
  readonly #workers: readonly Worker[];

  constructor(heap: Heap, kernels: Kernels, { module, file, threads }: Crewing) {
    const crew = heap.block('crew', CREW_BYTES);
    this.#control = new Int32Array(heap.memory.buffer, crew, CREW_BYTES / 4);
    this.#control[CREW_THREADS / 4] = threads;
    this.#workers = Array.from({ length: threads - 1 }, (_, i) => {
      const post: Post = { module, memory: heap.memory, crew, index: i + 1 };
      return new Worker(file, { workerData: post });
    });
    this.gathered = Promise.all(this.#workers.map(comes)).then((come) => {
      if (come.every(Boolean)) kernels.lead(crew);
    });
  }

  dismiss(): void {
    Atomics.store(this.#control, CREW_KIND / 4, -1);
    Atomics.add(this.#control, CREW_JOB / 4, 1);
    Atomics.notify(this.#control, CREW_JOB / 4);
    for (const worker of this.#workers) void worker.terminate();
  }
}

/** Whether a thread says that it is there. It keeps the process alive until then, and not longer. */
const comes = (worker: Worker): Promise<boolean> =>
  new Promise((resolve) => {
    worker.on('error', () => resolve(false));
    worker.on('exit', () => resolve(false));
    worker.once('message', () => {
      worker.unref();
      resolve(true);
    });
  });

import { Worker } from 'node:worker_threads';
import { lost } from '../../language/notice';
import type { Heap } from './heap';
import type { Kernels } from './kernel-calls';
import { CREW_BYTES, CREW_JOB, CREW_KIND, CREW_LOST, CREW_THREADS } from './layout';

/** What a thread of the crew is given. */
export interface Post {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly crew: number;
  readonly index: number;
}

/** What the thread that owns them is given. */
export interface Muster extends Omit<Post, 'index'> {
  /** The file that the crew's threads run. */
  readonly file: string;
  /** With the leader. */
  readonly threads: number;
}

/** How a crew is made: its program, the files that its owner and its threads run, and how many they are with the leader. */
export interface Crewing extends Pick<Muster, 'module' | 'file' | 'threads'> {
  readonly ownerFile: string;
}

/** Threads that share large products with the one that leads them. */
export class Crew {
  /** Settled once all have come. Where one cannot, the leader continues alone: the result is the same. */
  readonly gathered: Promise<unknown>;
  readonly #control: Int32Array;
  readonly #owner: Worker;

  constructor(heap: Heap, kernels: Kernels, { module, file, ownerFile, threads }: Crewing) {
    const crew = heap.block('crew', CREW_BYTES);
    this.#control = new Int32Array(heap.memory.buffer, crew, CREW_BYTES / 4);
    // The block may have been another's.
    this.#control.fill(0);
    this.#control[CREW_THREADS / 4] = threads;
    const muster: Muster = { module, memory: heap.memory, crew, file, threads };
    this.#owner = new Worker(ownerFile, { workerData: muster });
    this.gathered = haveCome(this.#owner).then((come) => {
      if (come) kernels.lead(crew);
    });
  }

  /**
   * Calls a kernel that may share its work.
   * @throws Lost where a thread has ended, which the kernel answers with a trap: what it was to compute is incomplete
   */
  lead<T>(kernel: () => T): T {
    try {
      return kernel();
    } catch (error) {
      throw Atomics.load(this.#control, CREW_LOST / 4) ? lost('crew-lost', {}) : error;
    }
  }

  dismiss(): void {
    Atomics.store(this.#control, CREW_KIND / 4, -1);
    Atomics.add(this.#control, CREW_JOB / 4, 1);
    Atomics.notify(this.#control, CREW_JOB / 4);
    void this.#owner.terminate();
  }
}

/** Whether the owner says that all are there. It keeps the process alive until then, and not longer. */
const haveCome = (owner: Worker): Promise<boolean> =>
  new Promise((resolve) => {
    owner.on('error', () => resolve(false));
    owner.on('exit', () => resolve(false));
    owner.once('message', (all: boolean) => {
      owner.unref();
      resolve(all);
    });
  });

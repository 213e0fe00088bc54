import { Worker } from 'node:worker_threads';
import type { Problem } from '../spec/problem';
import type { TrainingEvent } from '../training/events';
import type { FromWorker, Job, Outcome, ToWorker } from './messages';

/** The spec or its data has errors; nothing was computed. */
export class Refused extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super('The spec has errors.');
    this.problems = problems;
  }
}

interface Waiting {
  readonly onEvent: (event: TrainingEvent) => void;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

/** Runs jobs in a worker thread, one after another; the thread starts with the first job. */
export class WorkerClient {
  readonly #file: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #last = 0;

  /** @param file the bundled worker, `dist/worker.js` */
  constructor(file: string) {
    this.#file = file;
  }

  /**
   * Runs one job to its end.
   * @param signal cancels it between two batches; the outcome then says so
   * @throws Refused if the spec or its data has errors
   */
  run(job: Job, onEvent: (event: TrainingEvent) => void, signal?: AbortSignal): Promise<Outcome> {
    const id = ++this.#last;
    const worker = this.#start();
    const cancel = (): void => this.#post({ kind: 'cancel', id });
    return new Promise<Outcome>((resolve, reject) => {
      this.#waiting.set(id, { onEvent, resolve, reject });
      worker.ref();
      worker.postMessage({ kind: 'job', id, job } satisfies ToWorker);
      if (signal?.aborted) cancel();
      else signal?.addEventListener('abort', cancel, { once: true });
    }).finally(() => {
      signal?.removeEventListener('abort', cancel);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#worker?.unref();
    });
  }

  /** Ends the thread. Jobs that are under way fail. */
  async dispose(): Promise<void> {
    await this.#worker?.terminate();
  }

  #post(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#file);
    worker.on('message', (message: FromWorker) => this.#receive(message));
    const lost = (reason: string): void => {
      // A thread that failed also exits; by then another may have taken its place.
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(new Error(reason));
    };
    worker.on('error', (error: Error) => lost(`The training thread failed: ${error.message}`));
    worker.on('exit', (code) => lost(`The training thread ended early (code ${code}).`));
    this.#worker = worker;
    return worker;
  }

  #receive(message: FromWorker): void {
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    switch (message.kind) {
      case 'event':
        return waiting.onEvent(message.event);
      case 'done':
        return waiting.resolve(message.outcome);
      case 'refused':
        return waiting.reject(new Refused(message.problems));
      case 'crashed':
        return waiting.reject(new Error(message.message));
    }
  }
}

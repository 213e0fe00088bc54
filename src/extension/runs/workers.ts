import type * as vscode from 'vscode';
import { WorkerClient } from '../../ml/worker/client';
import { inProcess } from '../../ml/worker/process-port';
import { inThread } from '../../ml/worker/thread-port';
import type { WorkerKind } from '../../ml/worker/worker-kind';

const openers = { thread: inThread, process: inProcess } as const;

/** Training workers, one a run. One of each kind that has nothing to do is kept for the next run, which then starts at once. */
export class Workers implements vscode.Disposable {
  readonly #file: string;
  readonly #busy = new Map<WorkerClient, WorkerKind>();
  readonly #idle = new Map<WorkerKind, WorkerClient>();

  /** @param file the bundled worker, `dist/worker.js` */
  constructor(file: string) {
    this.#file = file;
  }

  /** Has a thread ready for the next run, where none is under way. */
  prepare(): void {
    if (this.#busy.size || this.#idle.has('thread')) return;
    const client = new WorkerClient(openers.thread(this.#file));
    client.prepare();
    this.#idle.set('thread', client);
  }

  take(kind: WorkerKind): WorkerClient {
    const client = this.#idle.get(kind) ?? new WorkerClient(openers[kind](this.#file));
    this.#idle.delete(kind);
    this.#busy.set(client, kind);
    return client;
  }

  /** The run is over. @param sound false for a worker with a defect: it is not to spoil the next run */
  give(client: WorkerClient, sound: boolean): void {
    const kind = this.#busy.get(client);
    this.#busy.delete(client);
    if (!kind || !sound || this.#idle.has(kind)) void client.dispose();
    else this.#idle.set(kind, client);
  }

  /** Ends the workers that have nothing to do: the libraries that they hold can be changed then. */
  async endIdle(): Promise<void> {
    const idle = [...this.#idle.values()];
    this.#idle.clear();
    await Promise.all(idle.map((client) => client.dispose()));
  }

  dispose(): void {
    for (const client of this.#busy.keys()) void client.dispose();
    void this.endIdle();
  }
}

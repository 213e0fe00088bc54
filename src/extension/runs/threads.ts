import type * as vscode from 'vscode';
import { WorkerClient } from '../../ml/worker/client';

/** Training threads, one a run. One that has nothing to do is kept for the next run, which then starts at once. */
export class Threads implements vscode.Disposable {
  readonly #file: string;
  readonly #busy = new Set<WorkerClient>();
  #idle: WorkerClient | undefined;

  /** @param file the bundled worker, `dist/worker.js` */
  constructor(file: string) {
    this.#file = file;
  }

  take(): WorkerClient {
    const client = this.#idle ?? new WorkerClient(this.#file);
    this.#idle = undefined;
    this.#busy.add(client);
    return client;
  }

  /** The run is over. @param sound false for a thread with a defect: it is not to spoil the next run */
  give(client: WorkerClient, sound: boolean): void {
    this.#busy.delete(client);
    if (this.#idle || !sound) void client.dispose();
    else this.#idle = client;
  }

  dispose(): void {
    for (const client of this.#busy) void client.dispose();
    void this.#idle?.dispose();
  }
}

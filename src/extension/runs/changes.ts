import * as vscode from 'vscode';
import type { RunChange } from './run';

/**
 * Tells of changes: of one kind together, where they come of one message of the worker, which sends a run's events no more often than they can be
 * drawn (`worker/event-batches.ts`). A change of status is told at once, after what came before it.
 */
export class Changes implements vscode.Disposable {
  readonly #emitter = new vscode.EventEmitter<RunChange>();
  readonly #waiting = new Set<RunChange>();
  #due = false;

  readonly event = this.#emitter.event;

  tell(change: RunChange): void {
    this.#waiting.add(change);
    if (change === 'status') this.#flush();
    else if (!this.#due) {
      this.#due = true;
      queueMicrotask(() => this.#flush());
    }
  }

  dispose(): void {
    this.#emitter.dispose();
  }

  #flush(): void {
    this.#due = false;
    const changes = [...this.#waiting];
    this.#waiting.clear();
    for (const change of changes) this.#emitter.fire(change);
  }
}

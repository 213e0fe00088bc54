import * as vscode from 'vscode';
import type { RunChange } from './run';

/** Listeners need not be told more often: nothing is drawn more often. */
const EVERY_MS = 16;

/** Tells of changes, many of one kind together. A change of status is told at once, after what came before it. */
export class Changes implements vscode.Disposable {
  readonly #emitter = new vscode.EventEmitter<RunChange>();
  readonly #waiting = new Set<RunChange>();
  #timer: NodeJS.Timeout | undefined;

  readonly event = this.#emitter.event;

  tell(change: RunChange): void {
    this.#waiting.add(change);
    if (change === 'status') this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), EVERY_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#emitter.dispose();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const changes = [...this.#waiting];
    this.#waiting.clear();
    for (const change of changes) this.#emitter.fire(change);
  }
}

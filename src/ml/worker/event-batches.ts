import type { RunEvent } from './messages';

/** No one sees more changes than this in a second, and each message costs both threads time. */
const EVERY_MS = 16;

/** Collects what a run tells and sends it on together, in order. Of several `batch` events in a row only the newest is sent. */
export class EventBatches {
  readonly #send: (events: readonly RunEvent[]) => void;
  #events: RunEvent[] = [];
  #sent = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(send: (events: readonly RunEvent[]) => void) {
    this.#send = send;
  }

  push(event: RunEvent): void {
    if (event.type === 'batch' && this.#events.at(-1)?.type === 'batch') this.#events.pop();
    this.#events.push(event);
    const waits = this.#sent + EVERY_MS - performance.now();
    // Timers are late while the engine computes, so it is looked at the clock, too.
    if (waits <= 0) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), waits);
  }

  /** Sends what is there. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#events.length === 0) return;
    this.#sent = performance.now();
    const events = this.#events;
    this.#events = [];
    this.#send(events);
  }
}

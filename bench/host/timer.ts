import { ownWork } from './own-work';

const EVERY_MS = 10;

/** A timer that ought to ring every 10 ms: how late it rang, and what its thread did from one ring to the next. */
export class Timer {
  readonly #late: number[] = [];
  readonly #work: number[] = [];
  #worked = ownWork();
  #rings: NodeJS.Timeout | undefined;

  constructor() {
    this.#next();
  }

  /** Milliseconds, tick by tick. */
  get late(): readonly number[] {
    return this.#late;
  }

  /** Milliseconds of this thread's own work, tick by tick. */
  get work(): readonly number[] {
    return this.#work;
  }

  /** Resolves after so many more ticks. */
  async after(ticks: number): Promise<void> {
    for (const end = this.#late.length + ticks; this.#late.length < end; ) await new Promise((next) => setTimeout(next, EVERY_MS));
  }

  dispose(): void {
    clearTimeout(this.#rings);
  }

  #next(): void {
    const due = performance.now() + EVERY_MS;
    this.#rings = setTimeout(() => {
      // Node.js may ring a timer up to a millisecond early.
      this.#late.push(Math.max(0, performance.now() - due));
      const worked = ownWork();
      this.#work.push(worked - this.#worked);
      this.#worked = worked;
      this.#next();
    }, EVERY_MS);
  }
}

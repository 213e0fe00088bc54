/** How fast a run goes; pauses are not counted. Times in milliseconds on any clock. */
export class Pace {
  #spent = 0;
  #since: number | undefined;
  #batches = 0;

  /** The run continues. */
  go(now: number): void {
    this.#since ??= now;
  }

  /** The run pauses or is over. */
  halt(now: number): void {
    this.#spent = this.spent(now);
    this.#since = undefined;
  }

  /** @param batches done since it began */
  reach(batches: number): void {
    this.#batches = batches;
  }

  /** Milliseconds spent so far. */
  spent(now: number): number {
    return this.#spent + (this.#since === undefined ? 0 : now - this.#since);
  }

  /** Batches a millisecond; 0 before the first. */
  rate(now: number): number {
    // What arrives within the same millisecond took less than one, not nothing.
    return this.#batches / Math.max(1, this.spent(now));
  }
}

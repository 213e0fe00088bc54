/** Does something soon after it was asked for, but no more often than every so many milliseconds, and never for nothing. */
export class Throttle {
  readonly #every: number;
  readonly #run: () => void;
  #timer: NodeJS.Timeout | undefined;
  #last = Number.NEGATIVE_INFINITY;
  #ended = false;

  constructor(every: number, run: () => void) {
    this.#every = every;
    this.#run = run;
  }

  ask(): void {
    if (this.#timer || this.#ended) return;
    const wait = Math.max(0, this.#last + this.#every - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#last = performance.now();
      this.#run();
    }, wait);
  }

  dispose(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }
}

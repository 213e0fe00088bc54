/** What a person at the controls wants of a run. `batch`, `epoch`: continue for so much, then pause. */
export type Steer = 'go' | 'pause' | 'batch' | 'epoch';

/** Where a run is: so many batches of this epoch are done; both count from 0. */
export interface RunPosition {
  readonly epoch: number;
  readonly batch: number;
  /** True while it looks at validation rows. A step does not end there, but the run may pause. */
  readonly validating: boolean;
}

/** The controls of one run. What it computes does not depend on them, only when. */
export class Steering {
  #wish: Steer;
  #ended = false;
  /** The epoch of the step that has begun, or undefined while none has. */
  #stepping: number | undefined;
  #wake: (() => void) | undefined;

  constructor(begin: Steer = 'go') {
    this.#wish = begin;
  }

  /** True once it is to end. */
  get ended(): boolean {
    return this.#ended;
  }

  /** True while the run is to wait nowhere. */
  get free(): boolean {
    return this.#wish === 'go';
  }

  /** How many batches may go to the engine at once. */
  get mostBatches(): number {
    return this.#wish === 'batch' ? 1 : Number.POSITIVE_INFINITY;
  }

  steer(to: Steer): void {
    this.#wish = to;
    this.#stepping = undefined;
    if (to !== 'pause') this.#wake?.();
  }

  /** Ends the run, also while it is paused. */
  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  /** To be asked before each call to the engine: true if the run is to wait here. */
  holds({ epoch, batch, validating }: RunPosition): boolean {
    if (this.#ended || this.#wish === 'go') return false;
    if (this.#wish === 'pause') return true;
    const over = !validating && this.#stepping !== undefined && (this.#wish === 'batch' || (batch === 0 && epoch > this.#stepping));
    if (over) this.steer('pause');
    else this.#stepping ??= epoch;
    return over;
  }

  /** Waits until the run is to continue, or to end. */
  async hold(): Promise<void> {
    while (this.#wish === 'pause' && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#wake = undefined;
  }
}

import { GrowingHistory } from '../../ml/training/history';
import type { Progress } from './messages/state';
import type { Curves } from './messages/to-view';
import type { RunCurves } from './shared/study';

/** A run's curves, as far as the host has sent them. */
export class GrowingCurves {
  readonly #history = new GrowingHistory();
  #frames: readonly number[] = [];
  #progress: Progress | undefined;
  #shown: RunCurves | undefined;

  constructor(all: Curves) {
    this.add(all);
  }

  /** Adds epochs, or replaces those from `from` on. */
  add({ from, frames, ...epochs }: Curves): void {
    this.#history.put(epochs, from);
    this.#frames = frames;
    this.#shown = undefined;
  }

  set progress(progress: Progress | undefined) {
    this.#progress = progress;
    this.#shown = undefined;
  }

  /** The curves as they are now: the same object until they change. */
  get shown(): RunCurves {
    const { columns, milliseconds } = this.#history.shown;
    this.#shown ??= { columns, milliseconds, frames: this.#frames, ...(this.#progress && { progress: this.#progress }) };
    return this.#shown;
  }
}

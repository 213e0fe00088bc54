import type { TrainingState } from '../engine/engine';

/** More are not needed: a step between two of them is made again sooner than one could look for it. */
const MOST_STATES = 1024;

/** States of a run in memory, by the step that follows them: at most so many bytes, spread over where the run was looked at. */
export class StateCache {
  readonly #mostBytes: number;
  /** Ascending by step. */
  readonly #states: { readonly at: number; readonly state: TrainingState }[] = [];
  /** Of each state: all states of a run are as large. */
  #bytesEach = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** The newest state at a step or before it. */
  before(step: number): { readonly at: number; readonly state: TrainingState } | undefined {
    const index = this.#indexAfter(step) - 1;
    return this.#states[index];
  }

  add(at: number, state: TrainingState): void {
    const index = this.#indexAfter(at);
    if (this.#states[index - 1]?.at === at) return;
    this.#bytesEach = Math.max(this.#bytesEach, bytesOf(state));
    this.#states.splice(index, 0, { at, state });
    const most = Math.max(1, Math.min(MOST_STATES, Math.floor(this.#mostBytes / this.#bytesEach)));
    if (this.#states.length > most) this.#states.splice(this.#leastMissed(index), 1);
  }

  /** The one without which the way from the state before it to the next is the shortest; neither the last nor the one that was just added. */
  #leastMissed(added: number): number {
    let [least, best] = [Number.POSITIVE_INFINITY, added === 0 ? 1 : 0];
    for (let i = 0; i < this.#states.length - 1; i++) {
      const way = (this.#states[i + 1]?.at ?? 0) - (this.#states[i - 1]?.at ?? 0);
      if (i !== added && way < least) [least, best] = [way, i];
    }
    return best;
  }

  #indexAfter(step: number): number {
    let [from, to] = [0, this.#states.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#states[middle]?.at ?? 0) <= step) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

const bytesOf = ({ weights, optimizer }: TrainingState): number =>
  [...weights.values(), ...optimizer.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);

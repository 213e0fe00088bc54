import type { Logs } from '../../ml/training/events';
import type { RunHistory } from './run';

/** A history that grows by an epoch at a time. A metric value that an epoch lacks is NaN. */
export class GrowingHistory implements RunHistory {
  readonly #columns = new Map<string, Float64Array>();
  #milliseconds: Float64Array = new Float64Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The newest metric values. */
  get logs(): Logs {
    const last = this.#length - 1;
    return last < 0 ? {} : Object.fromEntries([...this.#columns].map(([name, values]) => [name, values[last] as number]));
  }

  add(logs: Logs, milliseconds: number): void {
    if (this.#length === this.#milliseconds.length) this.#grow();
    this.#milliseconds[this.#length] = milliseconds;
    for (const name of Object.keys(logs)) {
      const column = this.#columns.get(name) ?? new Float64Array(this.#milliseconds.length).fill(Number.NaN);
      column[this.#length] = logs[name] as number;
      this.#columns.set(name, column);
    }
    this.#length++;
  }

  /** Forgets all epochs from this one on. */
  cut(epoch: number): void {
    if (epoch >= this.#length) return;
    for (const column of this.#columns.values()) column.fill(Number.NaN, epoch);
    this.#length = epoch;
  }

  from(epoch: number): ReturnType<RunHistory['from']> {
    const part = (values: Float64Array): Float64Array => values.slice(epoch, this.#length);
    const columns = Object.fromEntries([...this.#columns].map(([name, values]) => [name, part(values)]));
    return { columns, milliseconds: part(this.#milliseconds) };
  }

  #grow(): void {
    this.#milliseconds = grown(this.#milliseconds);
    for (const [name, column] of this.#columns) this.#columns.set(name, grown(column));
  }
}

function grown(values: Float64Array): Float64Array {
  const larger = new Float64Array(values.length * 2).fill(Number.NaN);
  larger.set(values);
  return larger;
}

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

import type { Logs } from './events';

/** Values by metric, one an epoch, as Keras's `history.history` has them. Epochs count from 0. A value that an epoch lacks is NaN. */
export type Columns<V extends ArrayLike<number> = Float64Array> = Readonly<Record<string, V>>;

/** What was measured in a run's epochs. All arrays are of one length. */
export interface History {
  /** Epochs that are done. */
  readonly length: number;
  readonly columns: Columns;
  /** What each epoch took. */
  readonly milliseconds: Float64Array;
}

/** A copy of some epochs: from one on, and up to another, which is not among them. */
export function epochsOf({ length, columns, milliseconds }: History, from: number, to = length): History {
  const part = (values: Float64Array): Float64Array => values.slice(from, Math.min(to, length));
  const times = part(milliseconds);
  return { length: times.length, columns: columnsBy(Object.entries(columns), part), milliseconds: times };
}

const columnsBy = (columns: Iterable<readonly [string, Float64Array]>, change: (values: Float64Array) => Float64Array): Columns =>
  Object.fromEntries([...columns].map(([name, values]) => [name, change(values)]));

/** Epochs that there is room for at first. */
const ROOM = 64;

/**
 * A history that epochs are added to. Many small additions cost no more than their own length: values go into arrays with room to spare,
 * of which readers get windows. What a reader was given before stays as it was.
 */
export class GrowingHistory {
  readonly #columns: Map<string, Float64Array>;
  #milliseconds = withRoom(new Float64Array(0), ROOM);
  #length = 0;
  #shown: History | undefined;

  /** @param names of metrics that are known from the beginning; others come with their first values */
  constructor(names: readonly string[] = []) {
    this.#columns = new Map(names.map((name) => [name, withRoom(new Float64Array(0), ROOM)]));
  }

  get length(): number {
    return this.#length;
  }

  /** The newest metric values. */
  get logs(): Logs {
    const last = this.#length - 1;
    return last < 0 ? {} : Object.fromEntries([...this.#columns].map(([name, values]) => [name, values[last] as number]));
  }

  /** Adds an epoch. @param values in the order of the names */
  add(names: readonly string[], values: ArrayLike<number>, milliseconds: number): void {
    const length = this.#length + 1;
    names.forEach((name, i) => {
      this.#column(name, length)[this.#length] = values[i] as number;
    });
    this.#milliseconds = withRoom(this.#milliseconds, length);
    this.#milliseconds[this.#length] = milliseconds;
    this.#reach(length);
  }

  /** Puts epochs in the place of those that are there from one on. */
  put({ columns, milliseconds }: Pick<History, 'columns' | 'milliseconds'>, from: number): void {
    this.cut(from);
    const length = from + milliseconds.length;
    for (const name in columns) this.#column(name, length).set(columns[name] as Float64Array, from);
    this.#milliseconds = withRoom(this.#milliseconds, length);
    this.#milliseconds.set(milliseconds, from);
    this.#reach(length);
  }

  /** Forgets all epochs from one on. */
  cut(epoch: number): void {
    if (epoch >= this.#length) return;
    // Values in use by a reader must not change.
    const rest = (values: Float64Array): Float64Array => values.slice().fill(Number.NaN, epoch);
    for (const [name, values] of this.#columns) this.#columns.set(name, rest(values));
    this.#milliseconds = rest(this.#milliseconds);
    this.#reach(epoch);
  }

  /** The history as it is now: the same object until it changes. */
  get shown(): History {
    const window = (values: Float64Array): Float64Array => values.subarray(0, this.#length);
    this.#shown ??= { length: this.#length, columns: columnsBy(this.#columns, window), milliseconds: window(this.#milliseconds) };
    return this.#shown;
  }

  /** A metric's values, with room for so many epochs. */
  #column(name: string, length: number): Float64Array {
    const column = withRoom(this.#columns.get(name) ?? new Float64Array(0), Math.max(ROOM, length));
    this.#columns.set(name, column);
    return column;
  }

  #reach(length: number): void {
    // A metric that new epochs lack has room for them all the same.
    for (const [name, values] of this.#columns) this.#columns.set(name, withRoom(values, length));
    this.#length = length;
    this.#shown = undefined;
  }
}

/** The array itself if it is long enough, else one with room for twice as many. What no epoch filled is NaN. */
function withRoom(array: Float64Array, length: number): Float64Array {
  if (array.length >= length) return array;
  const larger = new Float64Array(array.length === 0 ? length : 2 * length).fill(Number.NaN);
  larger.set(array);
  return larger;
}

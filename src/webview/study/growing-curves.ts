import type { Progress } from './messages/state';
import type { Columns, Curves } from './messages/to-view';
import type { RunCurves } from './shared/study';

/** Epochs that there is room for at first. */
const ROOM = 256;

/**
 * Curves that epochs are added to. Many small additions cost no more than their own length: values go into arrays with room to spare,
 * of which the views get windows. What a view was given before stays as it was.
 */
export class GrowingCurves {
  #length = 0;
  readonly #columns = new Map<string, Float64Array<ArrayBuffer>>();
  #milliseconds = new Float64Array(ROOM);
  #frames: readonly number[] = [];
  #progress: Progress | undefined;
  #shown: RunCurves | undefined;

  constructor(all: Curves) {
    this.add(all);
  }

  /** Adds epochs, or replaces those from `from` on. */
  add({ from, columns, milliseconds, frames }: Curves): void {
    // Values in use by a view must not change under it.
    const fresh = from < this.#length;
    const length = from + milliseconds.length;
    for (const name of Object.keys(columns)) {
      const values = columns[name] as Float64Array;
      const column = withRoom(this.#columns.get(name) ?? new Float64Array(ROOM).fill(Number.NaN), length, fresh);
      column.set(values, from);
      this.#columns.set(name, column);
    }
    this.#milliseconds = withRoom(this.#milliseconds, length, fresh);
    this.#milliseconds.set(milliseconds, from);
    this.#length = length;
    this.#frames = frames;
    this.#shown = undefined;
  }

  set progress(progress: Progress | undefined) {
    this.#progress = progress;
    this.#shown = undefined;
  }

  /** The curves as they are now. */
  get shown(): RunCurves {
    const length = this.#length;
    this.#shown ??= {
      columns: Object.fromEntries([...this.#columns].map(([name, column]) => [name, column.subarray(0, length)])) as Columns,
      milliseconds: this.#milliseconds.subarray(0, length),
      frames: this.#frames,
      ...(this.#progress && { progress: this.#progress }),
    };
    return this.#shown;
  }
}

/** The array itself if it is long enough (and need not be another), else one twice as long with its values. What no epoch filled is NaN. */
function withRoom(array: Float64Array<ArrayBuffer>, length: number, fresh: boolean): Float64Array<ArrayBuffer> {
  if (array.length >= length && !fresh) return array;
  const larger = new Float64Array(Math.max(array.length, length > array.length ? 2 * length : 0)).fill(Number.NaN);
  larger.set(array);
  return larger;
}

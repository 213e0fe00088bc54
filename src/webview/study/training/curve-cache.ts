import type { RunCurves } from '../study';
import { Extremes } from './extremes';
import type { Source } from './sample';
import { Smoothed } from './smooth';
import { byEpoch, byTime, Elapsed, type XAxis } from './x-axis';

/** What was worked out of a column so far; made anew when the column is another and not the same with epochs added. */
class Kept<T> {
  readonly #make: () => T;
  #values = new Float64Array(0);
  #made: T;

  constructor(make: () => T) {
    this.#make = make;
    this.#made = make();
  }

  of(values: Float64Array<ArrayBuffer>): T {
    if (!continues(this.#values, values)) this.#made = this.#make();
    this.#values = values;
    return this.#made;
  }
}

/** Looks at three values only: a run's past does not change, but another run may take its place. */
function continues(old: Float64Array, values: Float64Array): boolean {
  const last = old.length - 1;
  return values.length >= old.length && [0, last >> 1, last].every((i) => i < 0 || Object.is(old[i], values[i]));
}

interface Worked {
  readonly raw: Extremes;
  /** By the weight of the past; only the last one is kept. */
  smooth?: { readonly weight: number; readonly smoothed: Smoothed; readonly extremes: Extremes };
}

/** Keeps what drawing needs of each curve, so that only new epochs cost something. */
export class CurveCache {
  readonly #worked = new Map<string, Kept<Worked>>();
  readonly #elapsed = new Map<string, Kept<Elapsed>>();

  /** The x axis of a run. */
  axis(run: string, curves: RunCurves, by: 'epoch' | 'time', length: number): XAxis {
    if (by === 'epoch') return byEpoch(length);
    const milliseconds = curves.milliseconds.subarray(0, length) as Float64Array<ArrayBuffer>;
    return byTime(
      kept(this.#elapsed, run, () => new Elapsed())
        .of(milliseconds)
        .extend(milliseconds),
    );
  }

  raw(run: string, figure: string, values: Float64Array, axis: XAxis): Source {
    const extremes = this.#of(run, figure, values).raw;
    extremes.extend(values);
    return { axis, values, extremes };
  }

  smooth(run: string, figure: string, values: Float64Array, axis: XAxis, weight: number): Source {
    const worked = this.#of(run, figure, values);
    if (worked.smooth?.weight !== weight) worked.smooth = { weight, smoothed: new Smoothed(weight), extremes: new Extremes() };
    const { smoothed, extremes } = worked.smooth;
    const smooth = smoothed.extend(values);
    extremes.extend(smooth);
    return { axis, values: smooth, extremes };
  }

  /** Epochs done when a figure was lowest for the first time; undefined where it has no finite value. */
  lowest(run: string, figure: string, values: Float64Array): number | undefined {
    const { extremes } = this.raw(run, figure, values, byEpoch(values.length));
    const { low } = extremes.find(values, 0, values.length, { low: -1, high: -1 });
    return low < 0 ? undefined : low + 1;
  }

  #of(run: string, figure: string, values: Float64Array): Worked {
    return kept(this.#worked, `${run}/${figure}`, () => ({ raw: new Extremes() })).of(values as Float64Array<ArrayBuffer>);
  }
}

function kept<T>(all: Map<string, Kept<T>>, key: string, make: () => T): Kept<T> {
  const found = all.get(key) ?? new Kept(make);
  all.set(key, found);
  return found;
}

import { validationOf } from '../../../ml/registry/metric-facts';
import { type BestWatch, bestWatch } from '../../../ml/training/early-stopping';
import type { Columns } from '../../../ml/training/history';
import type { RunInfo } from '../messages/state';
import type { RunCurves } from '../shared/study';
import { Smoothed } from './curve-statistics';
import { Extremes } from './extremes';
import type { Source } from './sample';
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

type JudgedRun = Pick<RunInfo, 'id' | 'metrics' | 'stopping'>;

/** A run's own judge, and how many epochs it has seen. */
interface Judged {
  readonly watch: BestWatch;
  told: number;
}

/** Keeps what drawing needs of each curve, so that only new epochs cost something. */
export class CurveCache {
  readonly #worked = new Map<string, Kept<Worked>>();
  readonly #elapsed = new Map<string, Kept<Elapsed>>();
  readonly #judged = new Map<string, Kept<Judged>>();

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

  raw(run: string, metric: string, values: Float64Array, axis: XAxis): Source {
    const extremes = this.#of(run, metric, values).raw;
    extremes.extend(values);
    return { axis, values, extremes };
  }

  smooth(run: string, metric: string, values: Float64Array, axis: XAxis, weight: number): Source {
    const worked = this.#of(run, metric, values);
    if (worked.smooth?.weight !== weight) worked.smooth = { weight, smoothed: new Smoothed(weight), extremes: new Extremes() };
    const { smoothed, extremes } = worked.smooth;
    const smooth = smoothed.extend(values);
    extremes.extend(smooth);
    return { axis, values: smooth, extremes };
  }

  /** Epochs done when a run was best so far, as training judges it; undefined where it cannot be judged. */
  best({ id, metrics, stopping }: JudgedRun, columns: Columns): number | undefined {
    const watch = (): BestWatch => bestWatch(stopping, metrics, columns[validationOf('loss')] !== undefined);
    const values = columns[watch().monitor];
    if (!values) return undefined;
    const judged = kept(this.#judged, id, () => ({ watch: watch(), told: 0 })).of(values as Float64Array<ArrayBuffer>);
    for (; judged.told < values.length; judged.told++) judged.watch.tell(judged.told, (name) => columns[name]?.[judged.told]);
    return judged.watch.best === undefined ? undefined : judged.watch.best + 1;
  }

  #of(run: string, metric: string, values: Float64Array): Worked {
    return kept(this.#worked, `${run}/${metric}`, () => ({ raw: new Extremes() })).of(values as Float64Array<ArrayBuffer>);
  }
}

function kept<T>(all: Map<string, Kept<T>>, key: string, make: () => T): Kept<T> {
  const found = all.get(key) ?? new Kept(make);
  all.set(key, found);
  return found;
}

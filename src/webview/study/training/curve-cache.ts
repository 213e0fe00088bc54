import type { RunCurves } from '../study';
import { Extremes } from './extremes';
import type { Source } from './sample';
import { Smoothed } from './smooth';
import { byEpoch, byTime, Elapsed, type XAxis } from './x-axis';

/** What was worked out of a column so far. */
class Curve {
  readonly #extremes = new Extremes();
  #values = new Float64Array(0);

  /** The column has only grown since the last call; then what was worked out still holds. */
  continues(values: Float64Array): boolean {
    const old = this.#values;
    const last = old.length - 1;
    return values.length >= old.length && [0, last >> 1, last].every((i) => i < 0 || Object.is(old[i], values[i]));
  }

  source(values: Float64Array, axis: XAxis): Source {
    this.#values = values as Float64Array<ArrayBuffer>;
    this.#extremes.extend(values);
    return { axis, values, extremes: this.#extremes };
  }
}

interface Smooth {
  readonly weight: number;
  readonly smoothed: Smoothed;
  readonly curve: Curve;
}

/** Keeps what drawing needs of each curve, so that only new epochs cost something. */
export class CurveCache {
  readonly #raw = new Map<string, Curve>();
  readonly #smooth = new Map<string, Smooth>();
  readonly #elapsed = new Map<string, { sums: Elapsed; curve: Curve }>();

  /** The x axis of a run. */
  axis(run: string, curves: RunCurves, by: 'epoch' | 'time', length: number): XAxis {
    if (by === 'epoch') return byEpoch(length);
    const milliseconds = curves.milliseconds.subarray(0, length);
    let kept = this.#elapsed.get(run);
    if (!kept?.curve.continues(milliseconds)) {
      kept = { sums: new Elapsed(), curve: new Curve() };
      this.#elapsed.set(run, kept);
    }
    const axis = byTime(kept.sums.extend(milliseconds));
    kept.curve.source(milliseconds, axis);
    return axis;
  }

  raw(run: string, figure: string, values: Float64Array, axis: XAxis): Source {
    const key = `${run}/${figure}`;
    let curve = this.#raw.get(key);
    if (!curve?.continues(values)) {
      curve = new Curve();
      this.#raw.set(key, curve);
      this.#smooth.delete(key);
    }
    return curve.source(values, axis);
  }

  /** To be called after `raw`, which notices when the column was replaced. */
  smooth(run: string, figure: string, values: Float64Array, axis: XAxis, weight: number): Source {
    const key = `${run}/${figure}`;
    let kept = this.#smooth.get(key);
    if (kept?.weight !== weight) {
      kept = { weight, smoothed: new Smoothed(weight), curve: new Curve() };
      this.#smooth.set(key, kept);
    }
    return kept.curve.source(kept.smoothed.extend(values), axis);
  }
}

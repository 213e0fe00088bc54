import { factsOf, type KnownMetrics, validationOf } from '../registry/metric-facts';
import type { EarlyStopping } from '../spec/sections';

/** Says of each epoch whether it is the best so far. Its only memory is the values it was given, so a resumed run tells it the old history again. */
export interface BestWatch {
  /** The metric that it goes by. */
  readonly monitor: string;
  /** The best epoch so far; undefined where none is, such as before early stopping begins to watch. */
  readonly best: number | undefined;
  tell(epoch: number, value: (name: string) => number | undefined): Verdict;
}

/**
 * By the metric that early stopping watches, where it does; else by the lowest loss, of validation where there is one.
 * @param metrics what is known of the run's metrics
 */
export function bestWatch(settings: EarlyStopping | undefined, metrics: KnownMetrics, validates: boolean): BestWatch {
  const monitor = settings?.monitor ?? (validates ? validationOf('loss') : 'loss');
  const judge = settings ? earlyStopper(settings, metrics) : lowest();
  let best: number | undefined;
  return {
    monitor,
    get best() {
      return best;
    },
    tell(epoch, value) {
      const verdict = judge(epoch, value(monitor));
      if (verdict.best) best = epoch;
      return verdict;
    },
  };
}

function lowest(): (epoch: number, value: number | undefined) => Verdict {
  let least = Number.POSITIVE_INFINITY;
  return (epoch, value = Number.POSITIVE_INFINITY) => {
    const best = epoch === 0 || value < least;
    if (best) least = value;
    return { best, stop: false };
  };
}

/** What an epoch's metric values mean for the run. */
interface Verdict {
  /** These weights are the ones to go back to, if weights are restored. */
  readonly best: boolean;
  readonly stop: boolean;
}

/**
 * Keras's EarlyStopping: source keras/src/callbacks/early_stopping.py. Its only memory is the values it was given, so a resumed run
 * tells it the old history again.
 * @param metrics what is known of the run's metrics: the direction, for mode "auto"
 */
function earlyStopper(settings: EarlyStopping, metrics: KnownMetrics): (epoch: number, value: number | undefined) => Verdict {
  const up = settings.mode === 'auto' ? factsOf(settings.monitor, metrics)?.direction === 'up' : settings.mode === 'max';
  const improves = (value: number, on: number | undefined): boolean =>
    on === undefined || (up ? value - settings.min_delta > on : value + settings.min_delta < on);
  let best: number | undefined;
  let begun = false;
  let wait = 0;
  return (epoch, value) => {
    if (value === undefined || epoch < settings.start_from_epoch) return { best: false, stop: false };
    const first = !begun;
    begun = true;
    wait++;
    if (improves(value, best)) {
      best = value;
      if (improves(value, settings.baseline)) wait = 0;
      return { best: true, stop: false };
    }
    // Keras never stops after the very first epoch, and takes the first weights it sees as the best so far, even NaN's.
    return { best: first, stop: wait >= settings.patience && epoch > 0 };
  };
}

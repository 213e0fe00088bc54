import { type KnownMetrics, validationOf } from '../registry/metric-facts';
import type { EarlyStopping } from '../spec/sections';
import { earlyStopper, type Verdict } from './early-stopping';

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

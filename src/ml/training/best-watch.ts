import { type Figures, validationOf } from '../registry/figure';
import type { EarlyStopping } from '../spec/sections';
import { earlyStopper, type Verdict } from './early-stopping';

/** Says of each epoch whether it is the best so far. Its only memory is what it was told, so a resumed run tells it the old history again. */
export interface BestWatch {
  /** The figure that it goes by. */
  readonly monitor: string;
  /** The best epoch so far; undefined where none is, such as before early stopping begins to watch. */
  readonly best: number | undefined;
  tell(epoch: number, figure: (name: string) => number | undefined): Verdict;
}

/**
 * By the figure that early stopping watches, where it does; else by the lowest loss, of validation where there is one.
 * @param figures what is known of the run's figures
 */
export function bestWatch(settings: EarlyStopping | undefined, figures: Figures, validates: boolean): BestWatch {
  const monitor = settings?.monitor ?? (validates ? validationOf('loss') : 'loss');
  const judge = settings ? earlyStopper(settings, figures) : lowest();
  let best: number | undefined;
  return {
    monitor,
    get best() {
      return best;
    },
    tell(epoch, figure) {
      const verdict = judge(epoch, figure(monitor));
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

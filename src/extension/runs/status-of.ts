import type { RunStatus } from '../../ml/runs/run-status';
import type { Ending } from '../../ml/training/events';

/** How a run that ended so stands. */
export const statusOf: { readonly [R in Ending['reason']]: RunStatus } = {
  finished: 'finished',
  'early-stopping': 'stopped-early',
  cancelled: 'stopped',
  diverged: 'diverged',
};

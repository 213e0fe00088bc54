import type { RunInfo } from '../messages/state';
import type { RunCurves, Study } from '../shared/study';
import type { DrawnRun } from './plots';

const none: RunCurves = { columns: {}, milliseconds: new Float64Array(), frames: [] };

/** The runs that have curves, in the order in which they are laid over each other; the first also before its first epoch, where another has some. */
export function drawnRuns(runs: readonly RunInfo[], curves: Study['curves']): DrawnRun[] {
  const drawn = runs.flatMap((info, i) => {
    const own = curves.get(info.id) ?? none;
    return own.milliseconds.length > 0 || i === 0 ? [{ info, curves: own }] : [];
  });
  return drawn.some(({ curves: { milliseconds } }) => milliseconds.length > 0) ? drawn : [];
}

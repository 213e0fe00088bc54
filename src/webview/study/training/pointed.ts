import * as l10n from '@vscode/l10n';
import { isValidation } from '../../../ml/registry/metric-facts';
import type { CurveCache } from './curve-cache';
import type { DrawnRun, Plot } from './plots';
import type { XAxis } from './x-axis';

/** A place in a chart. */
interface Dot {
  readonly x: number;
  readonly y: number;
  readonly hue: number;
}

interface Mark {
  readonly x: number;
  readonly text: string;
  readonly hue: number;
}

/** x after so many epochs: of the first run that came so far. */
export function cursorPlace(axes: readonly XAxis[], by: 'epoch' | 'time', cursor: number | undefined): number | undefined {
  if (cursor === undefined) return;
  if (by === 'epoch') return cursor;
  return cursor === 0 ? 0 : axes.find(({ length }) => length >= cursor)?.at(cursor - 1);
}

/** The points of a chart's curves, as they are, after so many epochs. */
export function dotsOf({ lines, log, ySpan }: Plot, runs: readonly DrawnRun[], axes: readonly XAxis[], cursor: number | undefined): Dot[] {
  if (cursor === undefined || cursor === 0) return [];
  return lines.flatMap(({ faint, metric, hue }) => {
    const y = runs[hue]?.curves.columns[metric]?.[cursor - 1];
    const axis = axes[hue];
    if (faint || y === undefined || !axis || cursor > axis.length || !Number.isFinite(y)) return [];
    return [{ x: axis.at(cursor - 1), y: log ? Math.max(y, ySpan[0]) : y, hue }];
  });
}

/** Epochs done when a run was best: as it was judged at its end, or as it is judged so far. */
export const bestEpoch = ({ info, curves }: DrawnRun, cache: CurveCache): number | undefined =>
  info.best ?? cache.best(info, curves.columns);

/**
 * The best epoch of each run, in the charts that show it on the rows for validation.
 * @param bests the best epoch of each run
 * @param named whether to write there what it is
 */
export const marksOf = (
  { lines }: Plot,
  runs: readonly DrawnRun[],
  axes: readonly XAxis[],
  bests: readonly (number | undefined)[],
  named: boolean,
): Mark[] =>
  runs.flatMap((run, hue) => {
    const best = bests[hue];
    const axis = axes[hue];
    const checked = run.info.status === 'stopped-early' || lines.some((line) => line.hue === hue && isValidation(line.metric));
    if (best === undefined || best === 0 || !axis || best > axis.length || !checked) return [];
    return [{ x: axis.at(best - 1), text: named ? l10n.t('best: {0}', best) : '', hue }];
  });

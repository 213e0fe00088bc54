import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import { isValidation } from '../../../ml/registry/metric-facts';
import type { Span } from '../shared/scale';
import type { Study } from '../shared/study';
import type { CurveCache } from './curve-cache';
import type { DrawnRun, Plot } from './plots';
import type { ChartActions } from './uplot-options';
import { momentsAxis, nearest, nearestMoment, type XAxis } from './x-axis';

/** What the pointer and the keys do in the charts and in the table. */
export interface Pointing {
  readonly actions: ChartActions;
  readonly choose: (epoch: number | undefined) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

interface Given {
  readonly study: Pick<Study, 'cursor' | 'setCursor'>;
  /** By which x is turned into epochs: by time, those of the run in front. */
  readonly axis: XAxis;
  readonly zoomed: boolean;
  readonly setZoom: (span: Span | undefined) => void;
}

/** The pointer shows an epoch while it is there; a click or a key chooses one, which then stays. */
export function usePointing({ study, axis, zoomed, setZoom }: Given): Pointing {
  // The moment to go back to when the pointer leaves: as it was when the pointer came, whoever chose it.
  const chosen = useRef(study.cursor);
  const hovering = useRef(false);
  const epochAt = (x: number): number | undefined => {
    const i = nearest(axis, x);
    return i === undefined ? undefined : i + 1;
  };
  const choose = (epoch: number | undefined): void => {
    chosen.current = epoch;
    study.setCursor(epoch);
  };
  return {
    choose,
    actions: {
      hover: (x) => {
        if (!hovering.current) chosen.current = study.cursor;
        hovering.current = true;
        study.setCursor(epochAt(x));
      },
      leave: () => {
        hovering.current = false;
        study.setCursor(chosen.current);
      },
      pick: (x) => choose(epochAt(x) === chosen.current ? undefined : epochAt(x)),
      zoom: setZoom,
    },
    onKey: (event) => {
      const to = walk(event.key, study.cursor, axis.length);
      if (to !== undefined) choose(to);
      else if (event.key === 'Escape' && zoomed) setZoom(undefined);
      else if (event.key === 'Escape' && study.cursor !== undefined) choose(undefined);
      else return;
      event.preventDefault();
    },
  };
}

/**
 * The same over some moments of a run, which have their own axis.
 * @param epochs done at each moment
 * @returns `at`: the moment that is shown, the nearest to the epoch that is chosen; undefined where none is
 */
export function useMomentPointing(
  study: Study,
  epochs: readonly number[],
): { readonly at: number | undefined; readonly pointing: Pointing } {
  const at = study.cursor === undefined || epochs.length === 0 ? undefined : nearestMoment(epochs, study.cursor);
  const pointing = usePointing({
    study: {
      cursor: at === undefined ? undefined : at + 1,
      setCursor: (moment) => study.setCursor(moment === undefined ? undefined : epochs[moment - 1]),
    },
    axis: momentsAxis(epochs),
    zoomed: false,
    setZoom: () => undefined,
  });
  return { at, pointing };
}

/** Where a key leads from an epoch (epochs done, 1 … `last`); undefined for keys that lead nowhere. No one pointing counts as being at the end. */
export function walk(key: string, from: number | undefined, last: number): number | undefined {
  const page = Math.max(1, Math.round(last / 20));
  const at = from ?? last;
  const to = {
    ArrowRight: from === undefined ? last : at + 1,
    ArrowUp: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    PageUp: at + page,
    PageDown: at - page,
    Home: 1,
    End: last,
  }[key];
  return to === undefined || last === 0 ? undefined : Math.min(last, Math.max(1, to));
}

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
  /** Its text is a line lower, where that of another may be. */
  readonly lower?: boolean;
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
 * Where runs branch from others, and the best epoch of each run, in the charts that show it on the rows for validation.
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
    const from = run.info.from?.epoch ?? 0;
    const branch =
      from > 0 && axis && from <= axis.length ? [{ x: axis.at(from - 1), text: named ? l10n.t('branch: {0}', from) : '', hue }] : [];
    if (best === undefined || best === 0 || !axis || best > axis.length || !checked) return branch;
    return [...branch, { x: axis.at(best - 1), text: named ? l10n.t('best: {0}', best) : '', hue }];
  });

/** Epochs that advice on the run in front names, each with what it is. */
export const adviceMarks = (advice: readonly { readonly title: string; readonly epoch?: number }[], axis: XAxis | undefined): Mark[] =>
  advice.flatMap(({ title, epoch }) =>
    axis && epoch !== undefined && epoch <= axis.length ? [{ x: axis.at(epoch - 1), text: title, hue: 0, lower: true }] : [],
  );

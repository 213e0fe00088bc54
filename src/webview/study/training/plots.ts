import * as l10n from '@vscode/l10n';
import { validationOf } from '../../../ml/registry/metric-facts';
import { count } from '../../shared/format';
import type { Options } from '../messages/options';
import type { RunInfo } from '../messages/state';
import { logTicks, logTickTexts, roomy, type Span, ticks, tickTexts } from '../shared/scale';
import type { RunCurves } from '../shared/study';
import type { CurveCache } from './curve-cache';
import { epochsIn, type Family } from './families';
import { type Source, sample, type Y } from './sample';
import { timeUnit, type XAxis } from './x-axis';

/** A run that is drawn; the first has the first colour, and so on. */
export interface DrawnRun {
  readonly info: RunInfo;
  readonly curves: RunCurves;
}

/** One line of a chart. */
interface PlotLine {
  readonly run: string;
  readonly label: string;
  readonly metric: string;
  /** Which of the theme's colours. */
  readonly hue: number;
  readonly dashed: boolean;
  /** The curve as it is, behind the smoothed one. */
  readonly faint: boolean;
}

export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** Everything that is drawn in a chart, in its own units; whoever draws it adds pixels and colours. */
export interface Plot {
  readonly family: string;
  readonly title: string;
  readonly x: readonly number[];
  readonly ys: readonly (readonly Y[])[];
  readonly lines: readonly PlotLine[];
  readonly xSpan: Span;
  readonly ySpan: Span;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly xTitle: string;
  readonly log: boolean;
  /** Values of 0 or less are drawn at the lower edge of a logarithmic scale. */
  readonly floored: boolean;
  /** Few points are marked one by one. */
  readonly points: boolean;
}

export interface PlotSettings {
  readonly options: Pick<Options['training'], 'by' | 'logScale' | 'smoothing' | 'hidden'>;
  /** The part of x that is shown; all of it when not set. */
  readonly zoom?: Span | undefined;
  /** Pixels across, for thinning. */
  readonly columns: number;
  /** Pixels down of each chart, for the number of ticks. */
  readonly heights: readonly number[];
}

/** More points than this in a line are not marked. */
const MARKED = 60;

/** How many times as far as the run in front a pale one may stretch an axis. */
const STRETCH = 3;

/** All of x: a little room on both sides, so that the first and the last point are whole. */
function wholeSpan(runs: readonly DrawnRun[], axes: readonly XAxis[], by: 'epoch' | 'time'): Span {
  const ends = axes.map((axis) => (axis.length ? axis.at(axis.length - 1) : 0));
  const own = Math.max(0, ...ends.filter((_, i) => !runs[i]?.info.pale));
  // It is there to be compared with: what goes far beyond the run in front would only squeeze that one.
  const reach = own === 0 ? Number.POSITIVE_INFINITY : by === 'epoch' ? Math.max(own, runs[0]?.info.epochs ?? 0) : STRETCH * own;
  const last = Math.max(own, ...ends.map((end) => Math.min(end, reach)));
  const first = by === 'epoch' ? 1 : 0;
  if (last <= first) return by === 'epoch' ? [first - 0.5, first + 0.5] : [0, 1];
  return roomy([first, last], 0.015);
}

/** The axis of each run, in the order of the runs. */
export const axesOf = (runs: readonly DrawnRun[], by: 'epoch' | 'time', cache: CurveCache): XAxis[] =>
  runs.map(({ info, curves }) => cache.axis(info.id, curves, by, epochsIn(curves.columns)));

/** A chart for each of these kinds of metrics, all with the same x. */
export function buildPlots(runs: readonly DrawnRun[], shown: readonly Family[], settings: PlotSettings, cache: CurveCache): Plot[] {
  const { by } = settings.options;
  const axes = axesOf(runs, by, cache);
  const xSpan = settings.zoom ?? wholeSpan(runs, axes, by);
  const x = xAxisOf(xSpan, by, settings.columns);
  return shown.map((family, i) => {
    const { lines, sources } = linesOf(family.name, runs, axes, settings.options, cache);
    const points = sources.every(({ axis }) => axis.firstFrom(xSpan[1]) - axis.firstFrom(xSpan[0]) <= MARKED);
    const sampled = sample(sources, xSpan, settings.columns);
    const about = Math.max(2, (settings.heights[i] ?? 0) / 50);
    const pale = lines.map(({ hue }) => runs[hue]?.info.pale === true);
    return { lines, xSpan, points, ...x, ...yAxisOf(family, sampled.ys, pale, settings.options.logScale, about), x: sampled.x };
  });
}

type YAxis = Pick<Plot, 'family' | 'title' | 'ys' | 'ySpan' | 'yTicks' | 'log' | 'floored'>;

function yAxisOf({ name: family, facts }: Family, ys: Plot['ys'], pale: readonly boolean[], logScale: boolean, about: number): YAxis {
  const { low, high, positive } = wholeExtent(ys, pale);
  const share = facts?.unit === 'share';
  const title = share ? l10n.t('{0} (%)', family) : family;
  // What grows as the network learns has its ideal at the top: a logarithmic scale, made for what shrinks towards 0, says nothing of it.
  if (!logScale || facts?.direction === 'up' || positive > high) {
    const ySpan = linearSpan(share, low <= high ? [low, high] : [0, 1]);
    const factor = share ? 100 : 1;
    const top = share ? Math.min(1, ySpan[1]) : ySpan[1];
    return { family, title, ys, ySpan, yTicks: ticksOf([ySpan[0] * factor, top * factor], about, 1 / factor), log: false, floored: false };
  }
  const floored = low <= 0;
  const ySpan = logSpan([positive, high], floored);
  const at = logTicks(ySpan, about);
  const texts = logTickTexts(at);
  return {
    family,
    title,
    ys: floored ? ys.map((values) => values.map((y) => (typeof y === 'number' && y < ySpan[0] ? ySpan[0] : y))) : ys,
    ySpan,
    yTicks: at.map((tick, k) => ({ at: tick, text: texts[k] as string })),
    log: true,
    floored,
  };
}

/** The extent of the curves; a pale one that leaves the others' far behind is cut off at the edges. */
function wholeExtent(ys: Plot['ys'], pale: readonly boolean[]): ReturnType<typeof extent> {
  const own = extent(ys.filter((_, i) => !pale[i]));
  const behind = extent(ys.filter((_, i) => pale[i]));
  if (own.low > own.high || behind.low > behind.high) return own.low > own.high ? behind : own;
  const reach = STRETCH * Math.max(Math.abs(own.low), Math.abs(own.high));
  return {
    low: Math.min(own.low, Math.max(behind.low, -reach)),
    high: Math.max(own.high, Math.min(behind.high, reach)),
    positive: Math.min(own.positive, Math.max(behind.positive, own.positive / STRETCH)),
  };
}

/** The smallest and largest number, and the smallest above 0; infinite where there is none. */
function extent(ys: Plot['ys']): { readonly low: number; readonly high: number; readonly positive: number } {
  let [low, high, positive] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const values of ys) {
    for (let i = 0; i < values.length; i++) {
      const y = values[i];
      if (typeof y !== 'number') continue;
      if (y < low) low = y;
      if (y > high) high = y;
      if (y > 0 && y < positive) positive = y;
    }
  }
  return { low, high, positive };
}

function linesOf(
  family: string,
  runs: readonly DrawnRun[],
  axes: readonly XAxis[],
  { smoothing, hidden }: PlotSettings['options'],
  cache: CurveCache,
) {
  const behind: [PlotLine, Source][] = [];
  const faint: [PlotLine, Source][] = [];
  const full: [PlotLine, Source][] = [];
  for (const [hue, { info, curves }] of runs.entries()) {
    for (const metric of [family, validationOf(family)]) {
      const values = curves.columns[metric];
      if (!values || hidden.includes(metric)) continue;
      const axis = axes[hue] as XAxis;
      const line = { run: info.id, label: info.label, metric, hue, dashed: metric !== family };
      const raw = cache.raw(info.id, metric, values, axis);
      if (smoothing > 0) (info.pale ? behind : faint).push([{ ...line, faint: true }, raw]);
      (info.pale ? behind : full).push([
        { ...line, faint: false },
        smoothing > 0 ? cache.smooth(info.id, metric, values, axis, smoothing) : raw,
      ]);
    }
  }
  // What is drawn later covers what was drawn before.
  const all = [...behind, ...faint, ...full];
  return { lines: all.map(([line]) => line), sources: all.map(([, source]) => source) };
}

/** From 0 where that costs little room, since a curve is read by its distance from 0. */
function linearSpan(share: boolean, [low, high]: Span): Span {
  if (share && low >= 0 && high <= 1) return low < 0.5 || low === high ? [0, 1.04] : roomy([low, Math.max(high, low + 0.02)], 0.08);
  // A single value is read by its distance from 0, too.
  if (low === high) return low === 0 ? [0, 1] : low > 0 ? [0, 1.25 * low] : [1.25 * low, 0];
  const [from, to] = roomy([low, high], 0.06);
  return low >= 0 && low < 0.4 * high ? [0, to] : [from, to];
}

/** @param floored whether there must be room below for values that have no place on the scale */
function logSpan([low, high]: Span, floored: boolean): Span {
  const room = high > low ? (high / low) ** 0.06 : 2;
  return [floored ? low / room / 3 : low / room, high * room];
}

function xAxisOf(span: Span, by: 'epoch' | 'time', columns: number): Pick<Plot, 'xTicks' | 'xTitle'> {
  const about = Math.max(2, Math.min(10, columns / 90));
  if (by === 'epoch') {
    const at = ticks(span, about).filter((tick) => Number.isInteger(tick) && tick >= 1);
    return { xTicks: at.map((tick) => ({ at: tick, text: count(tick) })), xTitle: l10n.t('Epoch') };
  }
  const { size, name } = timeUnit(span[1]);
  return { xTicks: ticksOf([Math.max(0, span[0]) / size, span[1] / size], about, size), xTitle: l10n.t('Time trained ({0})', name) };
}

/** @param unit what a step of 1 in the span is worth on the axis */
function ticksOf(span: Span, about: number, unit = 1): Tick[] {
  const at = ticks(span, about);
  const texts = tickTexts(at);
  return at.map((tick, i) => ({ at: tick * unit, text: texts[i] as string }));
}

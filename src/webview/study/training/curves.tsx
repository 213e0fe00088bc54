import * as l10n from '@vscode/l10n';
import { useMemo, useRef, useState } from 'preact/hooks';
import { validationOf } from '../../../ml/registry/metric-facts';
import { useSize } from '../shared/measure';
import { momentOf } from '../shared/moment';
import type { Span } from '../shared/scale';
import type { Study } from '../shared/study';
import { themeFor, useChartTheme } from '../shared/theme';
import type { Advice } from './advice';
import { ChartStack, chartHeights } from './chart-stack';
import { Controls } from './controls';
import { CurveCache } from './curve-cache';
import { useSentence } from './describe-curve';
import { type Family, families } from './families';
import { MetricsTable } from './metrics-table';
import { axesOf, buildPlots, type DrawnRun } from './plots';
import { bestEpoch, usePointing } from './pointing';
import { Readout } from './readout';
import { saveItems } from './save-charts';
import { Y_AXIS } from './uplot-options';
import type { XAxis } from './x-axis';

/** Pixels that are left to what is shown under the curves. */
const BELOW = { gradients: 320, advice: 160 };

interface Props {
  readonly study: Study;
  readonly runs: readonly DrawnRun[];
  readonly compact: boolean;
  readonly roomy: boolean;
  /** The gradients of the run in front can be shown under them. */
  readonly gradients: boolean;
  /** Of the run in front: the epochs that it names are marked. */
  readonly advice?: readonly Advice[];
}

/** The charts, what their values are where the reader points, and what they show. */
export function Curves({ study, runs, compact, roomy, gradients: offered, advice = [] }: Props) {
  const { training } = study.state.options;
  const options = compact ? { ...training, smoothing: 0 } : training;
  const place = useRef<HTMLDivElement>(null);
  const canvases = useRef(new Map<string, HTMLCanvasElement>());
  const { width, windowHeight } = useSize(place);
  const own = useChartTheme();
  const pale = runs.map(({ info }) => info.pale === true);
  const theme = useMemo(() => themeFor(own, pale), [own, pale.join()]);
  const cache = useMemo(() => new CurveCache(), []);
  const [zoom, setZoom] = useState<{ readonly by: string; readonly span: Span }>();
  const span = zoom?.by === options.by ? zoom.span : undefined;

  const all = families(runs);
  const shown = compact ? all.slice(0, roomy ? 2 : 1) : all.filter(({ name }) => !options.hidden.includes(name));
  const gradients = !compact && options.gradients && offered;
  const below = gradients ? BELOW.gradients : advice.length > 0 ? BELOW.advice : 0;
  const heights = chartHeights(shown.length, width, windowHeight - below, compact);
  const data = runs.flatMap(({ info, curves }) => [
    info.id,
    info.label,
    info.status,
    curves.milliseconds,
    ...Object.values(curves.columns),
  ]);
  const plots = useMemo(
    () => (width > 0 ? buildPlots(runs, shown, { options, zoom: span, columns: (width - Y_AXIS) * devicePixelRatio, heights }, cache) : []),
    [...data, options.by, options.logScale, options.smoothing, options.hidden, span, width, windowHeight, compact, roomy, below],
  );
  const sentence = useSentence(runs);
  const bests = runs.map((run) => bestEpoch(run, cache));
  const axes = axesOf(runs, options.by, cache);
  const pointing = usePointing({
    study,
    axis: options.by === 'time' ? (axes[0] as XAxis) : longest(axes.filter((_, i) => !pale[i])),
    zoomed: span !== undefined,
    setZoom: (to) => setZoom(to && { by: options.by, span: to }),
  });
  const metrics = metricFactsOf(shown, runs, options.hidden);
  // Beside pictures of a moment, the metric values are those of the same moment, and not of each epoch that the pointer passes.
  const moment = momentOf(study);
  const pointed = compact && moment.as === 'pointed' ? moment.epoch : study.cursor;
  const read = compact && moment.live ? moment.epoch : pointed;
  const screen = { plots, theme, width, heights, canvases: canvases.current };

  return (
    <>
      {!compact && <Controls study={study} families={all} saveItems={saveItems(study, runs, screen, metrics)} gradients={offered} />}
      <Readout
        study={compact ? undefined : study}
        runs={compact ? runs.filter(({ info }) => !info.pale) : runs}
        metrics={metrics}
        epoch={read}
        theme={theme}
      />
      <div class="charts" ref={place}>
        <ChartStack
          {...screen}
          runs={runs}
          axes={axes}
          bests={bests}
          advice={advice}
          by={options.by}
          metrics={metrics}
          cursor={pointed}
          pointing={pointing}
        />
      </div>
      {plots.some(({ floored }) => floored) && (
        <p class="quiet">{l10n.t('A logarithmic scale has no 0: values of 0 are drawn at the lower edge.')}</p>
      )}
      {span && <p class="quiet">{l10n.t('A part is shown. Double-click or press Escape to see all.')}</p>}
      <p class="sentence">{sentence}</p>
      {!compact && options.table && (
        <MetricsTable run={runs[0] as DrawnRun} metrics={metrics} epoch={study.cursor} onPick={pointing.choose} onKey={pointing.onKey} />
      )}
    </>
  );
}

const longest = (axes: readonly XAxis[]): XAxis => axes.reduce((long, axis) => (axis.length > long.length ? axis : long));

/** The metrics of the charts that are shown: for training, then for validation. */
const metricFactsOf = (shown: readonly Family[], runs: readonly DrawnRun[], hidden: readonly string[]): string[] =>
  shown
    .flatMap(({ name }) => [name, validationOf(name)])
    .filter((metric) => !hidden.includes(metric) && runs.some(({ curves }) => curves.columns[metric]));

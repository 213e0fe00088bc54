import * as l10n from '@vscode/l10n';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { metricText } from '../../../ml/registry/metric-facts';
import { metricTitle } from '../shared/names';
import type { ChartTheme } from '../shared/theme';
import type { Advice } from './advice';
import { Overlay, type Pointed } from './overlay';
import type { DrawnRun, Plot } from './plots';
import { adviceMarks, cursorPlace, dotsOf, marksOf, type Pointing } from './pointing';
import { momentText, valueAt } from './readout';
import { type ChartActions, type Shown, structureOf, uplotOptions } from './uplot-options';
import type { XAxis } from './x-axis';

interface Props {
  readonly plots: readonly Plot[];
  readonly runs: readonly DrawnRun[];
  readonly axes: readonly XAxis[];
  /** Epochs done when each run was best. */
  readonly bests: readonly (number | undefined)[];
  readonly advice: readonly Advice[];
  readonly by: 'epoch' | 'time';
  readonly metrics: readonly string[];
  /** Epochs done where the reader points. */
  readonly cursor: number | undefined;
  readonly theme: ChartTheme;
  readonly width: number;
  readonly heights: readonly number[];
  readonly pointing: Pointing;
  readonly canvases: Map<string, HTMLCanvasElement>;
}

/** Charts above each other with one x axis. By keyboard they are one slider over the epochs, whose text is what the curves are there. */
export function ChartStack({ plots, runs, axes, bests, advice, by, metrics, cursor, theme, width, heights, pointing, canvases }: Props) {
  const last = Math.max(...axes.map(({ length }) => length));
  return (
    <div
      class="chart-stack"
      role="slider"
      tabIndex={0}
      aria-label={l10n.t('Curves, epoch by epoch')}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={cursor ?? last}
      aria-valuetext={spoken(runs, metrics, cursor)}
      title={l10n.t('Drag to zoom, click to stay at an epoch. By keyboard: arrow keys, Home, End; Escape to go back.')}
      onKeyDown={pointing.onKey}
    >
      {plots.map((plot, i) => (
        <div key={plot.family} class="titled-chart">
          <p class="chart-title">{plot.title}</p>
          <Chart
            plot={plot}
            theme={theme}
            width={width}
            height={heights[i] as number}
            withX={i === plots.length - 1}
            actions={pointing.actions}
            onCanvas={(canvas) => (canvas ? canvases.set(plot.family, canvas) : canvases.delete(plot.family))}
            x={cursorPlace(axes, by, cursor)}
            dots={dotsOf(plot, runs, axes, cursor)}
            marks={[...marksOf(plot, runs, axes, bests, i === 0), ...(i === 0 ? adviceMarks(advice, axes[0]) : [])]}
          />
        </div>
      ))}
    </div>
  );
}

/** What a screen reader says of the moment: `Epoch 38: loss 0.0031, accuracy 100 %`. */
function spoken(runs: readonly DrawnRun[], metrics: readonly string[], cursor: number | undefined): string {
  const values = runs.map(({ info, curves }) => {
    const own = metrics
      .map((metric) => `${metricTitle(metric)} ${metricText(metric, valueAt(curves.columns[metric], cursor), info.metrics)}`)
      .join(', ');
    return runs.length > 1 ? `${info.label}: ${own}` : own;
  });
  return `${momentText(runs, cursor)}: ${values.join('; ')}`;
}

const LEAST = { first: 160, other: 112 };

/** Pixels for each chart's curves and axes: the loss twice as high as the others, together about as high as there is room, and not much higher than wide. */
export function chartHeights(charts: number, width: number, windowHeight: number, compact: boolean): number[] {
  if (compact) return Array.from({ length: charts }, () => 160);
  const room = Math.min(600, 240 + width * 0.5, Math.max(280, windowHeight - 360));
  const share = charts === 1 ? room * 0.85 : room / (charts + 1);
  return Array.from({ length: charts }, (_, i) =>
    Math.round(i === 0 ? Math.max(LEAST.first, charts === 1 ? share : 2 * share) : Math.max(LEAST.other, share)),
  );
}

interface ChartProps extends Shown, Pointed {
  readonly actions: ChartActions;
  /** Gives the drawn picture to those who save it; undefined when the chart is gone. */
  readonly onCanvas?: (canvas: HTMLCanvasElement | undefined) => void;
}

/** One chart, drawn by uPlot. It is redrawn only when its plot, size or theme changed; the cursor moves above it. */
function Chart({ actions, onCanvas, x, dots, marks, ...shown }: ChartProps) {
  const { plot, theme, width, height } = shown;
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ shown: shown as Shown, actions });
  latest.current = { shown, actions };
  const chart = useRef<uPlot>(undefined);
  const overlay = useRef<Overlay>(undefined);
  const structure = structureOf(shown);

  useLayoutEffect(() => {
    const options = uplotOptions(
      latest.current.shown,
      () => latest.current.shown,
      () => latest.current.actions,
    );
    const made = new uPlot(options, dataOf(latest.current.shown), place.current as HTMLDivElement);
    chart.current = made;
    overlay.current = new Overlay(made, theme);
    onCanvas?.(made.ctx.canvas);
    return () => {
      onCanvas?.(undefined);
      made.destroy();
      chart.current = undefined;
    };
  }, [structure, theme]);

  useLayoutEffect(() => {
    chart.current?.setSize({ width, height });
  }, [width, height]);

  useLayoutEffect(() => {
    chart.current?.setData(dataOf(latest.current.shown), true);
  }, [plot]);

  // After each drawing: places depend on the scales, which follow the data.
  useEffect(() => {
    overlay.current?.show({ x, dots, marks }, plot);
  });

  return <div class="chart" ref={place} data-family={plot.family} />;
}

const dataOf = ({ plot }: Shown): uPlot.AlignedData => [plot.x, ...plot.ys] as unknown as uPlot.AlignedData;

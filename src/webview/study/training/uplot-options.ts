import type uPlot from 'uplot';
import { type ChartTheme, faded, hueOf } from '../shared/theme';
import type { Plot, Tick } from './plots';

/** Pixels for the numbers beside the y axis: the same in each chart, so that x is the same place in all of them. */
export const Y_AXIS = 48;
const X_AXIS = 44;
const GAP = 6;

/** What a chart is drawn from; uPlot asks for it at each drawing. */
export interface Shown {
  readonly plot: Plot;
  readonly theme: ChartTheme;
  readonly width: number;
  readonly height: number;
  /** The lowest chart has the numbers of the x axis, and its name. */
  readonly withX: boolean;
}

export interface ChartActions {
  /** The pointer is at this x. */
  readonly hover: (x: number) => void;
  readonly leave: () => void;
  readonly pick: (x: number) => void;
  /** A part of x was chosen; undefined: all of it. */
  readonly zoom: (span: readonly [number, number] | undefined) => void;
}

/** All that cannot be changed in a chart once it is made: when this text differs, another is made. */
export const structureOf = ({ plot, withX }: Shown): string => JSON.stringify([plot.lines, plot.log, plot.points, withX && plot.xTitle]);

/** Options for uPlot. Scales and ticks are ours; uPlot draws. */
export function uplotOptions(first: Shown, shown: () => Shown, actions: () => ChartActions): uPlot.Options {
  const { theme, plot, withX, width, height } = first;
  const font = `${theme.fontSize}px ${theme.font}`;
  const axis = (ticks: (plot: Plot) => readonly Tick[], side: { size: number }): uPlot.Axis => ({
    ...side,
    stroke: theme.quiet,
    font,
    gap: GAP,
    ticks: { show: false },
    grid: { stroke: theme.grid, width: 1 },
    // uPlot drops those of a logarithmic axis that are no powers of ten.
    filter: (_, splits) => splits,
    splits: () => ticks(shown().plot).map(({ at }) => at),
    values: (_, splits) => {
      const all = ticks(shown().plot);
      return splits.map((split) => all.find(({ at }) => at === split)?.text ?? '');
    },
  });
  return {
    width,
    height,
    padding: [8, 12, withX ? 0 : 8, 0],
    legend: { show: false },
    cursor: {
      show: true,
      x: false,
      y: false,
      points: { show: false },
      drag: { x: true, y: false, setScale: false },
      bind: { dblclick: () => () => null },
    },
    scales: {
      x: { time: false, range: () => [...shown().plot.xSpan] as [number, number] },
      y: { distr: plot.log ? 3 : 1, range: () => [...shown().plot.ySpan] as [number, number] },
    },
    axes: [
      withX
        ? {
            ...axis(({ xTicks }) => xTicks, { size: X_AXIS - 18 }),
            label: plot.xTitle,
            labelFont: font,
            labelSize: 18,
            labelGap: 0,
          }
        : { ...axis(({ xTicks }) => xTicks, { size: 0 }), values: (_, splits) => splits.map(() => '') },
      axis(({ yTicks }) => yTicks, { size: Y_AXIS }),
    ],
    series: [{}, ...plot.lines.map((line) => seriesOf(line, plot, theme))],
    hooks: { setSelect: [(chart) => select(chart, actions())], ready: [(chart) => listen(chart, actions)] },
  };
}

function seriesOf(line: Plot['lines'][number], plot: Plot, theme: ChartTheme): uPlot.Series {
  const hue = hueOf(theme, line.hue);
  const stroke = line.faint ? faded(hue, theme.faint) : hue;
  return {
    label: line.label,
    stroke,
    width: line.faint ? 1 : 1.5,
    spanGaps: false,
    // Rounded to whole pixels, a slow curve would be a staircase.
    pxAlign: 0,
    ...(line.dashed && { dash: [6, 4] }),
    // Where points are not marked, one between two gaps still is: it has no line to be seen by.
    points: { ...(plot.points ? { show: !line.faint } : {}), size: 5, stroke, fill: line.dashed ? theme.ground : stroke },
  };
}

function select(chart: uPlot, { zoom }: ChartActions): void {
  const { left, width } = chart.select;
  if (width < 3) return;
  zoom([chart.posToVal(left, 'x'), chart.posToVal(left + width, 'x')]);
  chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
}

function listen(chart: uPlot, actions: () => ChartActions): void {
  const place = ({ clientX }: MouseEvent): number => chart.posToVal(clientX - chart.over.getBoundingClientRect().left, 'x');
  let pressed: number | undefined;
  chart.over.addEventListener('mousemove', (event) => actions().hover(place(event)));
  chart.over.addEventListener('mouseleave', () => actions().leave());
  chart.over.addEventListener('mousedown', ({ clientX }) => {
    pressed = clientX;
  });
  chart.over.addEventListener('click', (event) => {
    // The end of a drag is no click.
    if (pressed !== undefined && Math.abs(event.clientX - pressed) < 3) actions().pick(place(event));
  });
  chart.over.addEventListener('dblclick', () => actions().zoom(undefined));
}

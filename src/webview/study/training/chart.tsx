import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { Overlay, type Pointed } from './overlay';
import { type ChartActions, type Shown, structureOf, uplotOptions } from './uplot-options';

interface Props extends Shown, Pointed {
  readonly actions: ChartActions;
  /** Gives the drawn picture to those who save it; undefined when the chart is gone. */
  readonly onCanvas?: (canvas: HTMLCanvasElement | undefined) => void;
}

/** One chart, drawn by uPlot. It is redrawn only when its plot, size or theme changed; the cursor moves above it. */
export function Chart({ actions, onCanvas, x, dots, marks, ...shown }: Props) {
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

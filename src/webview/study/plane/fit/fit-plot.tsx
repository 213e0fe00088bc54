import type { ComponentChildren } from 'preact';
import { pixel } from '../../shared/scale';
import { Frame, type Layout } from '../frame';
import { Marks, markSize, Rings } from '../marks';
import type { Scene } from './scene';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly names: readonly [string, string];
  /** Draws the residuals: how far each point is from the curve. */
  readonly showResiduals: boolean;
  /** The point that the reader is at. */
  readonly at: number | undefined;
  /** What else is drawn under the curve. */
  readonly children?: ComponentChildren;
}

/** The curve, the data, and where the curve continues without any. */
export function FitPlot({ scene, layout, names, showResiduals, at, children }: Props) {
  const { dots, curves, look, reading, known } = scene;
  const size = markSize(dots.length);
  const here = at === undefined ? undefined : dots[at];
  return (
    <Frame
      layout={layout}
      names={names}
      ground={known && <Beyond layout={layout} known={known} />}
      over={
        <>
          <Rings kind="wrong" layout={layout} marks={dots.filter(({ right }) => !right)} size={size} />
          <Marks layout={layout} marks={dots} size={size} />
          <Rings kind="here" layout={layout} marks={here ? [here] : []} size={size} />
        </>
      }
    >
      {children}
      {reading.kind === 'binary' && <path class="plot-thin" d={`M${layout.left} ${pixel(layout.y(reading.threshold))}h${layout.across}`} />}
      {showResiduals && <path class="residuals" d={dots.map((dot) => residualPath(dot, layout)).join('')} />}
      {curves.map(({ klass, y }) => (
        <path key={klass} class={reading.kind === 'classes' ? `curve klass-${klass % 8}` : 'curve'} d={curvePath(look.x, y, layout)} />
      ))}
    </Frame>
  );
}

/** The strips to the left and the right of the data. */
function Beyond({ layout, known: [from, to] }: { readonly layout: Layout; readonly known: readonly [number, number] }) {
  const right = layout.left + layout.across;
  const strips = [
    [layout.left, layout.x(from)],
    [layout.x(to), right],
  ] as const;
  return (
    <g>
      {strips.map(([start, end]) => (
        <rect class="beyond" key={start} x={pixel(start)} y={layout.top} width={pixel(Math.max(0, end - start))} height={layout.down} />
      ))}
    </g>
  );
}

const residualPath = ({ x, y, output }: Scene['dots'][number], layout: Layout): string =>
  Number.isFinite(output) ? `M${pixel(layout.x(x))} ${pixel(layout.y(y))}V${pixel(layout.y(output))}` : '';

/** Broken where there is no number. */
export function curvePath(x: ArrayLike<number>, y: readonly number[], layout: Pick<Layout, 'x' | 'y'>): string {
  let pen = 'M';
  return y
    .map((value, i) => {
      if (!Number.isFinite(value)) {
        pen = 'M';
        return '';
      }
      const part = `${pen}${pixel(layout.x(x[i] as number))} ${pixel(layout.y(value))}`;
      pen = 'L';
      return part;
    })
    .join('');
}

import type { ComponentChildren } from 'preact';
import { type Box, pixel, type Span, scale, ticksOf } from '../shared/scale';

/** Where things are in a drawing, in pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  /** Of the part inside the axes. */
  readonly across: number;
  readonly down: number;
  readonly box: Box;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** Pixels between two ticks, at least. */
const apart = { x: 80, y: 72 } as const;

/** @param bare without axes: for small pictures */
export function layOut(width: number, height: number, box: Box, bare = false): Layout {
  const [left, top, right, bottom] = bare ? [1, 1, 1, 1] : [44, 24, 12, 40];
  const across = Math.max(1, width - left - right);
  const down = Math.max(1, height - top - bottom);
  const span: Span = [top + down, top];
  return { width, height, left, top, across, down, box, x: scale(box.x, [left, left + across]), y: scale(box.y, span) };
}

interface Props {
  readonly layout: Layout;
  /** What the axes show; not set for bare pictures. */
  readonly names?: readonly [x: string, y: string];
  /** Drawn under the grid, and ended at the edges. */
  readonly ground?: ComponentChildren;
  /** Drawn over the grid, and ended at the edges. */
  readonly children?: ComponentChildren;
  /** Drawn last, also beyond the edges. */
  readonly over?: ComponentChildren;
}

/** Axes, grid and names around what is drawn. */
export const Frame = ({ layout, names, ground, children, over }: Props) => (
  <>
    <Inside layout={layout}>{ground}</Inside>
    {names && <Axes layout={layout} names={names} />}
    <Inside layout={layout}>{children}</Inside>
    <rect class="plot-edge" x={layout.left} y={layout.top} width={layout.across} height={layout.down} />
    {over}
  </>
);

/** An inner drawing ends at its edges, without a clip path that would need a name of its own. */
export const Inside = ({
  layout: { left, top, across, down },
  children,
}: {
  readonly layout: Layout;
  readonly children?: ComponentChildren;
}) => (
  <svg x={left} y={top} width={across} height={down} viewBox={`${left} ${top} ${across} ${down}`} aria-hidden="true">
    {children}
  </svg>
);

function Axes({ layout, names: [xName, yName] }: { readonly layout: Layout; readonly names: readonly [string, string] }) {
  const { left, top, across, down, box, x, y } = layout;
  const xTicks = ticksOf(box.x, Math.max(2, Math.floor(across / apart.x)));
  const yTicks = ticksOf(box.y, Math.max(2, Math.floor(down / apart.y)));
  const bottom = top + down;
  return (
    <g class="plot-axes">
      <path
        class="plot-grid"
        d={[
          ...xTicks.map(({ value }) => `M${pixel(x(value))} ${top}V${bottom}`),
          ...yTicks.map(({ value }) => `M${left} ${pixel(y(value))}H${left + across}`),
        ].join('')}
      />
      {xTicks.map(({ value, text }) => (
        <text key={`x${value}`} class="plot-tick" x={pixel(x(value))} y={bottom + 16} text-anchor="middle">
          {text}
        </text>
      ))}
      {yTicks.map(({ value, text }) => (
        <text key={`y${value}`} class="plot-tick" x={left - 6} y={pixel(y(value) + 4)} text-anchor="end">
          {text}
        </text>
      ))}
      <text class="plot-name" x={left + across} y={bottom + 34} text-anchor="end">
        {xName}
      </text>
      <text class="plot-name" x={left} y={top - 8}>
        {yName}
      </text>
    </g>
  );
}

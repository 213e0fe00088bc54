import type { ComponentChildren } from 'preact';
import { Inside, type Layout } from '../plane/frame';
import { pixel, ticksOf } from '../shared/scale';
import { curveClass } from './shown';

/** Pixels between two ticks, at least. */
const apart = { x: 52, y: 40 } as const;

interface FrameProps {
  readonly layout: Layout;
  /** What the axes show. */
  readonly names: readonly [x: string, y: string];
  readonly children: ComponentChildren;
  /** Drawn last, also beyond the edges. */
  readonly over?: ComponentChildren;
}

/** Axes through zero, where zero is in sight, and a grid. */
export function AxesThroughZero({ layout, names: [xName, yName], children, over }: FrameProps) {
  const { left, top, across, down, box, x, y } = layout;
  const [right, bottom] = [left + across, top + down];
  const within = (value: number, [from, to]: readonly [number, number]): number => Math.min(to, Math.max(from, value));
  const [x0, y0] = [pixel(x(within(0, box.x))), pixel(y(within(0, box.y)))];
  const xTicks = ticksOf(box.x, Math.max(2, Math.floor(across / apart.x)));
  const yTicks = ticksOf(box.y, Math.max(2, Math.floor(down / apart.y)));
  // Numbers stay within the plot: above the axis where it is at the bottom, right of it where it is at the left.
  const [low, leftmost] = [y0 + 16 > bottom + 14, x0 - left < 36];
  return (
    <>
      <path
        class="plot-grid"
        d={[
          ...xTicks.map(({ value }) => `M${pixel(x(value))} ${top}V${bottom}`),
          ...yTicks.map(({ value }) => `M${left} ${pixel(y(value))}H${right}`),
        ].join('')}
      />
      <path class="function-axis" d={`M${left} ${y0}H${right}M${x0} ${top}V${bottom}`} />
      <Inside layout={layout}>{children}</Inside>
      {xTicks
        .filter(({ value }) => value !== 0 && (Math.abs(x(value) - x0) > 24 || low))
        .map(({ value, text }) => (
          <text key={`x${value}`} class="plot-tick halo" x={pixel(x(value))} y={low ? y0 - 5 : y0 + 15} text-anchor="middle">
            {text}
          </text>
        ))}
      {yTicks
        .filter(({ value }) => value !== 0 && y(value) > top + 6)
        .map(({ value, text }) => (
          <text
            key={`y${value}`}
            class="plot-tick halo"
            x={leftmost ? x0 + 5 : x0 - 5}
            y={pixel(y(value) + 4)}
            text-anchor={leftmost ? 'start' : 'end'}
          >
            {text}
          </text>
        ))}
      <text class="plot-name halo" x={right} y={bottom + 30} text-anchor="end">
        {xName}
      </text>
      <text class="plot-name" x={x0} y={top - 8} text-anchor={leftmost ? 'start' : 'middle'}>
        {yName}
      </text>
      {over}
    </>
  );
}

/** A change that is so many times that of the parts beside it is a jump, where it can be seen at all. */
const SUDDEN = 20;

/** A curve's path within the plot; broken at gaps, and where it jumps. */
export function curvePath(xs: ArrayLike<number>, ys: ArrayLike<number>, { x, y, box }: Pick<Layout, 'x' | 'y' | 'box'>): string {
  const [low, high] = box.y;
  const room = high - low;
  const at = (i: number): number => ys[i] as number;
  // Where there is nothing to compare with, nothing is sudden.
  const change = (i: number): number => (Number.isFinite(at(i + 1) - at(i)) ? Math.abs(at(i + 1) - at(i)) : Number.POSITIVE_INFINITY);
  const jumps = (i: number): boolean => {
    const here = change(i - 1);
    if (here <= room / 50) return false;
    const across = (at(i - 1) > high && at(i) < low) || (at(i - 1) < low && at(i) > high);
    return across || here > SUDDEN * (change(i - 2) + change(i));
  };
  // Beyond the edges by more than the plot's height nothing need be exact, and no pixel may be too far away to be drawn.
  const clipped = (value: number): number => Math.min(high + room, Math.max(low - room, value));
  let pen = 'M';
  return Array.from({ length: ys.length }, (_, i) => {
    if (!Number.isFinite(at(i))) {
      pen = 'M';
      return '';
    }
    const part = `${pen === 'L' && jumps(i) ? 'M' : pen}${pixel(x(xs[i] as number))} ${pixel(y(clipped(at(i))))}`;
    pen = 'L';
    return part;
  }).join('');
}

export interface Name {
  readonly hue: number;
  readonly text: string;
  /** Where the curve ends, in pixels. */
  readonly x: number;
  readonly y: number;
}

/** Where each curve is last seen within the plot. */
export function endOf(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  { x, y, box }: Pick<Layout, 'x' | 'y' | 'box'>,
): Pick<Name, 'x' | 'y'> | undefined {
  for (let i = ys.length - 1; i >= 0; i--) {
    const value = ys[i] as number;
    if (value >= box.y[0] && value <= box.y[1]) return { x: pixel(x(xs[i] as number)), y: pixel(y(value)) };
  }
  return undefined;
}

/** Pixels between the names of two curves. */
const LINE = 16;

/** Names beside the ends of their curves, moved apart where they would be over one another; each place is that of its middle. */
export function placeNames(
  names: readonly Name[],
  { top, down }: Pick<Layout, 'top' | 'down'>,
): readonly (Name & { readonly at: number })[] {
  const placed = [...names].sort((a, b) => a.y - b.y).map((name) => ({ ...name, at: name.y }));
  let least = top + LINE / 2;
  for (const name of placed) {
    name.at = Math.max(name.at, least);
    least = name.at + LINE;
  }
  let most = top + down - LINE / 2;
  for (const name of placed.toReversed()) {
    name.at = Math.min(name.at, most);
    most = name.at - LINE;
  }
  return placed;
}

interface NamesProps {
  readonly names: readonly Name[];
  readonly layout: Layout;
  /** Room for names at the right edge, in pixels. */
  readonly margin: number;
  readonly widthOf: (text: string) => number;
}

/** The name of each curve at its end. A name that has no room beside the plot begins within it. */
export function CurveNames({ names, layout, margin, widthOf }: NamesProps) {
  const right = layout.left + layout.across;
  return (
    <>
      {placeNames(names, layout).map(({ hue, text, x, y, at }) => {
        const width = widthOf(text);
        const start = Math.max(layout.left + 4, width + 12 <= margin ? right + 10 : right + margin - width - 2);
        // A short line leads from the end of the curve to the name, where that is beside it.
        const leads = start > x + 2 && start - x < 40;
        return (
          <g key={hue} class={`function-name ${curveClass(hue)}`}>
            {leads && <path class="function-lead" d={`M${x} ${y}L${pixel(start - 2)} ${pixel(at)}`} />}
            {!leads && <path class="function-lead thick" d={`M${pixel(start - 14)} ${pixel(at)}h10`} />}
            <text class="halo" x={pixel(start)} y={pixel(at + 4)}>
              {text}
            </text>
          </g>
        );
      })}
    </>
  );
}

import type { Points } from '../messages/state';
import type { Layout } from './frame';
import { ringPath, shapePath } from './shapes';

/** A point in a drawing. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  /** Says its shape and colour. */
  readonly klass: number;
  readonly split: Points['split'];
}

/** Half the width of a mark in pixels: the more there are, the smaller. */
export const markSize = (count: number): number => (count <= 16 ? 7 : count <= 80 ? 5 : count <= 400 ? 4 : 3);

interface Props {
  readonly layout: Layout;
  readonly marks: readonly Mark[];
  readonly size: number;
}

/** All marks: filled for training, hollow for what was kept back. Those that look alike are one path, so that thousands are drawn at once. */
export function Marks({ layout, marks, size }: Props) {
  const groups = new Map<string, { readonly klass: number; readonly hollow: boolean; d: string }>();
  for (const { x, y, klass, split } of marks) {
    const hollow = split !== 'train';
    const key = `${hollow ? 'hollow' : 'filled'} ${klass}`;
    const group = groups.get(key) ?? { klass, hollow, d: '' };
    group.d += shapePath(klass, layout.x(x), layout.y(y), size);
    groups.set(key, group);
  }
  // What was kept back lies under what was learned from.
  const inOrder = [...groups].sort(([, a], [, b]) => Number(b.hollow) - Number(a.hollow) || a.klass - b.klass);
  return (
    <g class="plot-marks">
      {inOrder.map(([key, { klass, hollow, d }]) => (
        <path key={key} class={`klass klass-${klass % 8} ${hollow ? 'hollow' : 'filled'}`} d={d} />
      ))}
    </g>
  );
}

/** Rings around marks: those that the network gets wrong, or the one that the reader is at. */
export const Rings = ({ layout, marks, size, kind }: Props & { readonly kind: 'wrong' | 'here' }) =>
  marks.length === 0 ? null : (
    <path
      class={`plot-ring ${kind}`}
      d={marks.map(({ x, y }) => ringPath(layout.x(x), layout.y(y), size + (kind === 'here' ? 6 : size > 4 ? 4 : 2))).join('')}
    />
  );

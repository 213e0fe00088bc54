import type { Points } from '../messages/state';
import type { Layout } from './frame';

/** How many classes have a shape and a colour of their own; after that they begin again. */
const shapeCount = 8;

const round = (value: number): string => String(Math.round(value * 100) / 100 || 0);

/** A closed line through corners given around a centre, in units of the radius. */
const corners =
  (...points: readonly (readonly [number, number])[]) =>
  (x: number, y: number, r: number): string =>
    `M${points.map(([dx, dy]) => `${round(x + dx * r)} ${round(y + dy * r)}`).join('L')}Z`;

const circle = (x: number, y: number, r: number): string =>
  `M${round(x - r)} ${round(y)}a${round(r)} ${round(r)} 0 1 0 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 0 ${round(-2 * r)} 0Z`;

/** Sizes are chosen so that all shapes cover about the same area. */
const shapes = [
  circle,
  corners([0, -1.3], [1.13, 0.75], [-1.13, 0.75]),
  corners([-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]),
  corners([0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]),
  corners([0, 1.3], [1.13, -0.75], [-1.13, -0.75]),
  corners(
    [-0.4, -1.2],
    [0.4, -1.2],
    [0.4, -0.4],
    [1.2, -0.4],
    [1.2, 0.4],
    [0.4, 0.4],
    [0.4, 1.2],
    [-0.4, 1.2],
    [-0.4, 0.4],
    [-1.2, 0.4],
    [-1.2, -0.4],
    [-0.4, -0.4],
  ),
  corners([0, -1.2], [1.14, -0.37], [0.71, 0.97], [-0.71, 0.97], [-1.14, -0.37]),
  corners([-1.2, -0.6], [-0.5, -1.1], [1.2, 0.6], [0.5, 1.1]),
] as const;

/** The outline of a class's shape: circle, triangle, square, diamond, … @param r about half its width, in pixels */
export const shapePath = (klass: number, x: number, y: number, r: number): string => (shapes[klass % shapeCount] ?? circle)(x, y, r);

/** A ring around a point. */
const ringPath = circle;

/** A point in a drawing. */
interface Mark {
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
export const Rings = ({ layout, marks, size, kind }: Props & { readonly kind: 'wrong' | 'here' | 'near' }) =>
  marks.length === 0 ? null : (
    <path
      class={`plot-ring ${kind}`}
      d={marks.map(({ x, y }) => ringPath(layout.x(x), layout.y(y), size + (kind === 'here' ? 6 : size > 4 ? 4 : 2))).join('')}
    />
  );

export interface Entry {
  readonly klass?: number;
  readonly look: 'filled' | 'hollow' | 'ring' | 'near' | 'line' | 'dashed' | 'widest' | 'hull' | 'edge' | 'common' | 'beyond';
  readonly text: string;
}

/** How lines of a legend are drawn. */
const lines = { line: 'plot-border', dashed: 'plot-thin', widest: 'widest-line', hull: 'hull', edge: 'margin-edge' } as const;

/** What the marks and lines of a picture stand for. */
export const Legend = ({ entries }: { readonly entries: readonly Entry[] }) => (
  <ul class="plot-legend">
    {entries.map(({ klass, look, text }) => (
      <li key={`${look} ${text}`}>
        <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
          {look === 'filled' || look === 'hollow' ? (
            <path class={`klass klass-${(klass ?? 0) % 8} ${look}`} d={shapePath(klass ?? 0, 8, 8, 5)} />
          ) : look === 'ring' || look === 'near' ? (
            <circle class={`plot-ring ${look === 'ring' ? 'wrong' : 'near'}`} cx={8} cy={8} r={6} />
          ) : look === 'beyond' ? (
            <rect class="beyond" x={0.5} y={2.5} width={15} height={11} />
          ) : look === 'common' ? (
            <path class="common-point" d="M8 2L14 8L8 14L2 8Z" />
          ) : (
            <path class={lines[look]} d="M1 8H15" />
          )}
        </svg>
        {text}
      </li>
    ))}
  </ul>
);

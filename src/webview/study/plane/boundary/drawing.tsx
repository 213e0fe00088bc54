import { pixel } from '../../shared/scale';
import type { Layout } from '../frame';
import type { Area } from './grid';
import { type Line, within } from './line';
import type { Region } from './regions';

/** The outline of an area, in pixels. */
export const areaPath = (area: Area, { x, y }: Pick<Layout, 'x' | 'y'>): string =>
  area.map((ring) => `M${ring.map((point) => `${pixel(x(point[0]))} ${pixel(y(point[1]))}`).join('L')}Z`).join('');

/** How many kinds of hatching there are. */
const HATCHES = 4;

interface RegionsProps {
  readonly layout: Layout;
  readonly regions: readonly Region[];
  /** Distinguishes them from those of other pictures on the page. */
  readonly id: string;
}

/** Regions as faint areas: the surer the answer, the deeper. In high contrast all but the first class are hatched, too. */
export const Regions = ({ layout, regions, id }: RegionsProps) => (
  <g class="regions">
    {regions.map(({ klass, level, area }) => {
      const d = areaPath(area, layout);
      return d && <path key={`${klass} ${level}`} class={`region klass-${klass % 8}`} d={d} />;
    })}
    {regions.map(({ klass, level, area }) => {
      const d = level === 0 && klass > 0 && areaPath(area, layout);
      return d && <path key={`hatch ${klass}`} class="hatch" d={d} fill={`url(#${id}-${klass % HATCHES})`} />;
    })}
  </g>
);

/** What areas are hatched with: lines that lean one way or the other, are horizontal or vertical. */
export const Hatches = ({ id }: { readonly id: string }) => (
  <defs>
    {['M0 8L8 0M-2 2L2 -2M6 10L10 6', 'M0 8L8 0M-2 2L2 -2M6 10L10 6', 'M0 0L8 8M6 -2L10 2M-2 6L2 10', 'M0 4H8'].map((d, i) => (
      <pattern key={d + String(i)} id={`${id}-${i}`} width={8} height={8} patternUnits="userSpaceOnUse">
        <path class="hatch-line" d={i === 0 ? 'M4 0V8' : d} />
      </pattern>
    ))}
  </defs>
);

/** Straight lines as far as they pass through the picture. */
export const Lines = ({ layout, lines, kind }: { readonly layout: Layout; readonly lines: readonly Line[]; readonly kind: string }) => (
  <path class={kind} d={lines.map((line) => linePath(line, layout)).join('')} />
);

function linePath(line: Line, { box, x, y }: Layout): string {
  const ends = within(line, box);
  if (!ends) return '';
  const [[x1, y1], [x2, y2]] = ends;
  return `M${pixel(x(x1))} ${pixel(y(y1))}L${pixel(x(x2))} ${pixel(y(y2))}`;
}

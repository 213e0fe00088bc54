import { figure } from '../../../../ml/language/number-text';
import { pixel, spanOf, ticks } from '../../shared/scale';
import type { Layout } from '../frame';
import { markSize, shapePath } from '../marks';
import { areaPath } from './drawing';
import { type Area, areas } from './grid';
import type { Dot } from './points';
import type { Field } from './regions';

/** How high the answers are, as on a map. */
export interface Heights {
  readonly span: readonly [number, number];
  readonly levels: readonly number[];
  /** Where answers are at least as high as each level. */
  readonly areas: readonly Area[];
}

/** How much of the colour each level adds. */
const STEP = 0.09;

/** Lines of equal height at round numbers. @param unit the output that is read */
export function heights({ grid, values, units }: Field, unit: number): Heights | undefined {
  const own = Float32Array.from({ length: values.length / units }, (_, i) => values[i * units + unit] as number);
  const span = spanOf(own);
  if (!span) return undefined;
  const levels = span[1] > span[0] ? ticks(span, 8) : [];
  return { span, levels, areas: areas(grid, own, levels) };
}

/** Areas that are the deeper the higher the answer. */
export const HeightAreas = ({ layout, shown }: { readonly layout: Layout; readonly shown: Heights }) => (
  <g class="heights">
    {shown.areas.map((area, i) => (
      <path key={shown.levels[i]} class="height" fill-opacity={STEP} d={areaPath(area, layout)} />
    ))}
  </g>
);

interface LinesProps {
  readonly layout: Layout;
  readonly shown: Heights;
  /** Places that are kept free of numbers, in pixels. */
  readonly free?: readonly (readonly [number, number])[];
}

/** The lines between them, each with its number where there is room for it. */
export const HeightLines = ({ layout, shown, free = [] }: LinesProps) => {
  const taken = [...free];
  return (
    <g class="heights">
      {shown.areas.map((area, i) => {
        const level = shown.levels[i] as number;
        const at = placeFor(area, layout, taken);
        if (at) taken.push(at);
        return (
          <g key={level}>
            <path class="height-line" d={areaPath(area, layout)} />
            {at && (
              <text class="height-text" x={pixel(at[0])} y={pixel(at[1] + 4)} text-anchor="middle">
                {figure(level)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
};

/** The data in the colour of its targets: where the network is right, a mark is as deep as what lies under it. */
export const HeightMarks = ({
  layout,
  shown,
  dots,
  unit,
}: {
  readonly layout: Layout;
  readonly shown: Heights;
  readonly dots: readonly Dot[];
  readonly unit: number;
}) => {
  const size = markSize(dots.length);
  const depths = new Map<number, string>();
  for (const { x, y, target } of dots) {
    const depth = shown.levels.filter((level) => level <= (target[unit] as number)).length;
    depths.set(depth, `${depths.get(depth) ?? ''}${shapePath(0, layout.x(x), layout.y(y), size)}`);
  }
  return (
    <g class="heights">
      {[...depths]
        .sort(([a], [b]) => a - b)
        .map(([depth, d]) => (
          <g key={depth}>
            <path class="height-ground" d={d} />
            <path class="height-mark" d={d} fill-opacity={pixel(1 - (1 - STEP) ** depth)} />
          </g>
        ))}
    </g>
  );
};

/** Pixels between two numbers, and between a number and the edge. */
const room = { apart: 32, edge: 20 } as const;

/** Near the line from the lower left to the upper right, which crosses most heights. */
function placeFor(area: Area, { left, top, across, down, x, y }: Layout, taken: readonly (readonly [number, number])[]) {
  let best: { readonly at: readonly [number, number]; readonly far: number } | undefined;
  for (const ring of area) {
    for (const point of ring) {
      const at = [x(point[0]), y(point[1])] as const;
      const [u, v] = [(at[0] - left) / across, (at[1] - top) / down];
      const edge = Math.min(at[0] - left, left + across - at[0], at[1] - top, top + down - at[1]);
      if (edge < room.edge || taken.some(([p, q]) => Math.hypot(p - at[0], q - at[1]) < room.apart)) continue;
      const far = Math.abs(u + v - 1);
      if (!best || far < best.far) best = { at, far };
    }
  }
  return best?.at;
}

import * as l10n from '@vscode/l10n';
import type { UnitFacts } from '../../../../ml/registry/activations';
import { type Box, pixel, roomy, type Span, spanOf } from '../../shared/scale';
import { Frame, layOut } from '../frame';
import { Marks, markSize } from '../marks';
import { areaPath, Lines, Regions } from './drawing';
import { around } from './grid';
import type { Look } from './look';
import type { Dot } from './points';
import { border, borders, straightRegions } from './regions';

/** Pixels along each side. */
const SIZE = 260;

/** The plane of the last hidden layer's two units, with the data moved there: what the output unit sees. */
export function HiddenPlane({ look, dots, id }: { readonly look: Look; readonly dots: readonly Dot[]; readonly id: string }) {
  const { structure, reading } = look.question;
  const layer = look.small?.layers.find(({ name }) => name === structure.plane?.name);
  if (!structure.plane || layer?.units !== 2 || dots.length === 0) return null;
  const moved = dots.map((dot, i) => ({ ...dot, x: layer.points[2 * i] as number, y: layer.points[2 * i + 1] as number }));
  const box = boxOf(structure.plane.gives, moved);
  const layout = layOut(SIZE, SIZE, box);
  const line = border(reading, look.planeSums);
  const found = reading.kind === 'number' ? [] : straightRegions(reading, look.planeSums, around({ box, cells: 1 }));
  const several = reading.kind === 'classes';
  const title = several ? l10n.t('What the output units receive') : l10n.t('What the output unit receives');
  return (
    <figure class="hidden-plane">
      <svg class="plot" role="img" aria-label={title} width={SIZE} height={SIZE} viewBox={`0 0 ${SIZE} ${SIZE}`}>
        <Frame
          layout={layout}
          names={['h₁', 'h₂']}
          ground={<Regions layout={layout} regions={found} id={id} />}
          over={
            <>
              <Marks layout={layout} marks={moved} size={markSize(moved.length)} />
              {together(moved).map(({ x, y, count }) => (
                <text key={`${x} ${y}`} class="plot-count" x={pixel(layout.x(x) + 10)} y={pixel(layout.y(y) - 8)}>
                  {`×${count}`}
                </text>
              ))}
            </>
          }
        >
          {line && <Lines kind="plot-border" layout={layout} lines={[line]} />}
          {several && found.length > 0 && <path class="plot-border" d={areaPath(borders(found, reading), layout)} />}
        </Frame>
      </svg>
      <figcaption>
        {several
          ? l10n.t(
              'The same points after {0}, whose two units give h₁ and h₂: here the output units draw straight lines between the classes.',
              structure.plane.name,
            )
          : l10n.t(
              'The same points after {0}, whose two units give h₁ and h₂: here the output unit draws its one line.',
              structure.plane.name,
            )}
      </figcaption>
    </figure>
  );
}

/** All that the units can give, with a little around it; for units without bounds, what they gave. */
function boxOf({ range, jumps }: UnitFacts, points: readonly { readonly x: number; readonly y: number }[]): Box {
  if (range) {
    const room = jumps ? 0.5 : 0.25;
    const span: Span = [range[0] - room, range[1] + room];
    return { x: span, y: span };
  }
  return { x: roomy(spanOf(points.map(({ x }) => x)) ?? [0, 1]), y: roomy(spanOf(points.map(({ y }) => y)) ?? [0, 1]) };
}

/** Places where few points lie on one another; with many points that says nothing. */
function together(points: readonly { readonly x: number; readonly y: number }[]) {
  if (points.length > 16) return [];
  const places = new Map<string, { readonly x: number; readonly y: number; count: number }>();
  for (const { x, y } of points) {
    const key = `${x.toFixed(3)} ${y.toFixed(3)}`;
    const place = places.get(key);
    if (place) place.count++;
    else places.set(key, { x, y, count: 1 });
  }
  return [...places.values()].filter(({ count }) => count > 1);
}

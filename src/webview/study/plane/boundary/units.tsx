import * as l10n from '@vscode/l10n';
import type { Reading } from '../../shared/reading';
import { Frame, layOut } from '../frame';
import { Marks } from '../marks';
import { Lines, Regions } from './drawing';
import type { Look } from './look';
import type { Dot } from './points';
import { regions } from './regions';

/** More units than this of a layer are not drawn. */
const MOST = 16;

/** Pixels along each side of a unit's picture. */
const SIZE = 104;

/** A hidden unit as if it were asked for its own yes or no. @param own it has a line of its own, where its pre-activation is 0 */
const asked = (unit: number, outputs: number, threshold: number, own: boolean): Extract<Reading, { kind: 'binary' }> => ({
  kind: 'binary',
  outputs,
  unit,
  threshold,
  targetThreshold: threshold,
  codes: [0, 1],
  neither: false,
  link: 'identity',
  ...(own && { preActivation: 0 }),
});

interface Props {
  readonly look: Look;
  /** The layer to look at. */
  readonly name: string;
  readonly dots: readonly Dot[];
  readonly id: string;
}

/** What each unit of a layer says over the plane, small. */
export function Units({ look, name, dots, id }: Props) {
  const layer = look.small?.layers.find((one) => one.name === name);
  const row = look.question.network.rows.find((one) => one.name === name);
  if (!layer || !row || !look.small) return null;
  const { grid } = look.small;
  const layout = layOut(SIZE, SIZE, grid.box, true);
  const shown = Math.min(MOST, layer.units);
  const few = dots.length <= 16;
  return (
    <>
      <ul class="units">
        {Array.from({ length: shown }, (_, unit) => {
          const own = layer.preActivations?.[unit];
          const reading = asked(unit, layer.units, row.gives.turn, own !== undefined);
          const found = regions(reading, {
            grid,
            values: layer.grid,
            units: layer.units,
            ...(layer.preActivations && { preActivations: layer.preActivations }),
          });
          const title = l10n.t('Unit {0} of {1}', unit + 1, name);
          return (
            <li key={unit}>
              <svg class="plot" role="img" aria-label={title} width={SIZE} height={SIZE} viewBox={`0 0 ${SIZE} ${SIZE}`}>
                <Frame layout={layout} ground={<Regions layout={layout} regions={found} id={id} />}>
                  {own && <Lines kind="plot-border" layout={layout} lines={[own]} />}
                  {few && <Marks layout={layout} marks={dots} size={4} />}
                </Frame>
              </svg>
              <span>{unit + 1}</span>
            </li>
          );
        })}
      </ul>
      {layer.units > shown && <p class="quiet">{l10n.t('The first {0} of {1} units.', shown, layer.units)}</p>}
    </>
  );
}

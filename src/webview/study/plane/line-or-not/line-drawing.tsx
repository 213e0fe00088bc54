import * as l10n from '@vscode/l10n';
import { fixed } from '../../../../ml/language/number-text';
import { weightText } from '../../../../ml/separation/arithmetic';
import type { ClassedRow, LineOrNot } from '../../../../ml/separation/line-or-not';
import type { CommonPoint, SeparatingLine } from '../../../../ml/separation/separation';
import { pixel } from '../../shared/scale';
import type { Extra } from '../boundary/boundary-plot';
import { areaPath, Lines } from '../boundary/drawing';
import { corners, cut, type Line, type Polygon, turned } from '../boundary/line';
import type { Dot } from '../boundary/points';
import type { Layout } from '../frame';
import { markSize, Rings } from '../marks';
import { hullOf } from './hull';

/** What the answer draws over the plane of two inputs. @param dots the rows of the data, as they are drawn */
export function lineExtra(look: LineOrNot, dots: readonly Dot[]): Extra {
  const { found } = look;
  if (!found.separable) {
    const train = dots.filter(({ split }) => split === 'train');
    const hulls = [0, 1].map((klass) => hullOf(train.filter((dot) => dot.klass === klass)));
    return {
      under: (layout) => <Hulls hulls={hulls} layout={layout} />,
      over: (layout) => <Common proof={found} look={look} layout={layout} />,
      legend: [
        { look: 'hull', text: l10n.t('hull of a class') },
        { look: 'common', text: l10n.t('point in both hulls') },
      ],
    };
  }
  const near = new Set(found.support);
  // Of many samples only some are drawn, but these come with the answer.
  const marks = look.rows
    .filter(({ row }) => near.has(row))
    .map(({ inputs: [x = 0, y = 0], klass }) => ({ x, y, klass, split: 'train' as const }));
  return {
    under: (layout) => <Margin line={found} layout={layout} />,
    over: (layout) => <Rings kind="near" layout={layout} marks={marks} size={markSize(dots.length)} />,
    legend: [
      { look: 'widest', text: l10n.t('line with the widest margin') },
      { look: 'near', text: l10n.t('nearest sample') },
    ],
  };
}

/** The line, and the strip around it that is free of samples. */
function Margin({ line: { weights, bias }, layout }: { readonly line: SeparatingLine; readonly layout: Layout }) {
  const [w1 = 0, w2 = 0] = weights;
  const at = (sum: number): Line => ({ w1, w2, b: bias - sum });
  const strip = cut(cut(corners(layout.box), at(-1)), turned(at(1)));
  return (
    <g class="margin">
      {strip.length > 2 && <path class="margin-strip" d={areaPath([strip], layout)} />}
      <Lines kind="margin-edge" layout={layout} lines={[at(-1), at(1)]} />
      <Lines kind="widest-line" layout={layout} lines={[at(0)]} />
    </g>
  );
}

const Hulls = ({ hulls, layout }: { readonly hulls: readonly Polygon[]; readonly layout: Layout }) => (
  <g class="hulls">
    {hulls.map((hull, klass) => hull.length > 1 && <path key={klass} class={`hull klass-${klass}`} d={areaPath([hull], layout)} />)}
  </g>
);

interface CommonProps {
  readonly proof: CommonPoint;
  readonly look: LineOrNot;
  readonly layout: Layout;
}

/** The point in both hulls, and lines to it from the rows that make it, with their weights. */
function Common({ proof: { point, from }, look, layout }: CommonProps) {
  const [px, py] = [layout.x(point[0] as number), layout.y(point[1] as number)];
  const rows = from.flatMap((shares) =>
    shares.flatMap((share) => {
      const found = look.rows.find(({ row }) => row === share.row);
      return found ? [{ ...found, weight: weightText(share, shares, (value) => fixed(value, 2)) }] : [];
    }),
  );
  return (
    <g class="common">
      {rows.map((row) => (
        <path
          key={row.row}
          class={`share klass-${row.klass}`}
          d={`M${pixel(px)} ${pixel(py)}L${pixel(layout.x(row.inputs[0] as number))} ${pixel(layout.y(row.inputs[1] as number))}`}
        />
      ))}
      {rows.map((row) => (
        <text key={row.row} class="share-weight" {...beside(row, [px, py], layout)}>
          {row.weight}
        </text>
      ))}
      <path class="common-point" d={commonPath(px, py)} />
    </g>
  );
}

/** Half the size of the point's mark, in pixels. */
const SIZE = 6;

/** A diamond, upright. */
const commonPath = (x: number, y: number): string =>
  `M${pixel(x)} ${pixel(y - SIZE)}L${pixel(x + SIZE)} ${pixel(y)}L${pixel(x)} ${pixel(y + SIZE)}L${pixel(x - SIZE)} ${pixel(y)}Z`;

/** A line of fewer pixels has no room for a weight. */
const SHORT = 56;

/** Where a row's weight is written: a third of the way from the row, beside the line; beyond the row where the line is short. */
function beside({ inputs }: ClassedRow, [px, py]: readonly [number, number], layout: Layout) {
  const [x, y] = [layout.x(inputs[0] as number), layout.y(inputs[1] as number)];
  const far = Math.hypot(px - x, py - y) || 1;
  const [ux, uy] = [(px - x) / far, (py - y) / far];
  const [along, aside] = far < SHORT ? [-18, 0] : [far / 3, 10];
  return { x: pixel(x + along * ux + aside * uy), y: pixel(y + along * uy - aside * ux + 4), 'text-anchor': 'middle' as const };
}

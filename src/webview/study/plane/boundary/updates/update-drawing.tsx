import * as l10n from '@vscode/l10n';
import { pixel } from '../../../shared/scale';
import type { Layout } from '../../frame';
import { Lines } from '../drawing';
import { type Arrows, arrowsOf } from './arrows';
import { pointText } from './text';
import type { UpdateStep } from './walk';

interface Props {
  readonly step: UpdateStep;
  readonly layout: Layout;
  /** Pixels that a weight of 1 is. */
  readonly scale: number;
}

/** The line after the step, where it is another one. */
export const LineAfter = ({ step, layout }: Omit<Props, 'scale'>) =>
  step.changed && <Lines kind="line-after" layout={layout} lines={[step.after]} />;

/** The weights as an arrow from the line, what is added to them, and the rows that the step looks at. */
export function UpdateDrawing({ step, layout, scale }: Props) {
  const arrows = arrowsOf(step, scale, layout);
  const { foot, before, after } = arrows;
  return (
    <g class="update">
      <Arrow from={foot} to={before} kind="weights" name="w" layout={layout} />
      {turns(step) && (
        <>
          <Arrow from={before} to={after} kind="added" layout={layout} />
          <Arrow from={foot} to={after} kind="new-weights" name="w′" layout={layout} />
          <text class="arrow-name" {...beside(arrows, layout)}>
            {added(step)}
          </text>
        </>
      )}
      <circle class="foot" cx={pixel(foot[0])} cy={pixel(foot[1])} r={2.5} />
      {step.rows.slice(0, 64).map(({ row, x, y, right }) => (
        <g key={row} class={`looked-at ${right ? 'right' : 'wrong'}`}>
          <rect x={pixel(layout.x(x) - 13)} y={pixel(layout.y(y) - 13)} width={26} height={26} rx={4} />
          {step.rows.length === 1 && <text {...wordAt(layout, x, y)}>{right ? l10n.t('✓ right') : l10n.t('✗ wrong')}</text>}
        </g>
      ))}
    </g>
  );
}

/** False where the bias alone changes, which is no part of the plane: the line moves and does not turn. */
const turns = ({ before, after }: UpdateStep): boolean => before.w1 !== after.w1 || before.w2 !== after.w2;

/** `+ (−1, 0)` */
const added = ({ before, after }: UpdateStep): string => `+ ${pointText(after.w1 - before.w1, after.w2 - before.w2)}`;

/** Beside the middle of what is added, away from the other arrows, unless there is no room. */
const beside = ({ foot, before, after }: Arrows, { left, across }: Layout) => {
  const [x, y] = [(before[0] + after[0]) / 2, (before[1] + after[1]) / 2];
  const leftwards = x > left + across - 44 || (x < foot[0] && x > left + 80);
  return { x: pixel(x + (leftwards ? -8 : 8)), y: pixel(y + 4), 'text-anchor': leftwards ? ('end' as const) : ('start' as const) };
};

/** Above the row's mark, or under it where there is no room above. */
function wordAt(layout: Layout, x: number, y: number) {
  const [px, py] = [layout.x(x), layout.y(y)];
  return { x: pixel(px), y: pixel(py - 19 < layout.top + 8 ? py + 28 : py - 19), 'text-anchor': 'middle' as const };
}

interface ArrowProps {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly kind: string;
  /** Written beyond its tip. */
  readonly name?: string;
  readonly layout: Layout;
}

/** Pixels of an arrow's head. */
const HEAD = 8;

/** Without a marker, which would need a name of its own on the page. */
function Arrow({ from: [x1, y1], to: [x2, y2], kind, name, layout: { left, across } }: ArrowProps) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length < 1) return null;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const head = Math.min(HEAD, length);
  const side = (sign: number): string =>
    `${pixel(x2 - head * ux - sign * head * 0.45 * uy)} ${pixel(y2 - head * uy + sign * head * 0.45 * ux)}`;
  return (
    <g class={`arrow ${kind}`}>
      <path class="shaft" d={`M${pixel(x1)} ${pixel(y1)}L${pixel(x2 - head * ux * 0.8)} ${pixel(y2 - head * uy * 0.8)}`} />
      <path class="head" d={`M${pixel(x2)} ${pixel(y2)}L${side(1)}L${side(-1)}Z`} />
      {name && (
        <text
          class="arrow-name"
          x={pixel(Math.min(left + across, Math.max(left, x2 + 10 * ux)))}
          y={pixel(y2 + 10 * uy + 4)}
          text-anchor="middle"
        >
          {name}
        </text>
      )}
    </g>
  );
}

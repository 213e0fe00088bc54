import * as l10n from '@vscode/l10n';
import type { LineOrNot } from '../../../../ml/separation/line-or-not';
import { pixel } from '../../shared/scale';
import type { Layout } from '../frame';
import type { Entry } from '../marks';

interface Props {
  readonly look: LineOrNot;
  readonly layout: Layout;
  /** The rows of the training data, at the heights of their targets. */
  readonly dots: readonly { readonly x: number; readonly y: number; readonly klass: number }[];
}

/** What the answer draws over the curve of a network with one input: the threshold with its margin, or each class's span and a point in both. */
export function ThresholdDrawing({ look: { found }, layout, dots }: Props) {
  const { top, down } = layout;
  if (found.separable) {
    const [w = 1] = found.weights;
    const at = (sum: number): number => layout.x((sum - found.bias) / w);
    const [from, to] = [Math.min(at(-1), at(1)), Math.max(at(-1), at(1))];
    return (
      <g class="margin">
        <rect class="margin-strip" x={pixel(from)} y={top} width={pixel(to - from)} height={down} />
        <path class="margin-edge" d={`M${pixel(from)} ${top}v${down}M${pixel(to)} ${top}v${down}`} />
        <path class="widest-line" d={`M${pixel(at(0))} ${top}v${down}`} />
      </g>
    );
  }
  const x = layout.x(found.point[0] as number);
  return (
    <g class="hulls">
      {[0, 1].map((klass) => {
        const own = dots.filter((dot) => dot.klass === klass);
        const places = own.map((dot) => layout.x(dot.x));
        const y = pixel(layout.y(own[0]?.y ?? 0));
        return <path key={klass} class={`hull klass-${klass}`} d={`M${pixel(Math.min(...places))} ${y}H${pixel(Math.max(...places))}`} />;
      })}
      <path class="margin-edge" d={`M${pixel(x)} ${top}v${down}`} />
    </g>
  );
}

/** What its lines mean. */
export const thresholdEntries = ({ found }: LineOrNot): readonly Entry[] =>
  found.separable
    ? [{ look: 'widest', text: l10n.t('threshold with the widest margin') }]
    : [
        { look: 'hull', text: l10n.t('span of a class') },
        { look: 'edge', text: l10n.t('input in both spans') },
      ];

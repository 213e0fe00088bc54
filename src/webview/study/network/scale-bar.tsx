import * as l10n from '@vscode/l10n';
import { figure } from '../../shared/format';
import { cssColor, type Diverging, divergingColor } from '../shared/colors';

const STEPS = 33;
const WIDTH = 132;

/** Which colour is which number. */
export const ScaleBar = ({ largest, scale }: { readonly largest: number; readonly scale: Diverging }) => (
  <div
    class="scale-bar"
    role="img"
    aria-label={l10n.t('Colours from {0} over zero, the colour of the background, to {1}', figure(-largest), figure(largest))}
  >
    <span>{figure(-largest)}</span>
    <svg aria-hidden="true" width={WIDTH} height={12} viewBox={`0 0 ${STEPS} 3`} preserveAspectRatio="none" shape-rendering="crispEdges">
      {Array.from({ length: STEPS }, (_, i) => (
        <rect key={i} x={i} y={0} width={1} height={3} fill={cssColor(divergingColor(scale, (2 * i) / (STEPS - 1) - 1))} />
      ))}
    </svg>
    <span>{figure(largest)}</span>
    <span class="quiet">{l10n.t('zero: as the background')}</span>
  </div>
);

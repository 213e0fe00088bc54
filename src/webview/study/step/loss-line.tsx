import * as l10n from '@vscode/l10n';
import { useMemo, useRef } from 'preact/hooks';
import { figure } from '../../../ml/language/number-text';
import { count } from '../../shared/format';
import { useWidth } from '../shared/measure';
import { pixel, roomy, scale, spanOf } from '../shared/scale';

interface Props {
  /** By epoch. */
  readonly losses: Float64Array;
  /** From 0. */
  readonly epoch: number;
  readonly onGo: (epoch: number) => void;
}

const HEIGHT = 40;

const keys: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowDown: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at + 1,
  PageDown: (at) => at - 10,
  PageUp: (at) => at + 10,
  Home: () => 0,
  End: (_, last) => last,
};

/** The run's loss by epoch; dragging along it goes through the steps. */
export function LossLine({ losses, epoch, onGo }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const last = losses.length - 1;
  const x = scale([0, Math.max(1, last)], [2, Math.max(3, width - 2)]);
  const path = useMemo(() => pathOf(losses, width), [losses, width]);
  const go = (to: number): void => onGo(Math.max(0, Math.min(last, to)));
  const drag = ({ offsetX }: PointerEvent): void => go(Math.round(((offsetX - 2) / Math.max(1, width - 4)) * last));
  const here = losses[epoch];
  return (
    <div
      ref={frame}
      class="loss-line"
      tabIndex={0}
      role="slider"
      aria-label={l10n.t('Epoch, along the loss')}
      aria-valuemin={1}
      aria-valuemax={last + 1}
      aria-valuenow={epoch + 1}
      aria-valuetext={l10n.t('epoch {0}, loss {1}', count(epoch + 1), here === undefined ? '–' : figure(here))}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && drag(event)}
      onKeyDown={(event) => {
        const to = keys[event.key];
        if (!to) return;
        event.preventDefault();
        go(to(epoch, last));
      }}
    >
      <svg width={Math.max(1, width)} height={HEIGHT} aria-hidden="true">
        <path class="loss-path" d={path} />
        <text x={Math.max(0, width - 4)} y={12} text-anchor="end">
          {here === undefined ? l10n.t('loss') : l10n.t('epoch {0}, loss {1}', count(epoch + 1), figure(here))}
        </text>
        <path class="loss-here" d={`M${pixel(x(Math.min(epoch, last)))} 0V${HEIGHT}`} />
      </svg>
    </div>
  );
}

/** Of many epochs one point for each pixel. */
function pathOf(losses: Float64Array, width: number): string {
  const span = spanOf(losses);
  if (!span || width < 8) return '';
  const x = scale([0, Math.max(1, losses.length - 1)], [2, width - 2]);
  const y = scale(roomy(span), [HEIGHT - 2, 2]);
  const every = Math.max(1, Math.floor(losses.length / width));
  let d = '';
  for (let i = 0; i < losses.length; i += every) {
    const loss = losses[i] as number;
    if (Number.isFinite(loss)) d += `${d ? 'L' : 'M'}${pixel(x(i))} ${pixel(y(loss))}`;
  }
  return d;
}

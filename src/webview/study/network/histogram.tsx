import * as l10n from '@vscode/l10n';
import { useMemo, useRef, useState } from 'preact/hooks';
import { figure } from '../../../ml/language/number-text';
import { count } from '../../shared/format';
import { useWidth } from '../shared/measure';
import { scale, ticks, tickTexts } from '../shared/scale';
import { binsOf, spreadOf } from './binning';
import { step } from './matrix';

interface Props {
  readonly values: Float32Array;
  readonly label: string;
}

const HEIGHT = 180;
const EDGE = { left: 56, right: 16, top: 8, bottom: 40 };
const WIDEST = 640;

/** How often the values of a variable are how large. */
export function Histogram({ values, label }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = Math.max(200, Math.min(WIDEST, useWidth(frame)));
  const [bar, setBar] = useState<number>();
  const { edges, counts, notFinite } = useMemo(() => binsOf(values), [values]);
  const spread = useMemo(() => spreadOf(values), [values]);
  const [first = 0, last = 1] = [edges[0], edges.at(-1)];
  const most = Math.max(1, ...counts);
  const x = scale([first, last], [EDGE.left, width - EDGE.right]);
  const y = scale([0, most], [HEIGHT - EDGE.bottom, EDGE.top]);
  const across = ticks([first, last], width / 90);
  const up = ticks([0, most], 4).filter(Number.isInteger);
  const size = { rows: 1, columns: counts.length };
  const seen = bar !== undefined && bar < counts.length ? bar : undefined;
  return (
    <div class="histogram" ref={frame}>
      <svg
        width={width}
        height={HEIGHT}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is walked with the arrow keys
        tabIndex={0}
        role="application"
        aria-roledescription={l10n.t('histogram')}
        aria-label={l10n.t('{0}. The arrow keys go from bar to bar.', label)}
        onPointerLeave={() => setBar(undefined)}
        onBlur={() => setBar(undefined)}
        onKeyDown={(event) => {
          const next = step(seen === undefined ? undefined : { row: 0, column: seen }, event.key, size);
          if (!next) return;
          setBar(next.column);
          event.preventDefault();
        }}
      >
        {up.map((n) => (
          <g key={n}>
            <line class="grid" x1={EDGE.left} x2={width - EDGE.right} y1={y(n)} y2={y(n)} />
            <text class="detail" x={EDGE.left - 8} y={y(n)} text-anchor="end" dominant-baseline="central">
              {count(n)}
            </text>
          </g>
        ))}
        {counts.map((n, i) => {
          const [from, to] = [x(edges[i] as number), x(edges[i + 1] as number)];
          return (
            <g key={edges[i]} onPointerEnter={() => setBar(i)}>
              <rect class="reach" x={from} y={EDGE.top} width={to - from} height={HEIGHT - EDGE.bottom - EDGE.top} />
              <rect
                class={`bar${i === seen ? ' seen' : ''}`}
                x={from + 0.5}
                y={y(n)}
                width={Math.max(1, to - from - 1)}
                height={y(0) - y(n)}
              />
            </g>
          );
        })}
        {first < 0 && last > 0 && <line class="zero-line" x1={x(0)} x2={x(0)} y1={EDGE.top} y2={y(0)} />}
        {tickTexts(across).map((text, i) => (
          <text key={text} class="detail" x={x(across[i] as number)} y={y(0) + 14} text-anchor="middle">
            {text}
          </text>
        ))}
        <text class="detail" x={(EDGE.left + width - EDGE.right) / 2} y={HEIGHT - 6} text-anchor="middle">
          {l10n.t('value')}
        </text>
        <text class="detail" transform={`translate(12 ${(HEIGHT - EDGE.bottom + EDGE.top) / 2}) rotate(-90)`} text-anchor="middle">
          {l10n.t('how many')}
        </text>
      </svg>
      <p class="readout" aria-live="polite">
        {seen === undefined
          ? spread &&
            l10n.t(
              '{0} values from {1} to {2}, mean {3}, standard deviation {4}',
              count(spread.count),
              ...[spread.min, spread.max, spread.mean, spread.deviation].map(figure),
            )
          : l10n.t('from {0} to {1}: {2}', figure(edges[seen] as number), figure(edges[seen + 1] as number), count(counts[seen] as number))}
      </p>
      {notFinite > 0 && <p class="warning">{l10n.t('{0} values are not finite numbers.', count(notFinite))}</p>}
    </div>
  );
}

import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { span } from '../../../ml/language/number-text';
import { metricText } from '../../../ml/registry/metric-facts';
import { count, evenDecimals } from '../../shared/format';
import { metricTitle } from '../shared/names';
import type { DrawnRun } from './plots';

interface Props {
  readonly run: DrawnRun;
  readonly metrics: readonly string[];
  /** Epochs done where the reader points. */
  readonly epoch: number | undefined;
  readonly onPick: (epoch: number) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** Pixels; as in the style sheet. */
const ROW = 24;
const HEIGHT = 288;

/** Every epoch and its metric values. Only the rows in sight are made, so that a long run costs no more than a short one. */
export function MetricsTable({ run, metrics, epoch, onPick, onKey }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const { columns, milliseconds } = run.curves;
  const rows = visibleRows({ total: milliseconds.length, rowHeight: ROW, top, height: HEIGHT });

  const texts = metrics.map((metric) => evenDecimals(rows.indices.map((i) => metricText(metric, columns[metric]?.[i], run.info.metrics))));

  useLayoutEffect(() => {
    const box = place.current;
    if (!box || epoch === undefined || epoch === 0) return;
    const at = rows.placeOf(epoch - 1);
    const inside = box.clientHeight - ROW;
    if (at < box.scrollTop) box.scrollTop = at;
    else if (at > box.scrollTop + inside - ROW) box.scrollTop = at - inside + ROW;
  }, [epoch]);

  return (
    <section
      class="metrics-table"
      ref={place}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={l10n.t('Metrics of each epoch')}
      onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
      onKeyDown={onKey}
    >
      <table aria-rowcount={milliseconds.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" class="number">
              {l10n.t('Epoch')}
            </th>
            {metrics.map((metric) => (
              <th key={metric} scope="col" class="number">
                {metricTitle(metric)}
              </th>
            ))}
            <th scope="col" class="number">
              {l10n.t('Time')}
            </th>
          </tr>
        </thead>
        <tbody>
          <Spacer height={rows.before} />
          {rows.indices.map((i, row) => (
            // By keyboard, the arrow keys walk the rows.
            <tr key={i} aria-rowindex={i + 2} class={epoch === i + 1 ? 'pointed' : ''} onClick={() => onPick(i + 1)}>
              <th scope="row" class="number">
                {count(i + 1)}
              </th>
              {metrics.map((metric, k) => (
                <td key={metric} class="number">
                  {texts[k]?.[row]}
                </td>
              ))}
              <td class="number">{span(milliseconds[i] as number)}</td>
            </tr>
          ))}
          <Spacer height={rows.after} />
        </tbody>
      </table>
    </section>
  );
}

/** Stands for rows out of sight. */
const Spacer = ({ height }: { readonly height: number }) => (height > 0 ? <tr class="spacer" style={{ height: `${height}px` }} /> : null);

interface Sizes {
  readonly total: number;
  readonly rowHeight: number;
  /** Pixels scrolled. */
  readonly top: number;
  readonly height: number;
}

/** The rows of a long table that are made. */
interface VisibleRows {
  readonly indices: readonly number[];
  /** Pixels of the rows above and below. */
  readonly before: number;
  readonly after: number;
  /** Pixels above a row. */
  placeOf(index: number): number;
}

/** Browsers make no element higher than about 33 million pixels. */
const TALLEST = 16_000_000;
/** Rows made beyond the edges, for quick scrolling. */
const SPARE = 8;

/** The rows in sight, and some more; of tables too long for a browser only every so many-th row. */
export function visibleRows({ total, rowHeight, top, height }: Sizes): VisibleRows {
  const every = Math.max(1, Math.ceil((total * rowHeight) / TALLEST));
  const rows = Math.ceil(total / every);
  const first = Math.max(0, Math.min(rows, Math.floor(top / rowHeight)) - SPARE);
  const last = Math.min(rows, Math.ceil((top + height) / rowHeight) + SPARE);
  return {
    // The last epoch is always there: it is the one that counts.
    indices: Array.from({ length: Math.max(0, last - first) }, (_, i) => (first + i === rows - 1 ? total - 1 : (first + i) * every)),
    before: first * rowHeight,
    after: Math.max(0, rows - last) * rowHeight,
    placeOf: (index) => Math.min(rows - 1, Math.floor(index / every)) * rowHeight,
  };
}

import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { span } from '../../../ml/language/number-text';
import { metricText } from '../../../ml/registry/metric-facts';
import { count, evenDecimals } from '../../shared/format';
import { metricTitle } from '../shared/names';
import type { DrawnRun } from './plots';
import { visibleRows } from './visible-rows';

interface Props {
  readonly run: DrawnRun;
  readonly figures: readonly string[];
  /** Epochs done where the reader points. */
  readonly epoch: number | undefined;
  readonly onPick: (epoch: number) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** Pixels; as in the style sheet. */
const ROW = 24;
const HEIGHT = 288;

/** Every epoch and its figures. Only the rows in sight are made, so that a long run costs no more than a short one. */
export function MetricsTable({ run, figures, epoch, onPick, onKey }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const { columns, milliseconds } = run.curves;
  const rows = visibleRows({ total: milliseconds.length, rowHeight: ROW, top, height: HEIGHT });

  const texts = figures.map((figure) => evenDecimals(rows.indices.map((i) => metricText(figure, columns[figure]?.[i], run.info.figures))));

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
      class="figures-table"
      ref={place}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={l10n.t('Figures of each epoch')}
      onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
      onKeyDown={onKey}
    >
      <table aria-rowcount={milliseconds.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" class="number">
              {l10n.t('Epoch')}
            </th>
            {figures.map((figure) => (
              <th key={figure} scope="col" class="number">
                {metricTitle(figure)}
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
              {figures.map((figure, k) => (
                <td key={figure} class="number">
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

import * as l10n from '@vscode/l10n';
import { isValidation, metricText } from '../../../ml/registry/metric-facts';
import { count } from '../../shared/format';
import { metricTitle } from '../shared/names';
import { type ChartTheme, hueOf } from '../shared/theme';
import type { DrawnRun } from './plots';

interface Props {
  readonly runs: readonly DrawnRun[];
  readonly figures: readonly string[];
  /** Epochs done at the moment that is read; undefined: the newest of each run. */
  readonly epoch: number | undefined;
  readonly theme: ChartTheme;
}

/** The legend, and the values where the reader points. */
export const Readout = (props: Props) => (props.runs.length === 1 ? <ReadoutLine {...props} /> : <ReadoutTable {...props} />);

/** One run: its values one after another. */
const ReadoutLine = ({ runs, figures, epoch, theme }: Props) => (
  <dl class="readout line">
    <div class="moment">
      <dt class="heard-only">{l10n.t('Moment')}</dt>
      <dd>{momentText(runs, epoch)}</dd>
    </div>
    {figures.map((figure) => (
      <div key={figure}>
        <dt>
          <Stroke colour={hueOf(theme, 0)} dashed={isValidation(figure)} />
          {metricTitle(figure)}
        </dt>
        <dd class="number">{metricText(figure, valueAt(runs[0]?.curves.columns[figure], epoch), runs[0]?.info.figures ?? {})}</dd>
      </div>
    ))}
  </dl>
);

/** Several runs: a line for each, a column for each figure. */
const ReadoutTable = ({ runs, figures, epoch, theme }: Props) => (
  <section
    class="readout"
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    tabIndex={0}
    aria-label={l10n.t('Runs')}
  >
    <table>
      <thead>
        <tr>
          <th scope="col">{momentText(runs, epoch)}</th>
          {figures.map((figure) => (
            <th key={figure} scope="col" class="number">
              <Stroke dashed={isValidation(figure)} />
              <span class="figure">{metricTitle(figure)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map(({ info, curves }, hue) => (
          <tr key={info.id}>
            <th scope="row" title={`${info.label}\n${info.began}`}>
              <Stroke colour={hueOf(theme, hue)} />
              {info.label}
            </th>
            {figures.map((figure) => (
              <td key={figure} class="number">
                {metricText(figure, valueAt(curves.columns[figure], epoch), info.figures)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** `Epoch 38`, or which epoch the values are of when nobody points. */
export function momentText(runs: readonly DrawnRun[], epoch: number | undefined): string {
  if (epoch === 0) return l10n.t('Before training');
  if (epoch !== undefined) return l10n.t('Epoch {0}', count(epoch));
  const [front] = runs;
  return runs.length === 1 && front ? l10n.t('Epoch {0}', count(front.curves.milliseconds.length)) : l10n.t('Last epoch');
}

/** A column's value after so many epochs, or its last. */
export const valueAt = (values: Float64Array | undefined, epoch: number | undefined): number | undefined =>
  epoch === undefined ? values?.at(-1) : values?.[epoch - 1];

/** How a line is drawn in the charts. */
const Stroke = ({ colour = 'currentColor', dashed = false }: { readonly colour?: string; readonly dashed?: boolean }) => (
  <svg class="stroke" width="18" height="8" aria-hidden="true">
    <path d="M0 4h18" stroke={colour} stroke-width="2" {...(dashed && { 'stroke-dasharray': '5 3' })} />
  </svg>
);

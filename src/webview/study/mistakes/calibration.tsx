import * as l10n from '@vscode/l10n';
import { percent } from '../../../ml/language/number-text';
import type { calibrationOf } from '../../../ml/report/calibration';
import { count } from '../../shared/format';
import { pixel } from '../shared/scale';

interface Props {
  readonly calibration: ReturnType<typeof calibrationOf>;
}

const SIZE = 220;
const margin = { left: 48, top: 22, bottom: 40, right: 12 } as const;
/** Height of the bars that say how many rows a bin has. */
const COUNTS = 40;

/** How often the network is right where it is so sure: bars that reach the diagonal are as sure as they should be. */
export function Calibration({ calibration: { bins, error } }: Props) {
  const x = (value: number): number => margin.left + value * SIZE;
  const y = (value: number): number => margin.top + (1 - value) * SIZE;
  const most = Math.max(...bins.map((bin) => bin.count));
  const ground = margin.top + SIZE + 12 + COUNTS;
  return (
    <section class="mistakes-part" aria-label={l10n.t('Calibration')}>
      <h2>{l10n.t('Calibration')}</h2>
      <svg
        class="calibration plot"
        width={margin.left + SIZE + margin.right}
        height={ground + margin.bottom}
        role="img"
        aria-label={describe(bins, error)}
      >
        <g class="plot-axes">
          {[0, 0.5, 1].map((value) => (
            <g key={value}>
              <path class="plot-grid" d={`M${margin.left} ${pixel(y(value))}H${margin.left + SIZE}`} />
              <text class="plot-tick" x={margin.left - 6} y={pixel(y(value) + 4)} text-anchor="end">
                {percent(value)}
              </text>
              <text class="plot-tick" x={pixel(x(value))} y={ground + 16} text-anchor="middle">
                {percent(value)}
              </text>
            </g>
          ))}
          <text class="plot-name" x={margin.left} y={margin.top - 6}>
            {l10n.t('Right answers')}
          </text>
          <text class="plot-name" x={margin.left - 6} y={ground - 2} text-anchor="end">
            {l10n.t('Rows')}
          </text>
          <text class="plot-name" x={margin.left + SIZE} y={ground + 32} text-anchor="end">
            {l10n.t('Probability of the prediction')}
          </text>
        </g>
        <path class="calibration-even" d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} />
        {bins.map(({ from, to, count: rows, accuracy, probability }) =>
          rows === 0 ? null : (
            <g key={from}>
              <title>{l10n.t('{0} rows: probability {1}, right {2}', count(rows), percent(probability), percent(accuracy))}</title>
              <rect
                class="calibration-bar"
                x={pixel(x(from) + 1)}
                y={pixel(y(accuracy))}
                width={pixel(x(to) - x(from) - 2)}
                height={pixel(y(0) - y(accuracy))}
              />
              <rect
                class="calibration-count"
                x={pixel(x(from) + 1)}
                y={pixel(ground - (COUNTS * rows) / most)}
                width={pixel(x(to) - x(from) - 2)}
                height={pixel((COUNTS * rows) / most)}
              />
            </g>
          ),
        )}
      </svg>
      <p class="sentence">{describe(bins, error)}</p>
      <p class="quiet">{l10n.t('Bars: share of right answers. Line: as sure as right. Below: how many rows.')}</p>
    </section>
  );
}

/** Whether the network is as often right as it is sure. */
function describe(bins: Props['calibration']['bins'], error: number): string {
  const filled = bins.filter((bin) => bin.count > 0);
  const rows = filled.reduce((sum, bin) => sum + bin.count, 0);
  const mean = (of: 'probability' | 'accuracy'): number => filled.reduce((sum, bin) => sum + bin.count * bin[of], 0) / rows;
  const [sure, right] = [mean('probability'), mean('accuracy')];
  const figures = l10n.t('on average {0} sure, {1} right; expected calibration error {2}', percent(sure), percent(right), percent(error));
  if (error < 0.02) return l10n.t('The network is about as often right as it is sure: {0}.', figures);
  return sure > right
    ? l10n.t('The network is surer than it is right: {0}.', figures)
    : l10n.t('The network is more often right than it is sure: {0}.', figures);
}

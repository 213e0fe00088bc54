import * as l10n from '@vscode/l10n';
import { metricText } from '../../../ml/registry/metric-facts';
import { type ComparedMetric, compareHistories, type MeasuredRun, unshared } from '../../../ml/training/compare-histories';
import { count } from '../../shared/format';
import { Icon } from '../../shared/toolkit';
import { metricTitle } from '../shared/names';
import type { DrawnRun } from '../training/plots';
import { Letter } from './sides';

type Both = readonly [DrawnRun, DrawnRun];

const measured = ({ info, curves }: DrawnRun): MeasuredRun => ({
  columns: curves.columns,
  metrics: info.metrics,
  ...(info.learning && { loss: info.learning.loss }),
});

/** A value of a metric, by what both runs know of it. */
const figureText = ({ facts }: ComparedMetric, value: number): string => metricText('it', value, facts ? { it: facts } : {});

interface Props {
  readonly runs: Both;
}

/** The figures of both runs at their end and at their best, and which is better. */
export function Figures({ runs }: Props) {
  const both = [measured(runs[0]), measured(runs[1])] as const;
  const metrics = compareHistories(both);
  if (metrics.length === 0) return <p class="quiet">{l10n.t('The two runs have measured nothing that could be compared.')}</p>;
  return (
    <section class="compare-figures">
      <h2>{l10n.t('Metric values')}</h2>
      <div class="scrolled">
        <table>
          <thead>
            <tr>
              <td colSpan={2} />
              <th scope="col" class="number">
                <Letter side={0} />
              </th>
              <th scope="col" class="number">
                <Letter side={1} />
              </th>
              <th scope="col" class="number">
                B − A
              </th>
            </tr>
          </thead>
          {metrics.map((metric) => (
            <MetricRows key={metric.name} metric={metric} />
          ))}
        </table>
      </div>
      <Notes runs={both} metrics={metrics} sameData={runs[0].info.learning?.data === runs[1].info.learning?.data} />
    </section>
  );
}

const MetricRows = ({ metric }: { readonly metric: ComparedMetric }) => {
  const { name, last, best } = metric;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup">{metricTitle(name)}</th>
        <th scope="row" class="which">
          {l10n.t({ message: 'last', comment: 'the value after the last epoch' })}
        </th>
        <FigureCells metric={metric} figure={last} />
      </tr>
      {best && (
        <tr>
          <td />
          <th scope="row" class="which">
            {l10n.t({ message: 'best', comment: 'the best value of all epochs' })}
          </th>
          <FigureCells metric={metric} figure={best} epochs={best.epochs} />
        </tr>
      )}
    </tbody>
  );
};

interface CellsProps {
  readonly metric: ComparedMetric;
  readonly figure: ComparedMetric['last'];
  /** Epochs done at each value. */
  readonly epochs?: readonly [number, number];
}

const FigureCells = ({ metric, figure: { values, difference, better }, epochs }: CellsProps) => (
  <>
    {values.map((value, side) => (
      <td key={side === 0 ? 'A' : 'B'} class={`number${better === side ? ' better' : ''}`}>
        {better === side && <Better />}
        {figureText(metric, value)}
        {epochs && (epochs[side] ?? 0) > 0 && <span class="quiet at"> {l10n.t('epoch {0}', count(epochs[side] as number))}</span>}
      </td>
    ))}
    <td class="number">{Number.isNaN(difference) ? '–' : `${difference > 0 ? '+' : ''}${figureText(metric, difference)}`}</td>
  </>
);

const Better = () => (
  <span class="better-mark" title={l10n.t('better')}>
    <Icon name="check" />
    <span class="heard-only">{l10n.t('better')}</span>
  </span>
);

interface NotesProps {
  readonly runs: readonly [MeasuredRun, MeasuredRun];
  readonly metrics: readonly ComparedMetric[];
  readonly sameData: boolean;
}

/** What a reader has to know before taking one for the better. */
function Notes({ runs, metrics, sameData }: NotesProps) {
  const [onlyA, onlyB] = unshared(runs).map((names) => names.map(metricTitle).join(', ')) as [string, string];
  const notes = [
    metrics.some(({ facts }) => !facts) && l10n.t('The losses are measured in different units: neither is the better one by its loss.'),
    !sameData && l10n.t('The two are trained on different data: their values are not of the same rows.'),
    onlyA && l10n.t('Only A measures: {0}.', onlyA),
    onlyB && l10n.t('Only B measures: {0}.', onlyB),
  ].filter(Boolean);
  return notes.length > 0 ? <p class="quiet">{notes.join(' ')}</p> : null;
}

import * as l10n from '@vscode/l10n';
import { isValidation, metricText } from '../../../ml/registry/metric-facts';
import { count } from '../../shared/format';
import { IconButton } from '../../shared/toolkit';
import { epochOfStep, hasSteps, lookInside } from '../shared/look-inside';
import { metricTitle } from '../shared/names';
import { doCommand, type Study } from '../shared/study';
import { type ChartTheme, hueOf } from '../shared/theme';
import type { DrawnRun } from './plots';

interface Props {
  /** Not set in the small form, from which nothing leads on. */
  readonly study: Study | undefined;
  readonly runs: readonly DrawnRun[];
  readonly metrics: readonly string[];
  /** Epochs done at the moment that is read; undefined: the newest of each run. */
  readonly epoch: number | undefined;
  readonly theme: ChartTheme;
}

/** The legend, and the values where the reader points. */
export const Readout = (props: Props) => (props.runs.length === 1 ? <ReadoutLine {...props} /> : <ReadoutTable {...props} />);

/** One run: its values one after another. */
const ReadoutLine = ({ study, runs, metrics, epoch, theme }: Props) => (
  <dl class="readout line">
    <div class="moment">
      <dt class="heard-only">{l10n.t('Moment')}</dt>
      <dd>
        {momentText(runs, epoch)}
        {study && <LookAtEpoch study={study} />}
        {study && <BranchHere study={study} />}
      </dd>
    </div>
    {metrics.map((metric) => (
      <div key={metric}>
        <dt>
          <Stroke colour={hueOf(theme, 0)} dashed={isValidation(metric)} />
          {metricTitle(metric)}
        </dt>
        <dd class="number">{metricText(metric, valueAt(runs[0]?.curves.columns[metric], epoch), runs[0]?.info.metrics ?? {})}</dd>
      </div>
    ))}
  </dl>
);

/** Several runs: a line for each, a column for each metric. */
const ReadoutTable = ({ study, runs, metrics, epoch, theme }: Props) => (
  <section
    class="readout"
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    tabIndex={0}
    aria-label={l10n.t('Runs')}
  >
    <table>
      <thead>
        <tr>
          <th scope="col">
            {momentText(runs, epoch)}
            {study && <LookAtEpoch study={study} />}
            {study && <BranchHere study={study} />}
          </th>
          {metrics.map((metric) => (
            <th key={metric} scope="col" class="number">
              <Stroke dashed={isValidation(metric)} />
              <span class="metric">{metricTitle(metric)}</span>
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
            {metrics.map((metric) => (
              <td key={metric} class="number">
                {metricText(metric, valueAt(curves.columns[metric], epoch), info.metrics)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** Leads into the first step of the epoch that is read, of the run in front. */
const LookAtEpoch = ({ study }: { readonly study: Study }) => {
  const { cursor } = study;
  const epoch = cursor === undefined ? epochOfStep(study) : Math.max(0, cursor - 1);
  if (!hasSteps(study)) return null;
  const look = (): void => lookInside(study, { epoch, batch: 0 });
  return <IconButton icon="inspect" label={l10n.t('Look inside a step of this epoch')} onClick={look} />;
};

/** Continues from the epoch that is read of the run in front, in a run of its own. */
const BranchHere = ({ study }: { readonly study: Study }) => {
  const [run] = study.state.runs;
  const epoch = study.cursor ?? run?.epochsDone ?? 0;
  const errors = study.state.spec?.errors ?? 0;
  // As long as the spec is that of the run, nothing is left to train after its last epoch.
  const most = run && !run.stale ? Math.min(run.epochsDone, run.epochs - 1) : run?.epochsDone;
  if (!run || epoch < (run.from?.epoch ?? 1) || epoch > (most ?? 0) || errors > 0) return null;
  return (
    <IconButton
      icon="git-branch"
      label={l10n.t('Continue from epoch {0} with the spec as it is now', count(epoch))}
      onClick={() => doCommand(study, 'branchRun', run.id, epoch)}
    />
  );
};

/** `Epoch 38`, or which epoch the values are of when no one points. */
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

import './gradients.css';
import * as l10n from '@vscode/l10n';
import { useMemo, useRef } from 'preact/hooks';
import { figure } from '../../../../ml/language/number-text';
import type { GradientMoment } from '../../../../ml/step/gradients-over-run';
import { count } from '../../../shared/format';
import type { RunInfo } from '../../messages/state';
import { useSize, useTextSize } from '../../shared/measure';
import type { Study } from '../../shared/study';
import { useMomentPointing } from '../pointing';
import { LayerLines } from './layer-lines';
import { LayerTable } from './layer-table';
import { useGradients } from './moments';
import { describeGradients } from './sentence';
import { type Series, seriesOf } from './series';

interface Props {
  readonly study: Study;
  readonly run: RunInfo;
  /** Epochs done when weights were kept. */
  readonly frames: readonly number[];
}

/** From this width on, two charts are side by side. */
const TWO = 760;
const GAP = 24;

/** How large the gradients and updates of each layer were over a run, and what no longer passes errors on. */
export function GradientsSection({ study, run, frames }: Props) {
  const place = useRef<HTMLElement>(null);
  const { width } = useSize(place);
  const text = useTextSize();
  const { moments, notes, wanted, error } = useGradients(study, run, frames);
  const epochs = moments.map(({ epoch }) => epoch);
  const { at, pointing } = useMomentPointing(study, epochs);
  const sentence = useMemo(() => describeGradients(moments), [moments.length, epochs.join()]);
  const sizes = (['gradient', 'update'] as const).map((what) => seriesOf(moments, what));
  const [gradients = [], updates = []] = sizes;
  const dead = seriesOf(moments, 'dead').filter(happens);
  // An output that is saturated may only be sure of its answer.
  const saturated = seriesOf(moments.map(beforeLast), 'saturated').filter(happens);
  const names = [...new Set([...gradients, ...dead, ...saturated].map(({ name }) => name))];
  const depth = (name: string): number => (names.length < 2 ? 0 : names.indexOf(name) / (names.length - 1));
  const charts = [
    { title: l10n.t('Gradient (root mean square)'), kind: 'size', series: gradients },
    { title: l10n.t('Update of one step (root mean square)'), kind: 'size', series: updates },
    { title: l10n.t('Dead units'), kind: 'share', series: dead },
    { title: l10n.t('Saturated outputs'), kind: 'share', series: saturated },
  ] as const;
  const each = width >= TWO ? Math.floor((width - GAP) / 2) : width;
  const common = { depth, epochs, at, layer: study.layer, onLayer: (name?: string) => study.setLayer(name), pointing, width: each, text };
  const zeros = [...gradients, ...updates].some(({ values }) => values.includes(0));
  return (
    <section class="gradients" ref={place} aria-label={l10n.t('Gradients of each layer')}>
      <h2>
        {l10n.t('Gradients of each layer')}
        {moments.length < wanted && error === undefined && (
          <span class="quiet">{l10n.t('{0} of {1} moments of the run are computed.', count(moments.length), count(wanted))}</span>
        )}
      </h2>
      {error !== undefined && (
        <p class="warning" role="alert">
          {l10n.t('The gradients of this run cannot be computed: {0}', error)}
        </p>
      )}
      {run.status === 'running' && (
        <p class="quiet">{l10n.t('They are computed once the training is over or paused, so that it is not slowed.')}</p>
      )}
      {moments.length > 0 && width > 0 && (
        <>
          <div
            class="layer-charts"
            role="slider"
            tabIndex={0}
            aria-label={l10n.t('Gradients, moment by moment')}
            aria-orientation="horizontal"
            aria-valuemin={0}
            aria-valuemax={epochs.at(-1) ?? 0}
            aria-valuenow={epochs[at ?? epochs.length - 1] ?? 0}
            aria-valuetext={spoken(epochs[at ?? epochs.length - 1] ?? 0, at ?? epochs.length - 1, gradients)}
            onKeyDown={pointing.onKey}
          >
            {charts.flatMap(({ title, kind, series }) =>
              series.length > 0 ? [<LayerLines key={title} title={title} kind={kind} series={series} {...common} />] : [],
            )}
          </div>
          {zeros && <p class="quiet">{l10n.t('A logarithmic scale has no 0: values of 0 are drawn at the lower edge.')}</p>}
          <p class="sentence">{sentence}</p>
          {notes.map((note) => (
            <p key={note} class="quiet">
              {note}
            </p>
          ))}
          {study.state.options.training.table && <LayerTable moments={moments} at={at ?? moments.length - 1} />}
          <p class="quiet">
            {l10n.t(
              'Each moment: one step from the weights that were kept, with the first batch of the next epoch. Units and outputs are looked at for up to 512 training rows.',
            )}
            {updates.length === 0 || missing(updates)
              ? ` ${l10n.t('Updates are known only where it was kept what the optimizer remembered.')}`
              : ''}
          </p>
        </>
      )}
    </section>
  );
}

const beforeLast = ({ layers, ...moment }: GradientMoment): GradientMoment => ({ ...moment, layers: layers.slice(0, -1) });

/** Only what is there at some moment is worth a line. */
const happens = ({ values }: Series): boolean => values.some((value) => value > 0);
const missing = (series: readonly Series[]): boolean => series.some(({ values }) => values.some(Number.isNaN));

/** What a screen reader says of a moment. */
const spoken = (epoch: number, at: number, gradients: readonly Series[]): string =>
  `${l10n.t('After epoch {0}', count(epoch))}: ${gradients.map(({ name, values }) => `${name} ${figure(values[at] as number)}`).join(', ')}`;

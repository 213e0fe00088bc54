import * as l10n from '@vscode/l10n';
import { useMemo, useRef } from 'preact/hooks';
import { percent } from '../../../ml/language/number-text';
import { classOf, probabilityOf } from '../../../ml/model/output-reading';
import { wrongSince } from '../../../ml/report/mistakes';
import { count } from '../../shared/format';
import type { Requests } from '../messages/from-view';
import type { RunInfo } from '../messages/state';
import { useSize, useTextSize } from '../shared/measure';
import { LastAnswers, useNewest } from '../shared/newest';
import type { Reading } from '../shared/reading';
import type { Study } from '../shared/study';
import { LayerLines } from '../training/gradients/layer-lines';
import { chosen } from '../training/gradients/moments';
import { useMomentPointing } from '../training/pointing';

type Answer = Requests['course']['answer'];

interface Props {
  readonly study: Study;
  readonly run: RunInfo;
  /** One sample, as the network takes it. */
  readonly x: Float32Array;
  readonly label: number;
  readonly classes: readonly string[];
  readonly reading: Exclude<Reading, { kind: 'number' }>;
}

/** Classes whose lines are drawn: the label, the prediction, and the strongest others. */
const MOST_LINES = 4;

const last = new LastAnswers<Answer>();

/** How the probabilities of one row moved over the run. */
export function Course({ study, run, x, label, classes, reading }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { width } = useSize(place);
  const text = useTextSize();
  const frames = study.curves.get(run.id)?.frames ?? [];
  const wanted = chosen(frames);
  // While it trains, each epoch would ask for all of them anew.
  const ready = run.status !== 'running' && wanted.length > 1 && reading.probability !== undefined;
  const { answer, error } = useNewest(
    last,
    ready
      ? { marks: [run.id, wanted.join(), x], refines: false, ask: () => study.ask('course', { run: run.id, epochs: wanted, x }) }
      : undefined,
  );
  const drawn = useMemo(() => answer && linesOf(answer, reading, label), [answer, label]);
  const epochs = answer?.epochs ?? [];
  const { at, pointing } = useMomentPointing(study, epochs);
  if (reading.probability === undefined) return null;
  return (
    <div class="course" ref={place}>
      <h3>{l10n.t('Over the run')}</h3>
      {run.status === 'running' && <p class="quiet">{l10n.t('Drawn once the training is over or paused.')}</p>}
      {error !== undefined && <p role="alert">{error}</p>}
      {drawn && width > 0 && (
        <>
          <div
            class="layer-charts"
            role="slider"
            tabIndex={0}
            aria-label={l10n.t('Probabilities, moment by moment')}
            aria-orientation="horizontal"
            aria-valuemin={0}
            aria-valuemax={epochs.at(-1) ?? 0}
            aria-valuenow={epochs[at ?? epochs.length - 1] ?? 0}
            aria-valuetext={spoken(epochs[at ?? epochs.length - 1] ?? 0, drawn, at ?? epochs.length - 1, classes)}
            onKeyDown={pointing.onKey}
          >
            <LayerLines
              title={l10n.t('Probability')}
              kind="share"
              series={drawn.lines.map(({ klass, values }) => ({ name: classes[klass] ?? '', values }))}
              depth={(name) => (name === classes[label] ? 1 : 0)}
              epochs={epochs}
              at={at}
              layer={undefined}
              onLayer={() => undefined}
              pointing={pointing}
              width={width}
              text={text}
            />
          </div>
          <p class="sentence">{describe(drawn, epochs, label, classes)}</p>
        </>
      )}
    </div>
  );
}

interface Lines {
  /** The class that is named at each moment, -1 for none. */
  readonly predictions: readonly number[];
  readonly lines: readonly { readonly klass: number; readonly values: readonly number[] }[];
}

/** The probabilities of the classes that matter, at each moment. */
export function linesOf({ outputs, units, epochs }: Answer, reading: Exclude<Reading, { kind: 'number' }>, label: number): Lines {
  const rows = epochs.map((_, i) => outputs.subarray(i * units, (i + 1) * units));
  const predictions = rows.map((row) => classOf(reading, row, reading.unit));
  const of = (klass: number): number[] => rows.map((row) => probabilityOf(reading, row, klass, reading.unit) ?? Number.NaN);
  const count = reading.kind === 'binary' ? 2 : reading.outputs;
  const all = Array.from({ length: count }, (_, klass) => ({ klass, values: of(klass) }));
  const strength = ({ klass, values }: (typeof all)[number]): number =>
    klass === label ? 3 : klass === predictions.at(-1) ? 2 : Math.max(...values);
  return { predictions, lines: all.toSorted((a, b) => strength(b) - strength(a)).slice(0, MOST_LINES) };
}

function describe({ predictions }: Lines, epochs: readonly number[], label: number, classes: readonly string[]): string {
  const since = wrongSince(predictions, label);
  if (since === undefined) {
    const wrong = predictions.findLastIndex((klass) => klass !== label);
    return wrong < 0
      ? l10n.t('Right at every epoch whose weights were kept.')
      : l10n.t('Right since epoch {0}, of the epochs whose weights were kept.', count(epochs[wrong + 1] ?? 0));
  }
  const taken = classes[predictions.at(-1) ?? -1] ?? l10n.t('no class');
  return since === 0
    ? l10n.t('Wrong at every epoch whose weights were kept; taken for {0} at the end.', taken)
    : l10n.t('Wrong since epoch {0}, of the epochs whose weights were kept; taken for {1} at the end.', count(epochs[since] ?? 0), taken);
}

/** What a screen reader says of a moment. */
const spoken = (epoch: number, { lines }: Lines, at: number, classes: readonly string[]): string =>
  `${l10n.t('After epoch {0}', count(epoch))}: ${lines.map(({ klass, values }) => `${classes[klass]} ${percent(values[at] as number)}`).join(', ')}`;

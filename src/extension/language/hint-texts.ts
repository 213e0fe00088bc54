import { l10n } from 'vscode';
import type { Span } from '../../ml/language/kind';
import { figure } from '../../ml/language/number-text';
import { factsOf, isValidation, type KnownMetrics, lossFacts, metricText } from '../../ml/registry/metric-facts';
import { layerSpan } from '../../ml/spec/text-facts';
import type { Logs } from '../../ml/training/events';
import { rowsInStep, stepsOfEpoch, trainingRows } from '../../ml/training/fit-data';
import { count } from '../number-text';
import { arithmeticOf, setTextOf } from '../problem-text';
import { evaluatedOn } from '../runs/run-text';
import type { Check } from '../spec-checks';

type Evaluated = keyof typeof evaluatedOn;

/** What a training of the spec as it is came to. */
export interface Trained {
  readonly logs: Logs;
  /** The rows that they were evaluated on after training; those of the last epoch's training if not set. */
  readonly on?: Evaluated;
  readonly metrics: KnownMetrics;
  /** The run before it, whatever its spec. */
  readonly before?: { readonly name: string; readonly logs: Logs };
}

interface HintText {
  /** What it is about; not set where that is not in the text. */
  readonly behind: Span | undefined;
  /** Short: it is read at the end of a line, beside a panel. */
  readonly label: string;
  readonly tooltip: string;
}

type Known = Pick<Check, 'model' | 'facts' | 'spans' | 'spec' | 'guess'>;

/** What is shown after the values of a spec. @param trained undefined where the spec as it is was not trained */
export function hintTexts(check: Known, trained: Trained | undefined): HintText[] {
  return [...data(check), ...layers(check), ...loss(check, trained), ...metrics(check, trained), ...steps(check)];
}

function data({ facts, spans }: Known): HintText[] {
  if (!facts) return [];
  const size = [Object.values(facts.rows).reduce((sum, rows) => sum + rows, 0), ...facts.inputShape].join(' × ');
  const label = [...(facts.set ? [setTextOf(facts.set)] : []), size].join(': ');
  return [{ behind: spans.data, label, tooltip: l10n.t('Samples × numbers of a sample') }];
}

const layers = ({ model, spans }: Known): HintText[] =>
  (model?.layers ?? []).flatMap((layer) =>
    layer.arithmetic === ''
      ? []
      : [{ behind: layerSpan(spans, layer), label: withoutWords(layer.arithmetic), tooltip: arithmeticOf(layer.arithmetic) }],
  );

/** `(2 inputs + 1 bias) × 4 units = 12` as it is computed: `(2 + 1) × 4 = 12`. */
const withoutWords = (arithmetic: string): string => arithmetic.replaceAll(/ \([a-z_, ]+\)| [a-z]+/g, '');

/** What guessing comes to, and what training came to. */
function loss({ guess, spans }: Known, trained: Trained | undefined): HintText[] {
  const answer =
    guess && [...guess.answer.slice(0, MOST_NUMBERS)].map(figure).join(', ') + (guess.answer.length > MOST_NUMBERS ? ', …' : '');
  const guessed = guess && {
    label: l10n.t('guessing {0}', figure(guess.loss)),
    tooltip: l10n.t(
      'A network that always gives the same answer has a loss of {0} at best (answer {1}).',
      figure(guess.loss),
      answer ?? '',
    ),
  };
  const reached = trained && result('loss', trained);
  return beside(spans.loss, [guessed, reached], ' ');
}

/** Of an answer with more numbers, these are shown. */
const MOST_NUMBERS = 3;

/** Metric values that are in sight; the tooltip has all. */
const MOST_METRICS = 2;

function metrics({ spans }: Known, trained: Trained | undefined): HintText[] {
  const names = Object.keys(trained?.logs ?? {}).filter((name) => name !== 'loss' && !isValidation(name));
  const all = names.flatMap((name) => (trained && result(name, trained)) ?? []);
  const [hint] = beside(spans.metrics, all.slice(0, MOST_METRICS), '');
  return hint ? [{ ...hint, tooltip: all.map(({ tooltip }) => tooltip).join('; ') }] : [];
}

/** One metric value of a run, and which way it went since the run before. */
function result(name: string, { logs, on, metrics: known, before }: Trained): Pick<HintText, 'label' | 'tooltip'> | undefined {
  const [now, then] = [logs[name], before?.logs[name]];
  if (now === undefined) return undefined;
  const value = `${name} ${metricText(name, now, known)}`;
  const said = on ? evaluatedOn[on](value) : l10n.t('In the last epoch: {0}', value);
  if (then === undefined || before === undefined) return { label: value, tooltip: said };
  const was = metricText(name, then, known);
  if (was === metricText(name, now, known))
    return { label: `${value} =`, tooltip: l10n.t('{0}, as much as before ({1})', said, before.name) };
  const up = now > then;
  const { direction } = name === 'loss' ? lossFacts : (factsOf(name, known) ?? { direction: undefined });
  const label = `${value} ${up ? '↑' : '↓'}`;
  if (direction === undefined || Number.isNaN(now - then))
    return { label, tooltip: l10n.t('{0}, before ({1}): {2}', said, before.name, was) };
  const tooltip =
    up === (direction === 'up')
      ? l10n.t('{0}, better than before ({1}): {2}', said, before.name, was)
      : l10n.t('{0}, worse than before ({1}): {2}', said, before.name, was);
  return { label, tooltip };
}

/** One hint of several texts. */
function beside(
  behind: Span | undefined,
  texts: readonly (Pick<HintText, 'label' | 'tooltip'> | undefined)[],
  between: string,
): HintText[] {
  const there = texts.filter((text) => text !== undefined);
  return there.length
    ? [{ behind, label: there.map(({ label }) => label).join(' · '), tooltip: there.map(({ tooltip }) => tooltip).join(between) }]
    : [];
}

/** How many steps an epoch has, and all. */
function steps({ spec, facts, spans }: Known): HintText[] {
  const rows = spec?.compile && trainingRows(spec.fit, facts);
  if (!spec || !rows) return [];
  const { epochs, early_stopping } = spec.fit;
  const batch = rowsInStep(spec.fit, facts);
  const each = stepsOfEpoch(spec.fit, rows);
  const [perEpoch, all] = [count(each), count(each * epochs)];
  const last = rows % batch;
  const tooltip = [
    l10n.t(
      '{0} training rows in batches of {1}: {2} steps an epoch, {3} in {4} epochs.',
      count(rows),
      count(batch),
      perEpoch,
      all,
      count(epochs),
    ),
    ...(last ? [l10n.t('The last batch of an epoch has {0}.', count(last))] : []),
    ...(early_stopping ? [l10n.t('Early stopping may end it sooner.')] : []),
  ].join(' ');
  return [{ behind: spans.fit, label: l10n.t('{0} × {1} = {2} steps', perEpoch, count(epochs), all), tooltip }];
}

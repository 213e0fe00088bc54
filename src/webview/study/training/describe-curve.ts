import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { figure } from '../../../ml/language/number-text';
import type { RunInfo } from '../messages/state';
import type { Columns } from '../messages/to-view';
import { curveShape, lowest, turningPoint } from './curve-shape';
import { epochsIn } from './figures';
import type { DrawnRun } from './plots';

/** A run as far as its curves say something of it. */
interface DescribedRun {
  readonly info: Pick<RunInfo, 'status' | 'notFinite' | 'epochs' | 'label' | 'pale' | 'figures' | 'evaluate'>;
  readonly columns: Columns;
}

const empty = new Float64Array(0);

/** What the curves show, in a sentence or two: of one run how it learned, of several which of them did best. */
export function describeCurves(runs: readonly DescribedRun[]): string {
  const trained = runs.filter(({ columns }) => (columns['loss'] ?? empty).length > 0);
  const shown = trained.filter(({ info }) => !info.pale);
  if (shown.length > 1) return compared(shown);
  const [front] = shown;
  const own = front ? describeRun(front) : beforeFirstEpoch(runs[0]?.info);
  return [own, besides(trained.find(({ info }) => info.pale))].filter(Boolean).join(' ');
}

/** What there is to say of a run with no epoch: that it has just begun, or why there will be none. */
export function beforeFirstEpoch(info: Pick<RunInfo, 'status' | 'notFinite'> | undefined): string {
  switch (info?.status) {
    case 'diverged':
      return info.notFinite?.of === 'validation'
        ? l10n.t('Training ended in its first epoch, because the validation loss was no number any more.')
        : l10n.t('Training ended in its first epoch, because a value was no number any more.');
    case 'failed':
      return l10n.t('It failed before its first epoch was done.');
    case 'stopped':
      return l10n.t('It was stopped before its first epoch was done.');
    case 'interrupted':
      return l10n.t('It was cut off before its first epoch was done.');
    case 'damaged':
      return l10n.t('The curves of this run cannot be read.');
    default:
      return l10n.t('No epoch is done yet.');
  }
}

/** What the pale line is, and what came of it. */
function besides(before: DescribedRun | undefined): string {
  const last = before?.columns['loss']?.at(-1);
  return last === undefined ? '' : l10n.t('The pale line is the run before, which ended with a loss of {0}.', figure(last));
}

/** How one run learned. */
export function describeRun({ info, columns }: DescribedRun): string {
  const loss = columns['loss'] ?? empty;
  const validation = columns['val_loss'];
  const ongoing = info.status === 'running' || info.status === 'paused';
  const course = brokenOff(loss, info) ?? (validation && checkedCourse(loss, validation)) ?? courseOf(loss, info, ongoing);
  return [course, allRight(columns, info), loss.length > 0 && ended(info, loss.length)].filter(Boolean).join(' ');
}

/** Of a run whose training ended at a value that is not finite. What came of a training that was sound changes nothing in its course. */
function brokenOff({ length }: Float64Array, { notFinite }: DescribedRun['info']): string | undefined {
  if (length === 0 || notFinite?.of === 'evaluation' || notFinite?.of === 'prediction') return undefined;
  if (notFinite?.of === 'validation')
    return l10n.t('Training ended after epoch {0}, because the validation loss was no number any more.', length);
  if (notFinite?.grew)
    return l10n.t('Loss grew until it was no number any more, after epoch {0}: the learning rate is probably too large.', length);
  return notFinite && l10n.t('Training ended after epoch {0}, because a value was no number any more.', length);
}

/** What the rows for validation say of a loss that fell; undefined where they say nothing else than those for training. */
function checkedCourse(loss: Float64Array, validation: Float64Array): string | undefined {
  const turn = turningPoint(loss, validation);
  if (turn !== undefined) {
    return l10n.t('Validation loss rises after epoch {0}: from there on the network learns the samples by heart.', turn);
  }
  const low = lowest(validation);
  const { kind } = curveShape(loss);
  if ((kind !== 'falling' && kind !== 'short') || low === undefined || low > 0.9 * validation.length) return;
  const [first, last] = [figure(loss[0] as number), figure(loss.at(-1) as number)];
  return l10n.t('Loss fell from {0} to {1}, but validation loss was lowest after epoch {2}.', first, last, low);
}

function courseOf(loss: Float64Array, info: DescribedRun['info'], ongoing: boolean): string {
  const shape = curveShape(loss);
  const [first, last] = [figure(loss[0] ?? Number.NaN), figure(loss.at(-1) ?? Number.NaN)];
  switch (shape.kind) {
    case 'none':
      return beforeFirstEpoch(info);
    case 'single':
      return info.epochs > 1 && ongoing
        ? l10n.t('Loss in the first epoch is {0}.', last)
        : l10n.t('Loss in the only epoch is {0}. A curve needs more epochs.', last);
    case 'not-finite':
      return l10n.t('From epoch {0} on the loss is no number any more: the learning rate is probably too large.', shape.epoch);
    case 'grows':
      return l10n.t('Loss grows, from {0} to {1}: the learning rate is probably too large.', first, last);
    case 'flat':
      return l10n.t(
        'Loss hardly changed: {0} at first, {1} now. The learning rate may be too small, or this network cannot learn these samples.',
        first,
        last,
      );
    case 'stuck':
      return l10n.t('Loss does not fall: {0} at first, {1} now. Perhaps this network cannot learn these samples.', first, last);
    case 'swings':
      return l10n.t(
        'Loss goes up and down between {0} and {1}: a smaller learning rate would calm it.',
        figure(shape.low),
        figure(shape.high),
      );
    case 'zero':
      return l10n.t('Loss fell from {0} to 0, where it is since epoch {1}.', first, shape.epoch);
    case 'short':
      return l10n.t('Loss fell from {0} to {1}.', first, last);
    case 'settled':
      return l10n.t('Loss fell from {0} to {1} and hardly improved after epoch {2}.', first, last, shape.epoch);
    case 'slower':
      return l10n.t('Loss fell from {0} to {1}, most of it until epoch {2}.', first, last, shape.epoch);
    case 'falling':
      return ongoing
        ? l10n.t('Loss has fallen from {0} to {1} so far.', first, last)
        : l10n.t('Loss fell from {0} to {1} and was still falling at the end: more epochs would help.', first, last);
  }
}

/** Since when every answer is right, where that is so. */
function allRight(columns: Columns, { figures, evaluate }: Pick<RunInfo, 'figures' | 'evaluate'>): string {
  const name = Object.keys(figures).find((figure) => figures[figure]?.countsRight && columns[figure]);
  const accuracy = name === undefined ? empty : (columns[name] as Float64Array);
  if (accuracy.at(-1) !== 1) return '';
  // The last batches of an epoch can undo what was right in it.
  if (evaluate?.on === 'train' && (evaluate.logs[name ?? ''] ?? 1) < 1) return '';
  const since = accuracy.findLastIndex((value) => value !== 1) + 2;
  return since <= 1 ? l10n.t('Every answer was right from the first epoch on.') : l10n.t('Every answer is right since epoch {0}.', since);
}

function ended({ status, epochs }: DescribedRun['info'], done: number): string {
  if (status === 'stopped-early') return l10n.t('Early stopping ended it after epoch {0} of {1}.', done, epochs);
  if (status === 'stopped') return l10n.t('It was stopped after epoch {0} of {1}.', done, epochs);
  if (status === 'interrupted') return l10n.t('It was cut off after epoch {0} of {1}.', done, epochs);
  return '';
}

function compared(runs: readonly DescribedRun[]): string {
  const name = runs.every(({ columns }) => columns['val_loss']?.length) ? 'val_loss' : 'loss';
  const ends = runs
    .map(({ info, columns }) => ({ label: info.label, value: columns[name]?.at(-1) ?? Number.NaN }))
    .sort((a, b) => rank(a.value) - rank(b.value));
  const [best, second] = ends as [(typeof ends)[0], (typeof ends)[0]];
  if (best.value === second.value || !Number.isFinite(best.value)) {
    return name === 'loss'
      ? l10n.t('{0} and {1} end with the same loss, {2}.', best.label, second.label, figure(best.value))
      : l10n.t('{0} and {1} end with the same validation loss, {2}.', best.label, second.label, figure(best.value));
  }
  return name === 'loss'
    ? l10n.t('{0} ends with the lowest loss, {1}; {2} with {3}.', best.label, figure(best.value), second.label, figure(second.value))
    : l10n.t(
        '{0} ends with the lowest validation loss, {1}; {2} with {3}.',
        best.label,
        figure(best.value),
        second.label,
        figure(second.value),
      );
}

const rank = (value: number): number => (Number.isFinite(value) ? value : Number.POSITIVE_INFINITY);

/** Runs of fewer epochs are described anew at each epoch. */
const SHORT = 10_000;
/** Longer ones only when they have grown by so much: nobody reads faster, and looking at all of a long curve takes its time. */
const STEP = 1.02;

/** What the curves show. */
export const useSentence = (runs: readonly DrawnRun[]): string =>
  useMemo(
    () => describeCurves(runs.map(({ info, curves }) => ({ info, columns: curves.columns }))),
    runs.flatMap(({ info, curves }) => [
      info.id,
      info.label,
      info.pale,
      info.status,
      info.evaluate,
      info.epochs,
      grown(epochsIn(curves.columns), info.status),
    ]),
  );

/** Changes when it is time to look again; at the end of a run its status does. */
const grown = (epochs: number, status: DrawnRun['info']['status']): number =>
  epochs < SHORT || status !== 'running' ? epochs : -Math.floor(Math.log(epochs) / Math.log(STEP));

import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import { figure } from '../../../ml/language/number-text';
import type { Learning } from '../../../ml/spec/learning';
import type { Columns } from '../../../ml/training/history';
import type { RunInfo } from '../messages/state';
import { type CurveShape, curveShape, FEW, validationShape } from './curve-shape';
import { epochsIn } from './families';
import type { DrawnRun } from './plots';

/** A run as far as its curves say something of it. */
interface DescribedRun {
  readonly info: Pick<RunInfo, 'status' | 'from' | 'notFinite' | 'epochs' | 'label' | 'pale' | 'metrics' | 'evaluate' | 'learning'> &
    Partial<Pick<RunInfo, 'id'>>;
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
  const branch = runs[0]?.info.from;
  const pale = trained.find(({ info }) => info.pale);
  const branches = branch !== undefined && branch.run === pale?.info.id;
  return [own, besides(pale, branches)].filter(Boolean).join(' ');
}

/** What there is to say of a run with no epoch: that it has just begun, or why there will be none. */
export function beforeFirstEpoch(info: Pick<RunInfo, 'status' | 'notFinite'> | undefined): string {
  switch (info?.status) {
    case 'diverged':
      return info.notFinite?.of === 'validation'
        ? l10n.t('Training ended in its first epoch, because the validation loss was not a finite number.')
        : l10n.t('Training ended in its first epoch, because a value was not a finite number.');
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

/** What the pale line is, and what came of it. @param branches the run in front branches from it */
function besides(before: DescribedRun | undefined, branches: boolean): string {
  const last = before?.columns['loss']?.at(-1);
  if (last === undefined) return '';
  return branches
    ? l10n.t('The pale line is the run that it branches from, which ended with a loss of {0}.', figure(last))
    : l10n.t('The pale line is the run before, which ended with a loss of {0}.', figure(last));
}

/** How one run learned. */
export function describeRun({ info, columns }: DescribedRun): string {
  const loss = columns['loss'] ?? empty;
  if (loss.length === 0) return beforeFirstEpoch(info);
  const right = rightSince(columns, info);
  const course = brokenOff(loss, info) ?? courseOf(loss, columns['val_loss'], info, right !== undefined);
  return [course, right !== undefined && allRight(right), ended(info, loss.length)].filter(Boolean).join(' ');
}

/** Of a run whose training ended at a value that is not finite. What came of a training that was sound changes nothing in its course. */
function brokenOff(loss: Float64Array, { notFinite }: DescribedRun['info']): string | undefined {
  const { length } = loss;
  if (notFinite?.of === 'evaluation' || notFinite?.of === 'prediction') return undefined;
  if (notFinite?.of === 'validation')
    return l10n.t('Training ended after epoch {0}, because the validation loss was not a finite number.', length);
  if (notFinite?.grew) {
    return (loss.at(-1) as number) > (loss[0] as number)
      ? l10n.t('Loss grew until it was not a finite number, after epoch {0}: the learning rate is probably too large.', length)
      : l10n.t('After epoch {0} loss and weights grew beyond all numbers: the learning rate is probably too large.', length);
  }
  return notFinite && l10n.t('Training ended after epoch {0}, because a value was not a finite number.', length);
}

/** What the sentence about a shape is made from, beside the shape. */
interface Told {
  /** Loss of the first and of the last epoch. */
  readonly first: string;
  readonly last: string;
  /** Loss of an epoch; counts from 1. */
  at(epoch: number): string;
  readonly info: DescribedRun['info'];
  readonly ongoing: boolean;
  /** Every training answer is right at the end: nothing is left to explain. */
  readonly right: boolean;
  /** Nothing that was measured on the rows for validation speaks against more epochs. */
  readonly more: boolean;
}

/** A sentence for each shape. A cause is named only where the shape shows it. */
const sentences: { readonly [K in CurveShape['kind']]: (shape: Extract<CurveShape, { kind: K }>, told: Told) => string } = {
  none: (_, { info }) => beforeFirstEpoch(info),
  single: (_, { last, info, ongoing }) =>
    info.epochs > 1 && ongoing
      ? l10n.t('Loss in the first epoch is {0}.', last)
      : l10n.t('Loss in the only epoch is {0}. A curve needs more epochs.', last),
  short: (_, { first, last, ongoing }) =>
    ongoing
      ? l10n.t('Loss went from {0} to {1} so far.', first, last)
      : l10n.t('Loss went from {0} to {1}. A curve needs more epochs.', first, last),
  'not-finite': ({ epoch, grew }) =>
    grew
      ? l10n.t('Loss grew, and from epoch {0} on it is not a finite number: the learning rate is probably too large.', epoch)
      : l10n.t('From epoch {0} on the loss is not a finite number.', epoch),
  zero: ({ epoch }, { first }) =>
    epoch === 1
      ? l10n.t('Loss is 0 from the first epoch on.')
      : first === '0'
        ? l10n.t('Loss has been 0 since epoch {0}.', epoch)
        : l10n.t('Loss fell from {0} to 0, where it has been since epoch {1}.', first, epoch),
  flat: (_, { first, last, right, info }) =>
    info.learning?.rule === 'perceptron' && !right
      ? l10n.t('Loss hardly changed: {0} at first, {1} now.', first, last)
      : right
        ? l10n.t('Loss hardly changed: {0} at first, {1} now. There was little left to learn.', first, last)
        : l10n.t(
            'Loss hardly changed: {0} at first, {1} now. The learning rate may be too small, the slope almost 0 here, or this network cannot learn these samples.',
            first,
            last,
          ),
  swings({ low, high, fell }, { first, info, right }) {
    const seen = fell
      ? l10n.t('Loss fell from {0}, then went up and down between {1} and {2}.', first, figure(low), figure(high))
      : l10n.t('Loss goes up and down between {0} and {1}.', figure(low), figure(high));
    return [seen, right ? '' : calming(info)].filter(Boolean).join(' ');
  },
  leaps: ({ before }, { first, last }) =>
    l10n.t('Loss fell from {0} to {1}, then leapt to {2} in the last epoch.', first, figure(before), last),
  rebounds: ({ low, epoch }, { last, info }) =>
    info.learning?.rule === 'perceptron'
      ? l10n.t('Loss fell to {0} in epoch {1}, then rose again to {2}.', figure(low), epoch, last)
      : l10n.t('Loss fell to {0} in epoch {1}, then rose again to {2}: the learning rate is probably too large.', figure(low), epoch, last),
  grows: (_, { first, last, info }) =>
    info.learning?.rule === 'perceptron'
      ? l10n.t('Loss grows, from {0} to {1}.', first, last)
      : l10n.t('Loss grows, from {0} to {1}: the learning rate is probably too large.', first, last),
  stuck(_, { first, last, info, right }) {
    const seen = l10n.t('Loss does not fall: {0} at first, {1} now.', first, last);
    if (right || info.learning?.rule === 'perceptron') return seen;
    return `${seen} ${l10n.t('Perhaps the learning rate is too large, or this network cannot learn these samples.')}`;
  },
  wanders: ({ low, high }, { first, last, at }) =>
    l10n.t(
      'Loss went from {0} to {1}. It was lowest in epoch {2}, at {3}, and highest in epoch {4}, at {5}.',
      first,
      last,
      low,
      at(low),
      high,
      at(high),
    ),
  passed: ({ low, epoch }, told) =>
    figure(low) === told.last
      ? sentences.settled({ kind: 'settled', epoch }, told)
      : l10n.t('Loss fell from {0} to {1}. It was lowest in epoch {2}, at {3}.', told.first, told.last, epoch, figure(low)),
  settled: ({ epoch }, { first, last }) => l10n.t('Loss fell from {0} to {1} and hardly improved after epoch {2}.', first, last, epoch),
  slower: ({ epoch }, { first, last }) => l10n.t('Loss fell from {0} to {1}, most of it until epoch {2}.', first, last, epoch),
  falling(_, { first, last, ongoing, more }) {
    if (ongoing) return l10n.t('Loss has fallen from {0} to {1} so far.', first, last);
    return more
      ? l10n.t('Loss fell from {0} to {1} and was still falling at the end: more epochs may help.', first, last)
      : l10n.t('Loss fell from {0} to {1} and was still falling at the end.', first, last);
  },
};

/** What may calm a loss that swings, where something of the spec can. Its size changes nothing in what the perceptron rule answers. */
const calming = ({ learning }: DescribedRun['info']): string =>
  learning?.rule === 'perceptron' || learning?.dropout ? '' : l10n.t('A smaller learning rate or a larger batch may calm it.');

/** What the loss did, and what the rows for validation add to it. */
function courseOf(loss: Float64Array, validation: Float64Array | undefined, info: DescribedRun['info'], right: boolean): string {
  const seen = validation && validationShape(loss, validation);
  if (seen?.kind === 'turns') {
    return seen.byHeart
      ? l10n.t(
          'Validation loss rises after epoch {0}, while training loss keeps falling: the network gets worse on samples that it has not seen (overfitting), and probably memorizes the training samples.',
          seen.epoch,
        )
      : l10n.t(
          'Validation loss rises after epoch {0}, while training loss keeps falling: the network gets worse on samples that it has not seen (overfitting).',
          seen.epoch,
        );
  }
  const shape = curveShape(loss);
  const [first, last] = [figure(loss[0] as number), figure(loss.at(-1) as number)];
  const ongoing = info.status === 'running' || info.status === 'paused';
  const at = (epoch: number): string => figure(loss[epoch - 1] as number);
  const told: Told = { first, last, at, info, ongoing, right, more: !seen || (seen.kind === 'follows' && seen.falls) };
  const fell = shape.kind === 'falling' || shape.kind === 'slower';
  const course =
    seen?.kind === 'stays' && fell
      ? l10n.t('Loss fell from {0} to {1}, while validation loss has not improved since epoch {2}.', first, last, seen.epoch)
      : (sentences[shape.kind] as (shape: CurveShape, told: Told) => string)(shape, told);
  const far = seen?.far !== undefined && l10n.t('Validation loss ends far above it, at {0}.', figure(seen.far));
  const mistakes = info.learning?.rule === 'perceptron' && loss.length >= FEW && !right && loss.every((value) => value > 0);
  return [course, far, mistakes && l10n.t('No epoch has passed without a mistake.')].filter(Boolean).join(' ');
}

/** The epoch since which every training answer has been right; undefined where one is wrong at the end. */
function rightSince(columns: Columns, { metrics, evaluate }: Pick<RunInfo, 'metrics' | 'evaluate'>): number | undefined {
  const name = Object.keys(metrics).find((metric) => metrics[metric]?.countsRight && columns[metric]);
  const accuracy = name === undefined ? empty : (columns[name] as Float64Array);
  if (accuracy.at(-1) !== 1) return undefined;
  // The last batches of an epoch can undo what was right in it.
  if (evaluate?.on === 'train' && (evaluate.logs[name ?? ''] ?? 1) < 1) return undefined;
  return accuracy.findLastIndex((value) => value !== 1) + 2;
}

const allRight = (since: number): string =>
  since <= 1
    ? l10n.t('Every training answer was right from the first epoch on.')
    : l10n.t('Every training answer has been right since epoch {0}.', since);

function ended({ status, epochs }: DescribedRun['info'], done: number): string {
  if (status === 'stopped-early') return l10n.t('Early stopping ended it after epoch {0} of {1}.', done, epochs);
  if (status === 'stopped') return l10n.t('It was stopped after epoch {0} of {1}.', done, epochs);
  if (status === 'interrupted') return l10n.t('It was cut off after epoch {0} of {1}.', done, epochs);
  return '';
}

/** Which of several runs did best, where their losses are in one unit and of the same data. */
function compared(runs: readonly DescribedRun[]): string {
  const differs = (of: keyof Learning): boolean => new Set(runs.flatMap(({ info }) => info.learning?.[of] ?? [])).size > 1;
  if (differs('data')) return l10n.t('These runs have different data, so their losses cannot be compared.');
  if (differs('loss'))
    return l10n.t('These runs have different losses, so their heights cannot be compared. Compare a metric that all of them have.');
  const name = runs.every(({ columns }) => columns['val_loss']?.length) ? 'val_loss' : 'loss';
  const ends = runs
    .map(({ info, columns }) => ({ label: info.label, value: columns[name]?.at(-1) ?? Number.NaN }))
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => a.value - b.value);
  const [best, second] = ends.map(({ label, value }) => ({ label, value: figure(value) }));
  const validated = name === 'val_loss';
  if (!best) return validated ? l10n.t('No run ends with a finite validation loss.') : l10n.t('No run ends with a finite loss.');
  if (!second) {
    return validated
      ? l10n.t('Only {0} ends with a finite validation loss, {1}.', best.label, best.value)
      : l10n.t('Only {0} ends with a finite loss, {1}.', best.label, best.value);
  }
  const ongoing = runs.some(({ info: { status } }) => status === 'running' || status === 'paused');
  const said = [best.label, best.value, second.label, second.value] as const;
  if (best.value === second.value) {
    if (ongoing) {
      return validated
        ? l10n.t('So far {0} and {1} have the same validation loss, {2}.', best.label, second.label, best.value)
        : l10n.t('So far {0} and {1} have the same loss, {2}.', best.label, second.label, best.value);
    }
    return validated
      ? l10n.t('{0} and {1} end with the same validation loss, {2}.', best.label, second.label, best.value)
      : l10n.t('{0} and {1} end with the same loss, {2}.', best.label, second.label, best.value);
  }
  if (ongoing) {
    return validated
      ? l10n.t('So far {0} has the lowest validation loss, {1}; {2} has {3}.', ...said)
      : l10n.t('So far {0} has the lowest loss, {1}; {2} has {3}.', ...said);
  }
  return validated
    ? l10n.t('{0} ends with the lowest validation loss, {1}; {2} with {3}.', ...said)
    : l10n.t('{0} ends with the lowest loss, {1}; {2} with {3}.', ...said);
}

/** Runs of fewer epochs are described anew at each epoch. */
const SHORT = 10_000;
/** Longer ones only when they have grown by so much: a reader is no faster, and looking at all of a long curve takes its time. */
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

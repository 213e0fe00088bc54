import * as l10n from '@vscode/l10n';
import { figure, percent } from '../../../../ml/language/number-text';
import { count, counted } from '../../../shared/format';
import type { Data, Points } from '../../messages/state';
import { className, inputNames, outputText } from '../../shared/names';
import type { Reading } from '../../shared/reading';
import type { Dot, Verdict } from './points';

/** What the sentence under the picture is made of. */
export interface Seen {
  readonly reading: Reading;
  readonly dots: readonly Dot[];
  readonly verdicts: readonly Verdict[];
  /** The border is one straight line. */
  readonly straight: boolean;
  /** The one hidden unit that everything goes through. */
  readonly funnel?: boolean;
  /** There is no boundary in the picture: all of it has one class. */
  readonly onlyClass?: string;
  /** The most training points that one straight line can have right, where that is known. */
  readonly best?: number;
  /** `XOR`. */
  readonly gate?: string;
  /** Lowest and highest answer in the picture, for answers that are numbers. */
  readonly span?: readonly [number, number];
}

/** One sentence or two on what the picture shows. */
export function sentence(seen: Seen): string {
  if (seen.reading.kind === 'number') return graded(seen);
  const train = tally(seen, 'train');
  if (train.rows === 0) {
    return seen.onlyClass === undefined
      ? l10n.t('The regions show what the network answers to every pair of inputs. There is no data to compare with.')
      : l10n.t('The network answers {0} everywhere in this picture. There is no data to compare with.', seen.onlyClass);
  }
  return [whole(seen, train), elsewhere(seen)].filter(Boolean).join(' ');
}

/** True where the sentence says that one straight line cannot do it. */
export const saysNoLine = (seen: Seen): boolean =>
  (seen.straight || seen.funnel === true) && seen.best !== undefined && seen.best < tally(seen, 'train').rows;

interface Tally {
  readonly rows: number;
  readonly right: number;
}

export function tally({ dots, verdicts }: Pick<Seen, 'dots' | 'verdicts'>, split: Points['split']): Tally {
  const own = verdicts.filter((_, i) => dots[i]?.split === split);
  return { rows: own.length, right: own.filter(({ right }) => right).length };
}

function whole(seen: Seen, train: Tally): string {
  const { rows, right } = { rows: count(train.rows), right: count(train.right) };
  const points = counted(train.rows, 'trainingPoints');
  const all = train.right === train.rows && train.rows > 1;
  if (saysNoLine(seen)) return beyondOneLine(seen, train);
  if (seen.onlyClass !== undefined) {
    return l10n.t(
      'There is no boundary in this picture: the answer is {0} everywhere in it, which is right for {1} of {2}.',
      seen.onlyClass,
      right,
      points,
    );
  }
  if (seen.reading.kind === 'classes') {
    return all
      ? l10n.t('The boundaries separate all classes: each of the {0} training points is in the region of its class.', rows)
      : l10n.t('In the region of their class: {0} of {1} ({2}).', right, points, percent(train.right / train.rows));
  }
  if (seen.straight) {
    return all
      ? l10n.t('The line separates both classes: all {0} training points are on the right side.', rows)
      : l10n.t('The line has {0} of {1} on the right side.', right, points);
  }
  return all
    ? l10n.t('The boundary separates both classes: all {0} training points are on the right side.', rows)
    : l10n.t('The boundary has {0} of {1} ({2}) on the right side.', right, points, percent(train.right / train.rows));
}

function beyondOneLine({ best = 0, gate, funnel }: Seen, train: Tally): string {
  const right = count(train.right);
  const line = funnel ? `${l10n.t('One hidden unit draws one straight line, whatever the output unit does with it.')} ` : '';
  const why =
    gate === undefined
      ? l10n.t('One straight line cannot separate these classes: {0} of {1} at best.', count(best), counted(train.rows, 'trainingPoints'))
      : l10n.t('One straight line cannot separate {0}: {1} of {2} at best.', gate, count(best), counted(train.rows, 'trainingPoints'));
  const remedy = funnel ? ` ${l10n.t('It takes at least two hidden units.')}` : '';
  return `${line}${why}${train.right === best ? '' : ` ${l10n.t('This one has {0} right.', right)}`}${remedy}`;
}

/** On the rows that were kept back from training. */
function elsewhere(seen: Seen): string {
  const texts = (['validation', 'test'] as const).flatMap((split) => {
    const { rows, right } = tally(seen, split);
    if (rows === 0) return [];
    const share = percent(right / rows);
    return split === 'validation'
      ? l10n.t('Right of the validation points: {0} of {1} ({2}).', count(right), count(rows), share)
      : l10n.t('Right of the test points: {0} of {1} ({2}).', count(right), count(rows), share);
  });
  return texts.join(' ');
}

function graded({ reading, dots, verdicts, span }: Seen): string {
  const range =
    span &&
    (span[0] === span[1]
      ? l10n.t('The answer is {0} everywhere in this picture.', figure(span[0]))
      : l10n.t('The deeper the colour, the higher the answer: from {0} to {1} in this picture.', figure(span[0]), figure(span[1])));
  const errors = (['train', 'validation', 'test'] as const).flatMap((split) => {
    const off = verdicts.flatMap(({ output }, i) => {
      const dot = dots[i] as Dot;
      const unit = reading.kind === 'number' ? reading.unit : 0;
      return dot.split === split ? [Math.abs((output[unit] as number) - (dot.target[unit] as number))] : [];
    });
    if (off.length === 0) return [];
    const mean = figure(off.reduce((a, b) => a + b, 0) / off.length);
    if (split === 'train') return l10n.t('On {0} it is off by {1} on average.', counted(off.length, 'trainingPoints'), mean);
    return split === 'validation'
      ? l10n.t('On {0} it is off by {1} on average.', counted(off.length, 'validationPoints'), mean)
      : l10n.t('On {0} it is off by {1} on average.', counted(off.length, 'testPoints'), mean);
  });
  return [range, ...errors].filter(Boolean).join(' ');
}

/** What there is to say of one point. */
export function pointText(
  at: number,
  dots: readonly Dot[],
  verdict: Verdict | undefined,
  reading: Reading,
  data: Data | undefined,
): string {
  const dot = dots[at];
  if (!dot) return '';
  const [x1, x2] = inputNames(data);
  const place = l10n.t('Point {0} of {1}: {2} = {3}, {4} = {5}.', at + 1, dots.length, x1, figure(dot.x), x2, figure(dot.y));
  const target =
    reading.kind === 'number'
      ? l10n.t('Target {0}.', figure(dot.target[reading.unit] as number))
      : l10n.t('Target: {0}.', className(dot.klass, data, reading));
  if (!verdict) return `${place} ${target}`;
  const output = outputText(verdict.output, reading);
  const said =
    reading.kind === 'number'
      ? l10n.t('Output {0}.', output)
      : verdict.right
        ? l10n.t('Output {0}: {1}, right.', output, className(verdict.klass, data, reading))
        : l10n.t('Output {0}: {1}, wrong.', output, className(verdict.klass, data, reading));
  return [place, splitText(dot.split), target, said].filter(Boolean).join(' ');
}

const splitText = (split: Dot['split']): string =>
  split === 'validation' ? l10n.t('Held out for validation.') : split === 'test' ? l10n.t('Held out for testing.') : '';

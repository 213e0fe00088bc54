import * as l10n from '@vscode/l10n';
import { figure } from '../../../../../ml/language/number-text';
import type { PerceptronWalk } from '../../../../../ml/step/perceptron-walk';
import { count } from '../../../../shared/format';
import { boundOf, fromZero, type SeenRow, type UpdateStep } from './walk';

const bracketed = (value: number): string => (value < 0 || Object.is(value, -0) ? `(${figure(value)})` : figure(value));

/** `(1, 0)` */
export const pointText = (...values: readonly number[]): string => `(${values.map(figure).join(', ')})`;

/** What the step looks at, and whether the answer is right. */
export function seen({ rows, changed }: UpdateStep): string {
  const [row] = rows;
  if (!row) return '';
  const wrong = rows.filter(({ right }) => !right).length;
  if (rows.length > 1)
    return wrong === 0
      ? l10n.t('All {0} samples of this batch are answered rightly: nothing changes.', count(rows.length))
      : l10n.t(
          '{0} of the {1} samples of this batch are answered wrongly: their corrections are added up.',
          count(wrong),
          count(rows.length),
        );
  const place = pointText(row.x, row.y);
  if (row.right) return l10n.t('{0}: target {1}, answer {2}, right. Nothing changes.', place, figure(row.target), figure(row.answer));
  return changed
    ? l10n.t('{0}: target {1}, answer {2}, wrong. The weights are corrected.', place, figure(row.target), figure(row.answer))
    : l10n.t('{0}: target {1}, answer {2}, wrong, but nothing changes.', place, figure(row.target), figure(row.answer));
}

/** The sum that decides, and the answer: `1·1 + 1·0 + 0 = 1`, `step(1) = 1`. None for a step with several rows. */
export function sumLines({ rows, before: { w1, w2, b } }: UpdateStep, { bias, spread }: PerceptronWalk): string[] {
  const [row] = rows;
  if (!row || rows.length > 1) return [];
  const terms = [`${figure(w1)}·${bracketed(row.x)}`, `${bracketed(w2)}·${bracketed(row.y)}`, ...(bias ? [bracketed(b)] : [])];
  const z = figure(w1 * row.x + w2 * row.y + b);
  return [`z = ${terms.join(' + ')} = ${z}`, `${spread === 2 ? 'sign' : 'step'}(${z}) = ${figure(row.answer)}`];
}

/** How each weight changes: `w₁ ← 1 + 1·(0 − 1)·1 = 0`; of several rows, with the sum of their corrections. */
export function updateLines({ rows, before, after, changed }: UpdateStep, { learningRate, bias }: PerceptronWalk): string[] {
  if (!changed) return [];
  const wrong = rows.filter(({ right }) => !right);
  const line = (name: string, was: number, is: number, input: (row: SeenRow) => number): string => {
    const [one] = wrong;
    const part =
      wrong.length === 1 && one
        ? `(${figure(one.target)} − ${bracketed(one.answer)})·${bracketed(input(one))}`
        : bracketed(wrong.reduce((sum, row) => sum + (row.target - row.answer) * input(row), 0));
    return `${name} ← ${figure(was)} + ${figure(learningRate)}·${part} = ${figure(is)}`;
  };
  return [
    line('w₁', before.w1, after.w1, ({ x }) => x),
    line('w₂', before.w2, after.w2, ({ y }) => y),
    ...(bias ? [line(l10n.t('bias'), before.b, after.b, () => 1)] : []),
  ];
}

/** How many updates there were, and how many there can be. */
export function counted({ updates }: UpdateStep, walk: PerceptronWalk, unit: number): string {
  const bound = boundOf(walk, unit);
  return bound === undefined
    ? l10n.t('Updates so far: {0}.', count(updates))
    : l10n.t('Updates so far: {0} of at most {1}.', count(updates), count(Math.floor(bound + 1e-6)));
}

/** Why there can be no more updates than that, or why no such number is known. */
export function boundText(walk: PerceptronWalk, unit: number): string {
  const { margin = 0, radius = 0, common } = walk.bounds[unit] ?? {};
  if (margin === 0)
    return common ? between(common) : l10n.t('No straight line through (0, 0) has every sample on its side, so the rule need not settle.');
  const bound = boundOf(walk, unit);
  const line = l10n.t('A straight line separates the classes, so the rule settles.');
  if (walk.batchSize > 1)
    return `${l10n.t('A straight line separates the classes.')} ${l10n.t('The bound (R/γ)² on the updates holds for one sample at a time; here the corrections of up to {0} are added up in one step.', count(walk.batchSize))}`;
  if (bound === undefined || !fromZero(walk, unit))
    return `${line} ${l10n.t('The bound (R/γ)² on the updates holds from weights of 0; these began with others.')}`;
  const figures = l10n.t(
    'R = {0} is the length of the longest sample, γ = {1} how far the best line is from the nearest sample, both with a 1 added for the bias.',
    figure(radius),
    figure(margin),
  );
  const plain = l10n.t(
    'R = {0} is the length of the longest sample, γ = {1} how far the best line through (0, 0) is from the nearest sample.',
    figure(radius),
    figure(margin),
  );
  const most =
    walk.spread === 1
      ? l10n.t('From weights of 0 and with one sample at a time, there are at most (R/γ)² = {0} updates.', figure(bound))
      : l10n.t(
          'From weights of 0 and with one sample at a time, there are at most 2·(R/γ)² = {0} updates: an answer of 0 makes a correction half as large.',
          figure(bound),
        );
  return [line, most, walk.bias ? figures : plain].join(' ');
}

const between = (common: readonly number[]): string =>
  l10n.t(
    'No straight line has every sample on its side: {0} is between samples of one class and between samples of the other. So there is always a mistake, and the rule never settles.',
    pointText(...common.map((value) => Math.round(value * 1e6) / 1e6)),
  );

/** What becomes of it, where the step is one of the last or the weights come back. */
export function outcome({ at, epoch, batch }: UpdateStep, walk: PerceptronWalk): string {
  const { steps, batches, ending, repeats, epochs } = walk;
  if (at === steps - 1) {
    if (ending === 'settled') return l10n.t('A whole epoch without a mistake: from here on nothing changes.');
    if (ending === 'too-many') return l10n.t('Only the first {0} steps of this training can be followed.', count(steps));
    return l10n.t('This is the last step of all {0} epochs.', count(epochs));
  }
  if (repeats && batch === batches - 1 && epoch + 1 === repeats.again)
    return repeats.first === 0
      ? l10n.t('After it the weights are what they were at the beginning: everything repeats.')
      : l10n.t('After it the weights are what they were after epoch {0}: everything repeats.', count(repeats.first));
  return '';
}

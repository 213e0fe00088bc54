import * as l10n from '@vscode/l10n';
import { count, figure } from '../../shared/format';
import type { RowAnswer } from './answer';

/** What the answers amount to, where targets are known; empty where none is. */
export function describeAnswers(answers: readonly RowAnswer[]): string {
  const judged = answers.filter(({ right }) => right !== undefined);
  if (judged.length > 0) {
    const right = judged.filter((answer) => answer.right).length;
    if (judged.length < answers.length)
      return l10n.t('Rows with a known target: {0} of {1} answered right.', count(right), count(judged.length));
    if (judged.length === 1) return right === 1 ? l10n.t('The answer is right.') : l10n.t('The answer is wrong.');
    if (right === judged.length) return l10n.t('All {0} answers are right.', count(right));
    return right === 1
      ? l10n.t('1 of {0} answers is right.', count(judged.length))
      : l10n.t('{0} of {1} answers are right.', count(right), count(judged.length));
  }
  const errors = answers.flatMap(({ error }) => (error === undefined ? [] : [Math.abs(error)]));
  return errors.length === 0 ? '' : l10n.t('The answers are off by {0} at most.', figure(Math.max(...errors)));
}

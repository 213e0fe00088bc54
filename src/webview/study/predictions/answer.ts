import * as l10n from '@vscode/l10n';
import { figure } from '../../../ml/language/number-text';
import { classOf as coreClassOf, probabilityOf, targetClassOf } from '../../../ml/model/output-reading';
import { count } from '../../shared/format';
import { classOf, isMultiLabel, type Reading, targetClass } from '../shared/reading';

/** What a row's answer says, with its target where that is known. */
export interface RowAnswer {
  readonly outputs: readonly number[];
  /** Not set where the answer is a number, or several yes-or-no questions. */
  readonly klass?: number;
  /** Of that class, where the outputs are probabilities. */
  readonly probability?: number;
  readonly target?: readonly number[];
  readonly targetClass?: number;
  readonly right?: boolean;
  /** Of a number: output − target, of the output that is furthest off. */
  readonly error?: number;
}

export function rowAnswer(outputs: readonly number[], target: readonly number[] | undefined, reading: Reading): RowAnswer {
  if (reading.kind === 'number' || isMultiLabel(reading)) return { outputs, ...numbersAnswer(outputs, target, reading) };
  const klass = classOf(reading, outputs);
  const probability = probabilityOf(reading, outputs, klass, reading.unit);
  const wanted = target && targetClass(reading, target);
  return {
    outputs,
    klass,
    ...(probability !== undefined && { probability }),
    ...(target && { target }),
    ...(wanted !== undefined && { targetClass: wanted, right: wanted === klass }),
  };
}

function numbersAnswer(outputs: readonly number[], target: readonly number[] | undefined, reading: Reading): Partial<RowAnswer> {
  if (target?.length !== outputs.length) return target ? { target } : {};
  if (reading.kind === 'binary') {
    return { target, right: outputs.every((_, i) => coreClassOf(reading, outputs, i) === targetClassOf(reading, target, i)) };
  }
  const errors = outputs.map((output, i) => output - (target[i] as number));
  return { target, error: errors.reduce((worst, error) => (Math.abs(error) > Math.abs(worst) ? error : worst), 0) };
}

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

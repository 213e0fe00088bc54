import * as l10n from '@vscode/l10n';
import { coefficient, NOTHING, sumText } from '../../../ml/language/sum-text';
import type { Line } from './boundary/line';

/** A line in words that a student knows. */
interface Equation {
  /** `0.4·x₁ + 0.4·x₂ − 0.6 = 0`. */
  readonly implicit: string;
  /** `x₂ = (−0.4·x₁ + 0.6) / 0.4 = −x₁ + 1.5`, `x₁ = 1.5`; not set where there is no line. */
  readonly solved?: string;
  /** What is special about it: it is vertical, or is none. */
  readonly note?: string;
}

/** @param names of the two inputs: x₁ and x₂ */
export function equation({ w1, w2, b }: Line, [x1, x2]: readonly [string, string]): Equation {
  const implicit = `${sumText([
    { factor: w1, name: x1 },
    { factor: w2, name: x2 },
    { factor: b, name: '' },
  ])} = 0`;
  const size = Math.max(Math.abs(w1), Math.abs(w2));
  if (!Number.isFinite(size + Math.abs(b))) return { implicit, note: l10n.t('There is no line: the weights are not finite numbers.') };
  if (size === 0) {
    return { implicit, note: l10n.t('There is no line: both weights are 0, so every point gives the same answer.') };
  }
  if (Math.abs(w2) <= size * NOTHING) {
    return {
      implicit,
      solved: `${x1} = ${coefficient(-b / w1)}`,
      note: l10n.t('The line is vertical: {0} alone decides.', x1),
    };
  }
  const sum = (by: number): string =>
    sumText([
      { factor: -w1 / by, name: x1 },
      { factor: -b / by, name: '' },
    ]);
  const alone = sum(w2);
  if (Math.abs(w1) <= size * NOTHING) {
    return { implicit, solved: `${x2} = ${alone}`, note: l10n.t('The line is horizontal: {0} alone decides.', x2) };
  }
  const [top, bottom] = [sum(1), coefficient(w2)];
  return { implicit, solved: bottom === '1' ? `${x2} = ${alone}` : `${x2} = (${top}) / ${bottom} = ${alone}` };
}

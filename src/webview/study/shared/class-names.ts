import * as l10n from '@vscode/l10n';
import { classLabel } from '../../../ml/model/output-reading';
import { figure } from '../../shared/format';
import type { Data } from '../messages';
import type { Dot, Verdict } from '../plane/boundary/points';
import { NEITHER, type Reading } from './reading';

/** What the two inputs are called. */
export const inputNames = (data: Data | undefined): readonly [string, string] => [
  data?.inputNames?.[0] ?? 'x₁',
  data?.inputNames?.[1] ?? 'x₂',
];

/** What a class is called. */
export function className(klass: number, data: Data | undefined, reading: Reading): string {
  if (klass === NEITHER) return l10n.t('neither');
  // With several outputs each is a question of its own, and its two classes are its answers.
  if (reading.kind === 'binary' && reading.outputs > 1) {
    const asked = outputName(reading.unit, data);
    return klass === 1 ? l10n.t('{0}: yes', asked) : l10n.t('{0}: no', asked);
  }
  const label = reading.kind === 'number' ? klass : classLabel(reading, klass, data?.classNames);
  return typeof label === 'string' ? label : l10n.t('class {0}', figure(label));
}

/** What an output is called, where each is a question of its own. */
export const outputName = (unit: number, data: Data | undefined): string =>
  data?.targetNames?.[unit] ?? data?.classNames?.[unit] ?? l10n.t('output {0}', unit + 1);

/** An answer with as many digits as mean something. */
export const outputText = (output: readonly number[], reading: Reading): string =>
  reading.kind === 'classes' ? output.map(figure).join(', ') : figure(output[reading.unit] as number);

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
  split === 'validation' ? l10n.t('Kept back for validation.') : split === 'test' ? l10n.t('Kept back for testing.') : '';

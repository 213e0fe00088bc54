import * as l10n from '@vscode/l10n';
import type { SplitName } from '../../../ml/data/dataset';
import { figure } from '../../../ml/language/number-text';
import { classLabel } from '../../../ml/model/output-reading';
import { familyOf, isValidation } from '../../../ml/registry/metric-facts';
import type { Data } from '../messages/state';
import { NEITHER, type Reading } from './reading';

/** What an input is called: by the data, or x₁, x₂ … */
export const inputName = (i: number, data: Data | undefined): string => data?.inputNames?.[i] ?? `x${subscript(i + 1)}`;

const subscript = (value: number): string => [...String(value)].map((digit) => String.fromCharCode(0x2080 + Number(digit))).join('');

/** What the two inputs are called. */
export const inputNames = (data: Data | undefined): readonly [string, string] => [inputName(0, data), inputName(1, data)];

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

/** What a part of the data is called. */
export const splitTitle = (split: SplitName): string =>
  ({ train: l10n.t('Training rows'), validation: l10n.t('Validation rows'), test: l10n.t('Test rows') })[split];

/** An answer with as many digits as mean something. */
export const outputText = (output: readonly number[], reading: Reading): string =>
  reading.kind === 'classes' ? output.map(figure).join(', ') : figure(output[reading.unit] as number);

/** What a reader calls a metric: `loss`, `loss, validation`. The names of metrics are Keras's own. */
export const metricTitle = (name: string): string => (isValidation(name) ? l10n.t('{0}, validation', familyOf(name)) : name);

import * as l10n from '@vscode/l10n';
import { figure, percent } from '../../shared/format';
import { familyOf, isValidation } from './figures';

/** Shares of answers, which are read as percent. */
export const isShare = (family: string): boolean => /(^|_)acc(uracy)?(_|$)|precision|recall/.test(family);

/** A figure's value: `0.0031`; `98.2 %` for shares. */
export const figureText = (name: string, value: number | undefined): string => {
  if (value === undefined) return '–';
  return isShare(familyOf(name)) && value >= 0 && value <= 1 ? percent(value) : figure(value);
};

/** What a reader calls a figure: `loss`, `loss, validation`. The names of metrics are Keras's own. */
export const figureName = (name: string): string => (isValidation(name) ? l10n.t('{0}, validation', familyOf(name)) : name);

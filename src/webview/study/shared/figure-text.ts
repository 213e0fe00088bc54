import * as l10n from '@vscode/l10n';
import { type Figures, factsOf, familyOf, isValidation } from '../../../ml/registry/figure';
import { figure, percent } from '../../shared/format';

/** A figure's value: `0.0031`; `98.2 %` for shares. @param figures what is known of the figures of its run */
export const figureText = (name: string, value: number | undefined, figures: Figures): string => {
  if (value === undefined) return '–';
  return factsOf(name, figures)?.unit === 'share' ? percent(value) : figure(value);
};

/** What a reader calls a figure: `loss`, `loss, validation`. The names of metrics are Keras's own. */
export const figureName = (name: string): string => (isValidation(name) ? l10n.t('{0}, validation', familyOf(name)) : name);

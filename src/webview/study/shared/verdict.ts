import * as l10n from '@vscode/l10n';
import { percent } from '../../../ml/language/number-text';

/** What a row is, and what it is taken for. */
interface Judged {
  /** Names of its label and of the prediction. */
  readonly label: string;
  readonly prediction: string;
  readonly right: boolean;
  /** Of the prediction and of the label; NaN where outputs are no probabilities. */
  readonly probability: number;
  readonly ofLabel: number;
}

/** Whether a row is answered right, in a sentence. */
export function verdictText({ label, prediction, right, probability, ofLabel }: Judged): string {
  if (Number.isNaN(probability))
    return right ? l10n.t('It is {0}, as predicted.', label) : l10n.t('It is {0}, and was taken for {1}.', label, prediction);
  return right
    ? l10n.t('It is {0}, as predicted with a probability of {1}.', label, percent(probability))
    : l10n.t(
        'It is {0}, and was taken for {1} with a probability of {2}; {0} got {3}.',
        label,
        prediction,
        percent(probability),
        percent(ofLabel),
      );
}

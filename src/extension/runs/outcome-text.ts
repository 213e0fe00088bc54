import { l10n } from 'vscode';
import { rowsOf } from '../../ml/data/dataset';
import { figure, figures, span } from '../../ml/training/keras-format';
import type { NumberArray, Outcome } from '../../ml/worker/messages';
import { count, counted } from '../counted';
import { reasonOf, textOf } from '../problem-text';

/** More rows of answers than one reads in a log. */
const MOST_ROWS = 20;

/** What a run came to, for the end of its log. */
export function outcomeLines({ engine, ending, evaluate, predictions, milliseconds }: Outcome): string[] {
  const ran = l10n.t('Engine: {0} {1} ({2}).', engine.name, engine.version, reasonOf(engine.why));
  return [
    ending
      ? `${endingText(ending)} ${l10n.t('Training took {0}.', span(milliseconds.train))}`
      : l10n.t('Nothing to train: the spec has no "compile".'),
    ran,
    ...(evaluate ? [`${evaluate.on}: ${figures(evaluate.logs)}`] : []),
    ...(predictions ? [l10n.t('Predictions:'), ...answers(predictions)] : []),
  ];
}

/** How the run ended, in a sentence. */
export function endingText(ending: NonNullable<Outcome['ending']>): string {
  switch (ending.reason) {
    case 'finished':
      return l10n.t('All epochs done.');
    case 'early-stopping':
      return ending.restored
        ? l10n.t(
            'Stopped early after epoch {0}; the weights of epoch {1}, the best, were restored.',
            count(ending.epoch + 1),
            count(ending.best + 1),
          )
        : l10n.t('Stopped early after epoch {0}; the best was epoch {1}.', count(ending.epoch + 1), count(ending.best + 1));
    case 'cancelled':
      return l10n.t('Cancelled in epoch {0}.', count(ending.epoch + 1));
    case 'diverged':
      return textOf(ending.problem);
  }
}

function answers(predictions: NumberArray): string[] {
  const rows = rowsOf(predictions);
  const shown = rows.slice(0, MOST_ROWS).map((row) => `  ${Array.from(row, figure).join('  ')}`);
  return rows.length > MOST_ROWS ? [...shown, `  ${counted(rows.length - MOST_ROWS, 'moreRows')}`] : shown;
}

import { basename } from 'node:path';
import * as vscode from 'vscode';
import { env, l10n } from 'vscode';
import { rowsOf, type Tensor } from '../../ml/data/dataset';
import { setUsedText } from '../../ml/data/set-text';
import { Lost } from '../../ml/language/notice';
import { span } from '../../ml/language/number-text';
import { visible } from '../../ml/language/visible';
import { isValidation, type KnownMetrics, metricText, validationOf } from '../../ml/registry/metric-facts';
import type { RunStatus } from '../../ml/runs/run-status';
import type { Logs } from '../../ml/training/events';
import { logsText, metricValue } from '../../ml/training/keras-format';
import type { Outcome } from '../../ml/worker/messages';
import { count, counted } from '../number-text';
import { textOf } from '../problem-text';
import { withoutEnding } from '../spec-document';
import { notFiniteOf, type Run } from './run';

const icons: { readonly [S in RunStatus]: readonly [icon: string, color?: string] } = {
  queued: ['clock'],
  running: ['sync~spin', 'charts.blue'],
  paused: ['debug-pause', 'charts.blue'],
  elsewhere: ['multiple-windows'],
  finished: ['pass', 'testing.iconPassed'],
  'stopped-early': ['pass', 'testing.iconPassed'],
  stopped: ['debug-stop'],
  diverged: ['error', 'testing.iconFailed'],
  failed: ['error', 'testing.iconFailed'],
  interrupted: ['debug-disconnect'],
  damaged: ['warning', 'list.warningForeground'],
};

/** The icon of a run's status. */
export function iconOf(status: RunStatus): vscode.ThemeIcon {
  const [icon, color] = icons[status];
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** A run's status in a word or two. */
export function statusWord({ status, end }: Pick<Run, 'status' | 'end'>): string {
  const notFinite = end && notFiniteOf(end.ending);
  if (notFinite?.sound) return notFinite.of === 'evaluation' ? l10n.t('evaluation not finite') : l10n.t('prediction not finite');
  switch (status) {
    case 'queued':
      return l10n.t('waiting');
    case 'running':
      return l10n.t('training');
    case 'paused':
      return l10n.t('paused');
    case 'elsewhere':
      return l10n.t('training in another window');
    case 'finished':
      return l10n.t('finished');
    case 'stopped-early':
      return l10n.t('stopped early');
    case 'stopped':
      return l10n.t('stopped');
    case 'diverged':
      return l10n.t('diverged');
    case 'failed':
      return l10n.t('failed');
    case 'interrupted':
      return l10n.t('interrupted');
    case 'damaged':
      return l10n.t('damaged');
  }
}

/** What to call a run: the spec's name, or else its file's. */
export function nameOf({ id, head, meta }: Pick<Run, 'id' | 'head' | 'meta'>): string {
  return visible(meta?.name ?? (head.file ? fileName(head.file) : id));
}

/** `xor` for `notes/xor.nn.json`. */
export const fileName = (file: string): string => visible(withoutEnding(basename(file.replaceAll('\\', '/'))));

/** The one metric that says most: the first that is not a loss, or else the loss; on the validation rows where there are some. */
export function mainMetric(logs: Logs, metrics: KnownMetrics = {}): string | undefined {
  const names = Object.keys(logs);
  const name = names.find((n) => n !== 'loss' && !isValidation(n)) ?? names.find((n) => n === 'loss');
  if (name === undefined) return undefined;
  const shown = validationOf(name) in logs ? validationOf(name) : name;
  return `${shown} ${metricText(shown, logs[shown] as number, metrics)}`;
}

/** More rows of answers than one reads in a log. */
const MOST_ROWS = 20;

/** What the evaluation found, by the rows that it is of. */
/** What was evaluated, with the rows that it was evaluated on. */
export const evaluatedOn: Readonly<Record<NonNullable<Outcome['evaluate']>['on'], (logs: string) => string>> = {
  train: (logs) => l10n.t('On the training rows: {0}', logs),
  validation: (logs) => l10n.t('On the validation rows: {0}', logs),
  test: (logs) => l10n.t('On the test rows: {0}', logs),
};

/** What a run came to, for the end of its log. */
export function outcomeLines({ engine, ending, evaluate, set, predictions, milliseconds }: Outcome): string[] {
  const ran = l10n.t('Engine: {0} {1} ({2}).', engine.name, engine.version, textOf(engine.why));
  return [
    ending
      ? `${endingText(ending)} ${l10n.t('Training took {0}.', span(milliseconds.train))}`
      : l10n.t('Nothing to train: the spec has no "compile".'),
    ran,
    ...(set ? [l10n.t('Data: {0}.', setUsedText({ set, rows: set.rows }, env.language) ?? '')] : []),
    ...(evaluate ? [evaluatedOn[evaluate.on](logsText(evaluate.logs))] : []),
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

function answers(predictions: Tensor): string[] {
  const rows = rowsOf(predictions);
  const shown = rows.slice(0, MOST_ROWS).map((row) => `  ${Array.from(row, metricValue).join('  ')}`);
  return rows.length > MOST_ROWS ? [...shown, `  ${counted(rows.length - MOST_ROWS, 'moreRows')}`] : shown;
}

/** How engines and threads say that memory has run out. */
const noMemory = /out of memory|memory limit|allocation failed|Maximum memory size|could not allocate/i;

/** Why a training failed, for its log; the first line is for people. */
export function failureText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const shown = error instanceof Lost ? textOf(error.notice) : text;
  if (!noMemory.test(text)) return shown;
  return `${l10n.t('There is not enough memory. A smaller network, fewer rows or a smaller "batch_size" needs less.')}\n${shown}`;
}

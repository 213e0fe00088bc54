import { basename } from 'node:path';
import { l10n } from 'vscode';
import { isValidation, validationOf } from '../../ml/registry/figure';
import type { RunStatus } from '../../ml/runs/run-status';
import { visible } from '../../ml/spec/visible';
import type { Logs } from '../../ml/training/events';
import { shortFigure } from '../figures';
import { withoutEnding } from '../spec-document';
import type { Run } from './run';

/** How a run stands, in a word or two. */
export function statusWord(status: RunStatus): string {
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

/** The one figure that says most: the first that is not a loss, or else the loss; on the validation rows where there are some. */
export function mainFigure(logs: Logs): string | undefined {
  const names = Object.keys(logs);
  const name = names.find((n) => n !== 'loss' && !isValidation(n)) ?? names.find((n) => n === 'loss');
  if (name === undefined) return undefined;
  const shown = validationOf(name) in logs ? validationOf(name) : name;
  return `${shown} ${shortFigure(logs[shown] as number)}`;
}

/** How long something takes, for people: `4 s`, `2:05 min`, `1:02 h`. */
export function timeSpan(milliseconds: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  if (milliseconds < 1000) return l10n.t('{0} ms', milliseconds < 10 ? milliseconds.toFixed(1) : milliseconds.toFixed(0));
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return l10n.t('{0} s', milliseconds < 10_000 ? (milliseconds / 1000).toFixed(1) : seconds);
  if (seconds < 3600) return l10n.t('{0} min', `${Math.floor(seconds / 60)}:${two(seconds % 60)}`);
  return l10n.t('{0} h', `${Math.floor(seconds / 3600)}:${two(Math.floor((seconds % 3600) / 60))}`);
}

import { l10n } from 'vscode';
import { Lost } from '../../ml/spec/lost';
import { textOf } from '../problem-text';

/** How engines and threads say that memory has run out. */
const noMemory = /out of memory|memory limit|allocation failed|Maximum memory size|could not allocate/i;

/** Why a training failed, for its log; the first line is for people. */
export function failureText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const shown = error instanceof Lost ? textOf(error.notice) : text;
  if (!noMemory.test(text)) return shown;
  return `${l10n.t('There is not enough memory. A smaller network, fewer rows or a smaller "batch_size" needs less.')}\n${shown}`;
}

import { parse } from 'jsonc-parser';
import { l10n } from 'vscode';

/**
 * Why a spec with this text cannot be trained: which of the sections "data" and "compile" it lacks, in a sentence. Undefined where it has both,
 * also while there is a mistake in what they say.
 */
export function untrainable(text: string): string | undefined {
  const spec: unknown = parse(text, undefined, { allowTrailingComma: true });
  const has = (section: string): boolean => typeof spec === 'object' && spec !== null && section in spec;
  if (has('data') && has('compile')) return undefined;
  if (has('data')) return l10n.t('There is nothing to train: the spec has no "compile", which names the loss and the optimizer.');
  if (has('compile')) return l10n.t('There is nothing to train: the spec has no "data" to learn from.');
  return l10n.t('There is nothing to train: the spec needs "data" and "compile".');
}

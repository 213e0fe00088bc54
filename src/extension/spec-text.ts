import { findNodeAtLocation, parseTree, stripComments } from 'jsonc-parser';
import { l10n } from 'vscode';
import { properties } from '../ml/language/fields';
import { fileNamesIn } from '../ml/spec/file-names';
import { type SheetKind, sheetKindOf } from '../ml/spec/sheet-kind';
import type { TextFacts } from '../ml/spec/text-facts';

/** What a list says of a spec. */
export interface SpecHead {
  /** The name that it gives itself, where it has one. */
  readonly name?: string;
  /** Set where it describes no network. */
  readonly sheetKind?: SheetKind;
}

/** Reads a spec's text for its name and its kind. */
export function headOf(text: string): SpecHead {
  const root = parseTree(text, undefined, { allowTrailingComma: true });
  const name: unknown = root && findNodeAtLocation(root, ['name'])?.value;
  const sheetKind = root?.type === 'object' ? sheetKindOf([...properties(root)].map(({ key }) => key)) : undefined;
  return { ...(typeof name === 'string' && name.trim() !== '' && { name }), ...(sheetKind && { sheetKind }) };
}

/** Offset at which a spec begins, after the comments at its head; 0 where there is nothing else. */
export const startOf = (text: string): number => Math.max(0, stripComments(text, ' ').search(/\S/));

/** The files that a spec reads, and a folder of pictures, as they are named in it. */
export function neededFiles(text: string): readonly string[] {
  return [...new Set(fileNamesIn(text).map(({ name }) => name))];
}

/** Why a spec cannot be trained, in a sentence: it is a sheet, or lacks the section "data" or "compile". Undefined where it can. */
export function untrainable({ lacks, sheetKind }: Pick<TextFacts, 'lacks' | 'sheetKind'>): string | undefined {
  if (sheetKind) return noNetwork(sheetKind);
  if (lacks.length === 0) return undefined;
  if (lacks.length === 2) return l10n.t('There is nothing to train: the spec needs "data" and "compile".');
  return lacks[0] === 'compile'
    ? l10n.t('There is nothing to train: the spec has no "compile", which names the loss and the optimizer.')
    : l10n.t('There is nothing to train: the spec has no "data" to learn from.');
}

/** What is said where a network is needed, and the file is a sheet. */
export const noNetwork = (kind: SheetKind): string =>
  kind === 'functions'
    ? l10n.t('This file is a sheet of functions: it has no network, so there is nothing to train.')
    : l10n.t('This file is a sheet of tensors: it has no network, so there is nothing to train.');

import { findNodeAtLocation, parse, parseTree, stripComments } from 'jsonc-parser';
import { l10n } from 'vscode';
import type { TextFacts } from '../ml/spec/text-facts';

/** The name that a spec gives itself; undefined where it has none. */
export function nameIn(text: string): string | undefined {
  const root = parseTree(text);
  const name: unknown = root && findNodeAtLocation(root, ['name'])?.value;
  return typeof name === 'string' && name.trim() !== '' ? name : undefined;
}

/** Offset at which a spec begins, after the comments at its head; 0 where there is nothing else. */
export const startOf = (text: string): number => Math.max(0, stripComments(text, ' ').search(/\S/));

/** The files that a spec reads, as they are named in it. */
export function neededFiles(text: string): readonly string[] {
  const spec: unknown = parse(text);
  const { data, weights } = objectOf(spec);
  const { csv, npz, npy, idx } = objectOf(data);
  const named = [csv, npz, ...Object.values(objectOf(npy)), ...Object.values(objectOf(idx)), weights];
  return [...new Set(named.filter((value) => typeof value === 'string'))];
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};

/** Why a spec cannot be trained, in a sentence: which of the sections "data" and "compile" it lacks. Undefined where it has both. */
export function untrainable({ lacks }: Pick<TextFacts, 'lacks'>): string | undefined {
  if (lacks.length === 0) return undefined;
  if (lacks.length === 2) return l10n.t('There is nothing to train: the spec needs "data" and "compile".');
  return lacks[0] === 'compile'
    ? l10n.t('There is nothing to train: the spec has no "compile", which names the loss and the optimizer.')
    : l10n.t('There is nothing to train: the spec has no "data" to learn from.');
}

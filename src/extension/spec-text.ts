import { findNodeAtLocation, parse, parseTree, stripComments } from 'jsonc-parser';
import { l10n } from 'vscode';

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

/** Keys that say nothing of what is trained. */
const beside = new Set(['$schema', 'name', 'predict', 'engine']);

/** The part of a spec's text that decides what a run of it learns: the same text for specs that differ in layout, comments and names only. */
export function essence(text: string): string {
  const spec: unknown = parse(text, undefined, { allowTrailingComma: true });
  if (typeof spec !== 'object' || spec === null) return text;
  return JSON.stringify(inOrder(Object.fromEntries(Object.entries(spec).filter(([key]) => !beside.has(key)))));
}

/** Keys of an object in one order, however they were written. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
}

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

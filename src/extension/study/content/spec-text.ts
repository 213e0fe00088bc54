import { parse } from 'jsonc-parser';

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

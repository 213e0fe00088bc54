import { findNodeAtLocation, parse, parseTree } from 'jsonc-parser';
import { type EngineName, engineNames } from './engine-names';

/** What can be said of a spec's text by its keys alone, whatever mistakes there are in it. */
export interface TextFacts {
  /**
   * What decides what a run of it learns: the same text for specs that differ in layout, comments and names only. A run is one of a spec where
   * this is the same of both.
   */
  readonly essence: string;
  /** Sections without which nothing can be trained, and which it does not have. */
  readonly lacks: readonly ('data' | 'compile')[];
}

/** Keys that say nothing of what is trained. */
const beside = new Set(['$schema', 'name', 'predict', 'engine']);

/** Reads a spec's text for its keys. */
export function textFacts(text: string): TextFacts {
  const spec: unknown = parse(text, undefined, { allowTrailingComma: true });
  if (typeof spec !== 'object' || spec === null) return { essence: text, lacks: ['data', 'compile'] };
  const learned = Object.fromEntries(Object.entries(spec).filter(([key]) => !beside.has(key)));
  return {
    essence: JSON.stringify(inOrder(learned)),
    lacks: (['data', 'compile'] as const).filter((section) => !(section in spec)),
  };
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

/** The engine that a spec names, without all the rest of reading it; undefined where it names none that there is. */
export function engineIn(text: string): EngineName | undefined {
  // Most specs name none, and some hold so much data that reading them takes its time.
  const root = /"engine"\s*:/.test(text) ? parseTree(text) : undefined;
  const named: unknown = root && findNodeAtLocation(root, ['engine'])?.value;
  return engineNames.find((name) => name === named);
}

import type { JSONPath } from 'jsonc-parser';
import { findNodeAtLocation, parse, parseTree, visit } from 'jsonc-parser';
import type { Span } from '../language/kind';
import { type EngineName, engineNames } from './engine-names';
import { type SheetKind, sheetKindOf } from './sheet-kind';

/** What can be said of a spec's text by its keys alone, whatever mistakes there are in it. */
export interface TextFacts {
  /**
   * What decides what a run of it learns: the same text for specs that differ in layout, comments and names only. A run is one of a spec where
   * this is the same of both.
   */
  readonly essence: string;
  /** Sections without which nothing can be trained, and which it does not have. */
  readonly lacks: readonly ('data' | 'compile')[];
  /** Set where it describes no network but one of these. */
  readonly sheetKind?: SheetKind;
}

/** Keys that say nothing of what is trained. */
const beside = new Set(['$schema', 'name', 'predict', 'engine']);

/** Reads a spec's text for its keys. */
export function textFacts(text: string): TextFacts {
  const spec: unknown = parse(text, undefined, { allowTrailingComma: true });
  if (typeof spec !== 'object' || spec === null) return { essence: text, lacks: ['data', 'compile'] };
  const sheetKind = sheetKindOf(Object.keys(spec));
  const learned = Object.fromEntries(Object.entries(spec).filter(([key]) => !beside.has(key)));
  return {
    essence: JSON.stringify(inOrder(learned)),
    lacks: (['data', 'compile'] as const).filter((section) => !(section in spec)),
    ...(sheetKind && { sheetKind }),
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

/** Where the parts of a spec are that an editor marks or writes beside. */
export interface SpecSpans {
  readonly data?: Span;
  /** In the order of "layers". */
  readonly layers: readonly Span[];
}

/** Where a layer of the model is; undefined for one that Keras adds, and where the text no longer has it. */
export const layerSpan = ({ layers }: SpecSpans, { path: [section, index] }: { readonly path: JSONPath }): Span | undefined =>
  section === 'layers' ? layers[index as number] : undefined;

/** Finds them in a text, whatever mistakes there are in it; what is not closed ends where the text does. */
export function specSpans(text: string): SpecSpans {
  const layers: Span[] = [];
  let data: Span | undefined;
  let depth = 0;
  let key = '';
  let [section, layer] = [0, 0];
  const begin = (offset: number): void => {
    if (depth === 1) section = offset;
    if (depth === 2) layer = offset;
    depth++;
  };
  const end = (offset: number, length: number): void => {
    depth--;
    if (depth === 1 && key === 'data') data ??= { offset: section, length: offset + length - section };
    if (depth === 2 && key === 'layers') layers.push({ offset: layer, length: offset + length - layer });
  };
  visit(
    text,
    {
      onObjectBegin: begin,
      onArrayBegin: begin,
      onObjectEnd: end,
      onArrayEnd: end,
      onObjectProperty: (property) => {
        if (depth === 1) key = property;
      },
      onLiteralValue: (_, offset, length) => {
        if (depth === 2 && key === 'layers') layers.push({ offset, length });
      },
    },
    { allowTrailingComma: true },
  );
  return { ...(data && { data }), layers };
}

/** The engine that a spec names, without all the rest of reading it; undefined where it names none that there is. */
export function engineIn(text: string): EngineName | undefined {
  // Most specs name none, and some hold so much data that reading them takes its time.
  const root = /"engine"\s*:/.test(text) ? parseTree(text) : undefined;
  const named: unknown = root && findNodeAtLocation(root, ['engine'])?.value;
  return engineNames.find((name) => name === named);
}

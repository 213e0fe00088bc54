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

/** The sections and keys whose places an editor writes beside, by where they are. */
const marked = { data: ['data'], fit: ['fit'], loss: ['compile', 'loss'], metrics: ['compile', 'metrics'] } as const;

/** Where the parts of a spec are that an editor marks or writes beside. */
export interface SpecSpans extends Readonly<Partial<Record<keyof typeof marked, Span>>> {
  /** In the order of "layers". */
  readonly layers: readonly Span[];
}

/** Where a layer of the model is; undefined for one that Keras adds, and where the text no longer has it. */
export const layerSpan = ({ layers }: SpecSpans, { path: [section, index] }: { readonly path: JSONPath }): Span | undefined =>
  section === 'layers' ? layers[index as number] : undefined;

/** Finds them in a text, whatever mistakes there are in it; what is not closed ends where the text does. */
export function specSpans(text: string): SpecSpans {
  const layers: Span[] = [];
  const places: Partial<Record<keyof typeof marked, Span>> = {};
  /** Where each value began that is open, and the key before it where it is in an object. */
  const open: number[] = [];
  const keys: (string | undefined)[] = [];
  const begin = (offset: number): void => void open.push(offset);
  const end = (offset: number, length: number): void => {
    const from = open.pop() as number;
    keys.length = open.length;
    take(from, offset + length - from);
  };
  /** A value within `open.length` others has ended. */
  const take = (offset: number, length: number): void => {
    for (const [name, path] of Object.entries(marked))
      if (path.length === open.length && path.every((key, i) => key === keys[i]))
        places[name as keyof typeof marked] ??= { offset, length };
    if (open.length === 2 && keys[0] === 'layers') layers.push({ offset, length });
  };
  visit(
    text,
    {
      onObjectBegin: begin,
      onArrayBegin: begin,
      onObjectEnd: end,
      onArrayEnd: end,
      onObjectProperty: (property) => {
        keys[open.length - 1] = property;
      },
      onLiteralValue: (_, offset, length) => take(offset, length),
    },
    { allowTrailingComma: true },
  );
  return { ...places, layers };
}

/** The engine that a spec names, without all the rest of reading it; undefined where it names none that there is. */
export function engineIn(text: string): EngineName | undefined {
  // Most specs name none, and some hold so much data that reading them takes its time.
  const root = /"engine"\s*:/.test(text) ? parseTree(text) : undefined;
  const named: unknown = root && findNodeAtLocation(root, ['engine'])?.value;
  return engineNames.find((name) => name === named);
}

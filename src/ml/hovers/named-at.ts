import type { Node } from 'jsonc-parser';
import { properties, readFields } from '../language/fields';
import type { FoundName, Reader } from '../language/kind';
import { ProblemList } from '../language/reporter';
import { parseSpec } from '../language/syntax';
import { type Activation, activations } from '../registry/activations';
import { defaults, type Entry, type Table } from '../registry/entry';
import { initializers } from '../registry/initializers';
import { layers } from '../registry/layers';
import { type Loss, losses } from '../registry/losses';
import { metrics } from '../registry/metrics';
import { type Optimizer, optimizers } from '../registry/optimizers';
import { functionSheetFields } from '../sheets/functions/fields';
import { sheetKindOf } from '../spec/sheet-kind';
import { specFields } from '../spec/spec';

/** The tables whose entries a spec names. */
const tables = { layers, activations, losses, metrics, optimizers, initializers } as const satisfies Readonly<Record<string, Table>>;

export type NamedTable = keyof typeof tables;

/** A chosen entry of a table whose entries have pictures, with its parameters. */
export type Pictured =
  | { readonly table: 'activations'; readonly config: Activation }
  | { readonly table: 'losses'; readonly config: Loss }
  | { readonly table: 'optimizers'; readonly config: Optimizer };

/** The entry of a table by its own name with its default parameters; undefined where there is none of that name that has a picture. @param table from anywhere */
export function entryNamed(table: string, name: string): Pictured | undefined {
  if (!isPictured(table)) return undefined;
  const entries: Table = tables[table];
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
  return entry && pictured(table, name, usable(entry.params, defaults(entry)));
}

const isPictured = (table: string): table is Pictured['table'] => ['activations', 'losses', 'optimizers'].includes(table);

const pictured = (table: Pictured['table'], type: string, params: Readonly<Record<string, unknown>>): Pictured =>
  ({ table, config: { ...params, type } }) as unknown as Pictured;

/** Parameters that must be given have no default: 0 shows what they are for. */
const usable = (fields: Table[string]['params'], params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.keys(fields).map((key) => [key, params[key] ?? (fields[key]?.presence === 'required' ? 0 : params[key])]));

/** What the text names at an offset, by its value or by the key before it, and where both are. */
interface NamedPlace {
  readonly table: NamedTable;
  /** Its own name there, whatever it is called in the text. */
  readonly name: string;
  readonly entry: Entry;
  readonly pictured?: Pictured;
  readonly span: { readonly offset: number; readonly length: number };
}

/**
 * The entry of the registry that a text names at an offset, whether it is a network or a sheet of functions, sound or broken. The parser
 * that reads specs says which names it met, so what counts as a name is what is read as one.
 */
export function namedAt(text: string, offset: number): NamedPlace | undefined {
  const root = parseSpec(text, new ProblemList(text));
  if (root?.type !== 'object') return undefined;
  let here: NamedPlace | undefined;
  const found = ({ node, entries, type, params }: FoundName): void => {
    const table = (Object.keys(tables) as NamedTable[]).find((one) => tables[one] === entries);
    const place = [node, keyOf(node)].find((one) => one && offset >= one.offset && offset < one.offset + one.length);
    if (!table || !place) return;
    const entry = (tables[table] as Table)[type] as Table[string];
    const { offset: at, length } = place;
    const span = { offset: at, length };
    const picture = isPictured(table) && { pictured: pictured(table, type, usable(entry.params, params ?? defaults(entry))) };
    here = { table, name: type, entry, span, ...picture };
  };
  // What is wrong with the text is reported elsewhere.
  const reader: Reader = { text, done: false, found, report: () => undefined };
  const kind = sheetKindOf([...properties(root)].map(({ key }) => key));
  if (kind !== 'tensors') readFields(root, kind === 'functions' ? functionSheetFields : specFields, '', reader);
  return here;
}

/** The key that a value is of; an item of a list has none of its own. */
const keyOf = ({ parent }: Node): Node | undefined => (parent?.type === 'property' ? parent.children?.[0] : undefined);

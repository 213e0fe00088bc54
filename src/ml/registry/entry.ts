import type { Node } from 'jsonc-parser';
import { type Fields, type FieldValues, fieldsSchema, readFields, replaceString, writtenDefault } from '../language/fields';
import { type JsonSchema, type Kind, type Reader, wrongKind } from '../language/kind';
import { nearest } from '../language/nearest';
import type { SaidOfName } from '../language/schema-texts';

/** What the registry knows of one named thing: all that hovers, documentation, schema and parser need. */
export interface Entry {
  /** What it is, in one to three sentences for a learner. */
  readonly text: string;
  /** How it is computed, in signs alone, which are the same in every language; one line for each rule or piece. */
  readonly formula?: string;
  /** When to use it, and when not: one to three sentences. */
  readonly use: string;
  /** Where its meaning is laid down: Keras's page or the paper. */
  readonly source: string;
  /** Its parameters with Keras's names and defaults. */
  readonly params: Fields;
  /** Other names Keras accepts for it. */
  readonly aliases?: readonly string[];
  /** Parameters that Keras has and this project does not. */
  readonly unsupported?: readonly string[];
}

/** An entry that computes something, so that it has a formula. */
export interface FormulaEntry extends Entry {
  readonly formula: string;
}

export type Table = Readonly<Record<string, Entry>>;

/** A chosen entry with all its parameters filled in: `{ type: 'Adam', learning_rate: 0.001, … }`. */
export type Config<T extends Table> = { [K in keyof T & string]: { readonly type: K } & FieldValues<T[K]['params']> }[keyof T & string];

/** Helps TypeScript keep each entry's own parameters while checking that it is an entry. */
export const table = <T extends Table>(entries: T): T => entries;

/** The parameters of an entry when none is given. Entries with required parameters cannot be chosen by name alone. */
export function defaults(entry: Entry): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry.params).map(([key, field]) => [key, field.value]));
}

/** Canonical names by every name that is accepted. */
export function namesOf(entries: Table): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, entry] of Object.entries(entries)) {
    names.set(name, name);
    for (const alias of entry.aliases ?? []) names.set(alias, name);
  }
  return names;
}

interface NamedOptions {
  /** Reports on a name that is not in the table; true when it did. For names that deserve a message of their own. */
  readonly unknown?: (name: string, node: Node, reader: Reader) => boolean;
  /** Takes the name as it was written; used for what Keras calls a metric in the history. */
  readonly keepWritten?: string;
}

/**
 * An entry of a table by its name, or as an object `{ "type": NAME, parameters … }`; Keras allows both.
 * @param what the noun for messages: `optimizer`
 */
export function named<T extends Table>(entries: T, what: string, options: NamedOptions = {}): Kind<Config<T>> {
  const names = namesOf(entries);
  const kind: Kind<Config<T>> = {
    expected: `the name of ${/^[aeio]/.test(what) ? 'an' : 'a'} ${what}, or { "type": NAME, … }`,
    read(node, at, reader) {
      if (node.type === 'string') {
        const type = resolveName(node, entries, names, what, options, reader);
        if (type === undefined) return undefined;
        const entry = entries[type] as Entry;
        const missing = Object.keys(entry.params).find((key) => entry.params[key]?.presence === 'required');
        if (missing) {
          const expected = entry.params[missing]?.kind.expected ?? '';
          reader.report('missing-key', { key: missing, where: type, expected }, node);
          return undefined;
        }
        reader.found?.({ node, entries, type, params: defaults(entry) });
        const written = options.keepWritten ? { [options.keepWritten]: String(node.value) } : {};
        return { type, ...defaults(entry), ...written } as unknown as Config<T>;
      }
      if (node.type !== 'object') return wrongKind(kind, node, at, reader);
      const typeNode = typeOf(node);
      if (!typeNode) {
        reader.report(
          'missing-key',
          { key: 'type', where: `this ${what}`, expected: `the name of the ${what}` },
          { offset: node.offset, length: 1 },
        );
        return undefined;
      }
      if (typeNode.type !== 'string') return wrongKind({ expected: `the name of ${what}` }, typeNode, '"type"', reader);
      const type = resolveName(typeNode, entries, names, what, options, reader);
      if (type === undefined) return undefined;
      const entry = entries[type] as Entry;
      const values = readFields(node, entry.params, type, reader, { also: ['type'], unsupported: entry.unsupported ?? [] });
      reader.found?.({ node: typeNode, entries, type, ...(values && { params: values }) });
      return values && ({ type, ...values } as unknown as Config<T>);
    },
    schema: () => namedSchema(entries, names),
  };
  return kind;
}

/** The node of an object's "type", if it has one. */
export const typeOf = (node: Node): Node | undefined => node.children?.find((p) => p.children?.[0]?.value === 'type')?.children?.[1];

/** The canonical name that a node's text stands for, or undefined after a problem was reported. */
export function resolveName(
  node: Node,
  entries: Table,
  names: ReadonlyMap<string, string>,
  what: string,
  options: NamedOptions,
  reader: Reader,
): string | undefined {
  const written = String(node.value);
  const type = names.get(written);
  if (type !== undefined) return type;
  if (options.unknown?.(written, node, reader)) return undefined;
  const meant = nearest(written, names.keys());
  const known = Object.keys(entries);
  reader.report('unknown-name', { name: written.slice(0, 80), what, known, ...(meant && { nearest: meant }) }, node, {
    fixes: meant ? [replaceString(node, meant)] : [],
  });
  return undefined;
}

function namedSchema(entries: Table, names: ReadonlyMap<string, string>): JsonSchema {
  const byName = [...names.keys()].filter(
    (n) => !Object.values(entries[names.get(n) ?? '']?.params ?? {}).some((f) => f.presence === 'required'),
  );
  return { anyOf: [...spellings(byName, entries, names), typedSchema(entries, names)] };
}

/** What editors say of an entry's name. */
export const saidOfName = ({ text, formula, use, params, source }: Entry): SaidOfName => ({
  text,
  ...(formula !== undefined && { formula }),
  use,
  params: Object.fromEntries(
    Object.entries(params)
      .filter(([, { presence }]) => presence !== 'optional')
      .map(([key, field]) => [key, writtenDefault(field)]),
  ),
  source,
});

/** The names of entries with their texts; the other names under which they are accepted are listed separately, and editors do not propose them. */
export function spellings(accepted: readonly string[], entries: Table, names: ReadonlyMap<string, string>): readonly JsonSchema[] {
  const schema = (some: readonly string[]): JsonSchema => ({
    type: 'string',
    enum: some,
    saidOfNames: some.map((name) => saidOfName(entries[names.get(name) as string] as Entry)),
  });
  const others = accepted.filter((name) => names.get(name) !== name);
  return [
    schema(accepted.filter((name) => names.get(name) === name)),
    ...(others.length ? [{ ...schema(others), doNotSuggest: true }] : []),
  ];
}

/** An object recognized by its "type": editors complete and explain the right parameters, by `if`/`then`. */
export function typedSchema(entries: Table, names: ReadonlyMap<string, string> = namesOf(entries), common: Fields = {}): JsonSchema {
  const all = [...names.keys()];
  return {
    type: 'object',
    required: ['type'],
    properties: { type: { anyOf: spellings(all, entries, names) } },
    allOf: Object.entries(entries).map(([name, entry]) => {
      const accepted = all.filter((n) => names.get(n) === name);
      const shape = fieldsSchema({ ...common, ...entry.params });
      return {
        if: { properties: { type: { enum: accepted } }, required: ['type'] },
        // biome-ignore lint/suspicious/noThenProperty: "then" is JSON Schema's keyword; this object is never awaited.
        then: { ...shape, properties: { type: {}, ...(shape['properties'] as JsonSchema) } },
      };
    }),
  };
}

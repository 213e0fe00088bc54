import type { Node } from 'jsonc-parser';
import { removeKey, replaceValue } from './edits';
import { expectedOf, type JsonSchema, type Kind, type Reader, wrongKind } from './kind';
import { expectedText } from './messages/expected';
import { nearest } from './nearest';
import type { Fix } from './problem';
import type { SaidOfKey } from './schema-texts';
import { clip } from './visible';

/** One key of an object: its kind, its text for hovers and documentation, and what holds when it is left out. */
interface Field<T> {
  readonly kind: Kind<T>;
  readonly text: string;
  readonly presence: 'required' | 'optional' | 'default';
  readonly value?: T;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The value that a set of fields reads to: every key is there, an optional one may be undefined. */
export type FieldValues<F> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export const required = <T>(kind: Kind<T>, text: string): Field<T> => ({ kind, text, presence: 'required' });

export const optional = <T>(kind: Kind<T>, text: string): Field<T | undefined> => ({ kind, text, presence: 'optional' });

/** A field with Keras's default. */
export const standard = <T>(kind: Kind<T>, value: NoInfer<T>, text: string): Field<T> => ({ kind, text, presence: 'default', value });

interface ObjectOptions {
  /** Keys that Keras has and this project does not: they get a message of their own. */
  readonly unsupported?: readonly string[];
  /** Keys read by the caller. */
  readonly also?: readonly string[];
  /** Told of each value that could be read, so that one broken key does not hide the others. */
  readonly each?: (key: string, value: unknown) => void;
}

/**
 * Reads an object's keys by a set of fields. Unknown keys, keys that occur twice and missing keys are reported where they are.
 * @param where names the object in messages: `Dense`, `fit`
 * @returns undefined if any key that was given could not be read or a required one is missing
 */
export function readFields<F extends Fields>(
  node: Node,
  fields: F,
  where: string,
  reader: Reader,
  options: ObjectOptions = {},
): FieldValues<F> | undefined {
  if (node.type !== 'object') return wrongKind({ expected: 'an object { … }' }, node, where, reader);
  const given = readGiven(node, fields, where, reader, options);
  if (!given) return undefined;
  const { values, mistyped } = given;
  const absent = Object.entries(fields).filter(([key]) => !Object.hasOwn(values, key));
  for (const [key, field] of absent) {
    values[key] = field.value;
    if (field.presence === 'default') options.each?.(key, field.value);
  }
  const missing = absent.filter(([, field]) => field.presence === 'required');
  // One slip, one message: a key that is there under a mistyped name is not called missing too.
  for (const [key, field] of missing) if (!mistyped.has(key)) reportMissing(node, key, field, where, reader);
  return given.sound && missing.length === 0 ? (values as FieldValues<F>) : undefined;
}

/** The keys that are there. Values that could not be read are undefined; `mistyped` holds the keys meant by unknown ones. */
function readGiven(node: Node, fields: Fields, where: string, reader: Reader, { unsupported = [], also = [], each }: ObjectOptions) {
  const values: Record<string, unknown> = {};
  const seen = new Set<string>();
  const mistyped = new Set<string>();
  let sound = true;
  for (const { key, keyNode, valueNode } of properties(node)) {
    if (reader.done) return undefined;
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (seen.has(key)) {
      reader.report('duplicate-key', { key: clip(key) }, keyNode, { fixes: [removeKey(reader.text, keyNode)] });
      sound = false;
    } else if (field) {
      // A key without a value is a syntax error that the JSON parser has reported already.
      const value = valueNode && field.kind.read(valueNode, `"${key}"`, reader);
      if (value === undefined) sound = false;
      else each?.(key, value);
      values[key] = value;
    } else if (!also.includes(key)) {
      sound = false;
      const meant = reportUnknown(keyNode, key, [...Object.keys(fields), ...also], where, unsupported, reader);
      if (meant !== undefined) mistyped.add(meant);
    }
    seen.add(key);
  }
  return { values, mistyped, sound };
}

function reportMissing({ offset }: Node, key: string, { kind }: Field<unknown>, where: string, reader: Reader): void {
  reader.report('missing-key', { key, where, expected: expectedOf(kind) }, { offset, length: 1 });
}

/** @returns the key that was probably meant */
function reportUnknown(
  keyNode: Node,
  key: string,
  known: readonly string[],
  where: string,
  unsupported: readonly string[],
  reader: Reader,
): string | undefined {
  if (unsupported.includes(key)) {
    reader.report('unsupported-key', { key, where }, keyNode, { fixes: [removeKey(reader.text, keyNode)] });
    return undefined;
  }
  const meant = nearest(key, known);
  reader.report('unknown-key', { key: clip(key), where, known, ...(meant && { nearest: meant }) }, keyNode, {
    fixes: [meant ? replaceString(keyNode, meant) : removeKey(reader.text, keyNode)],
  });
  return meant;
}

/** A fix that puts another text into a JSON string (a key or a value). */
export const replaceString = (node: Node, content: string): Fix => replaceValue(node, content);

/** An object's properties in the order they are in. */
export function* properties(node: Node): Generator<{ key: string; keyNode: Node; valueNode: Node | undefined }> {
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    if (property.type === 'property' && keyNode) yield { key: String(keyNode.value), keyNode, valueNode };
  }
}

/** JSON Schema of an object with these fields. */
export function fieldsSchema(fields: Fields, more: JsonSchema = {}): JsonSchema {
  const needed = Object.keys(fields).filter((key) => fields[key]?.presence === 'required');
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, fieldSchema(field)])),
    ...(needed.length && { required: needed }),
    additionalProperties: false,
    ...more,
  };
}

/** A default as it is written in a spec: with the name alone where that has parameters; undefined where it is a longer object. */
export function writtenDefault({ presence, value }: Field<unknown>): string | undefined {
  if (presence !== 'default') return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value).replaceAll(',', ', ');
  return 'type' in value ? JSON.stringify(value.type) : undefined;
}

const saidOfKey = (field: Field<unknown>): SaidOfKey => {
  const standard = writtenDefault(field);
  return {
    text: field.text,
    expected: expectedOf(field.kind),
    required: field.presence === 'required',
    ...(standard !== undefined && { standard }),
  };
};

export const fieldSchema = (field: Field<unknown>): JsonSchema => ({
  ...field.kind.schema(),
  said: saidOfKey(field),
  ...(field.presence === 'default' && field.value !== null && typeof field.value !== 'object' && { default: field.value }),
});

/** An object of its own, as a kind. */
export function objectOf<F extends Fields>(fields: F, where: string, options: ObjectOptions = {}): Kind<FieldValues<F>> {
  const expects = { is: 'object', keys: Object.keys(fields) } as const;
  return {
    expected: expectedText(expects),
    expects,
    read: (node, at, reader) =>
      node.type === 'object'
        ? readFields(node, fields, where, reader, options)
        : wrongKind({ expected: expectedText(expects), expects }, node, at, reader),
    schema: () => fieldsSchema(fields),
  };
}

import type { Node } from 'jsonc-parser';
import { intoList, removeKey, replaceValue } from './edits';
import { properties, replaceString } from './fields';
import { expectedOf, itemOf, type JsonSchema, type Kind, type Reader, wrongKind } from './kind';
import { type Bounds, type Expected, expectedText } from './messages/expected';
import { nearest } from './nearest';
import type { Fix } from './problem';
import { clip, firstControl, visible, withoutControls } from './visible';

const within = (v: number, { min, max, above, below }: Bounds): boolean =>
  Number.isFinite(v) &&
  !(min !== undefined && v < min) &&
  !(max !== undefined && v > max) &&
  !(above !== undefined && v <= above) &&
  !(below !== undefined && v >= below);

const boundsSchema = ({ min, max, above, below }: Bounds): JsonSchema => ({
  ...(min !== undefined && { minimum: min }),
  ...(max !== undefined && { maximum: max }),
  ...(above !== undefined && { exclusiveMinimum: above }),
  ...(below !== undefined && { exclusiveMaximum: below }),
});

function scalar<T>(expects: Expected, accepts: (value: unknown) => value is T, schema: JsonSchema): Kind<T> {
  const expected = expectedText(expects);
  return {
    expected,
    expects,
    read: (node, at, reader) => {
      const value: unknown = node.value;
      // −0 has no meaning of its own in a spec.
      if (node.type !== 'array' && node.type !== 'object' && accepts(value)) return value === 0 ? (0 as T) : value;
      return wrongKind(
        { expected, expects },
        node,
        at,
        reader,
        meant(node)
          .filter(accepts)
          .map((v) => replaceValue(node, v)),
      );
    },
    schema: () => schema,
  };
}

/** What a value of the wrong type may have been meant to be: `"2"` is 2, `"True"` and 1 are true, and the text for 2 is `"2"`. */
function meant({ type, value }: Node): unknown[] {
  if (type === 'number') return [...(value === 0 ? [false] : value === 1 ? [true] : []), String(value)];
  if (type !== 'string') return [];
  const word = String(value).trim().toLowerCase();
  if (word === 'true' || word === 'false') return [word === 'true'];
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(word) && word.length < 25 ? [Number(word)] : [];
}

export const number = (bounds: Bounds = {}): Kind<number> =>
  scalar({ is: 'number', ...bounds }, (v): v is number => typeof v === 'number' && within(v, bounds), {
    type: 'number',
    ...boundsSchema(bounds),
  });

export const integer = (bounds: Bounds = {}): Kind<number> =>
  scalar({ is: 'integer', ...bounds }, (v): v is number => typeof v === 'number' && Number.isSafeInteger(v) && within(v, bounds), {
    type: 'integer',
    ...boundsSchema(bounds),
  });

export const boolean: Kind<boolean> = scalar('true or false', (v): v is boolean => typeof v === 'boolean', { type: 'boolean' });

export const text: Kind<string> = scalar('a text with at least one character', (v): v is string => typeof v === 'string' && v !== '', {
  type: 'string',
  minLength: 1,
});

/** A text that other texts are held against: accents and syllables are composed (NFC), where a Mac may have written them apart. */
export const composedText: Kind<string> = { ...text, read: (node, at, reader) => text.read(node, at, reader)?.normalize('NFC') };

/**
 * What a person calls a thing of the spec. It comes back on screen, in files and in terminals, so it has no character that cannot be seen:
 * none that would begin a line, move a cursor or turn the direction of a text.
 */
export const givenName: Kind<string> = {
  ...text,
  read(node, at, reader) {
    const value = composedText.read(node, at, reader);
    const character = value === undefined ? undefined : firstControl(value);
    if (value === undefined || character === undefined) return value;
    const rest = withoutControls(value).trim();
    reader.report('name-not-visible', { what: at, name: clip(visible(value)), character }, node, {
      fixes: rest ? [replaceValue(node, rest)] : [],
    });
    return undefined;
  },
};

/** A list of one kind, with bounds on its length. */
export function listOf<T>(item: Kind<T>, bounds: Pick<Bounds, 'min' | 'max'> = {}): Kind<readonly T[]> {
  const expects = { is: 'list', item: expectedOf(item), ...bounds } as const;
  const kind: Kind<readonly T[]> = {
    expected: expectedText(expects),
    expects,
    read(node, at, reader) {
      if (node.type !== 'array') return wrongKind(kind, node, at, reader, single(item, node, bounds));
      const items = node.children ?? [];
      if (!within(items.length, bounds)) return wrongKind(kind, node, at, reader);
      const values: T[] = [];
      for (const [i, child] of items.entries()) {
        if (reader.done) break;
        const value = item.read(child, itemOf(at, i), reader);
        if (value !== undefined) values.push(value);
      }
      return values.length === items.length ? values : undefined;
    },
    schema: () => ({
      type: 'array',
      items: item.schema(),
      ...(bounds.min !== undefined && { minItems: bounds.min }),
      ...(bounds.max !== undefined && { maxItems: bounds.max }),
    }),
  };
  return kind;
}

/** Offers brackets around a single item that would do in a list of one. */
function single(item: Kind<unknown>, node: Node, { min = 0, max = 1 }: Bounds): Fix[] {
  let sound = true;
  const trial: Reader = {
    text: '',
    done: false,
    report: () => {
      sound = false;
    },
  };
  item.read(node, '', trial);
  return sound && min <= 1 && max >= 1 ? [intoList(node)] : [];
}

/** One number, or one for each of two directions: `3` is `[3, 3]`, as in Keras's `kernel_size`. */
export function pair(item: Kind<number>): Kind<readonly [number, number]> {
  const two = listOf(item, { min: 2, max: 2 });
  const expects = { is: 'one-or-two', item: expectedOf(item) } as const;
  const kind: Kind<readonly [number, number]> = {
    expected: expectedText(expects),
    expects,
    read(node, at, reader) {
      if (node.type === 'number') {
        const value = item.read(node, at, reader);
        return value === undefined ? undefined : [value, value];
      }
      if (node.type !== 'array' || node.children?.length !== 2) return wrongKind(kind, node, at, reader);
      const [a, b] = two.read(node, at, reader) ?? [];
      return a === undefined || b === undefined ? undefined : [a, b];
    },
    schema: () => ({ anyOf: [item.schema(), two.schema()] }),
  };
  return kind;
}

type JsonType = 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object';

/** Different kinds distinguished by their JSON type alone, so that a message can be about the one that was meant. */
export function byType<K extends Partial<Record<JsonType, Kind<unknown>>>>(
  kinds: K,
): Kind<{ [T in keyof K]: K[T] extends Kind<infer V> ? V : never }[keyof K]> {
  type V = { [T in keyof K]: K[T] extends Kind<infer U> ? U : never }[keyof K];
  const all = Object.values(kinds) as Kind<V>[];
  const expects = { is: 'any-of', kinds: all.map(expectedOf) } as const;
  const kind: Kind<V> = {
    expected: expectedText(expects),
    expects,
    read(node: Node, at: string, reader: Reader): V | undefined {
      const chosen = kinds[node.type as JsonType] as Kind<V> | undefined;
      return chosen ? chosen.read(node, at, reader) : wrongKind(kind, node, at, reader);
    },
    schema: () => ({ anyOf: all.map((k) => k.schema()) }),
  };
  return kind;
}

/** The kind, or null for "none", which is kept as null. */
export function nullable<T>(inner: Kind<T>): Kind<T | null> {
  const expects = { is: 'any-of', kinds: [expectedOf(inner), 'null'] } as const;
  return {
    expected: expectedText(expects),
    expects,
    read: (node, at, reader) => (node.type === 'null' ? null : inner.read(node, at, reader)),
    schema: () => ({ anyOf: [inner.schema(), { type: 'null' }] }),
  };
}

/** One of a few fixed words. */
export function oneOf<const N extends string>(names: readonly N[], what: string): Kind<N> {
  const expects = { is: 'one-of', names } as const;
  const kind: Kind<N> = {
    expected: expectedText(expects),
    expects,
    read(node, at, reader) {
      if (node.type !== 'string') return wrongKind(kind, node, at, reader);
      const name = names.find((n) => n === node.value);
      if (name !== undefined) return name;
      const written = String(node.value);
      const meant = nearest(written, names);
      reader.report('unknown-name', { name: clip(written), what, known: names, ...(meant && { nearest: meant }) }, node, {
        fixes: meant ? [replaceString(node, meant)] : [],
      });
      return undefined;
    },
    schema: () => ({ type: 'string', enum: names }),
  };
  return kind;
}

/**
 * An object whose keys are the user's own.
 * @param keys which keys are allowed, as a regular expression, and in words
 */
export function record<T>(value: Kind<T>, keys: { readonly pattern: RegExp; readonly words: string }): Kind<ReadonlyMap<string, T>> {
  const expects = { is: 'record', keys: keys.words, item: expectedOf(value) } as const;
  const kind: Kind<ReadonlyMap<string, T>> = {
    expected: expectedText(expects),
    expects,
    read(node, at, reader) {
      if (node.type !== 'object') return wrongKind(kind, node, at, reader);
      const values = new Map<string, T>();
      const seen = new Set<string>();
      for (const { key, keyNode, valueNode } of properties(node)) {
        if (reader.done) return undefined;
        const item = valueNode && value.read(valueNode, `"${clip(key)}"`, reader);
        if (seen.has(key)) reader.report('duplicate-key', { key: clip(key) }, keyNode, { fixes: [removeKey(reader.text, keyNode)] });
        else if (!keys.pattern.test(key)) reader.report('bad-key', { key: clip(key), where: at, expected: keys.words }, keyNode);
        else if (item !== undefined) values.set(key, item);
        seen.add(key);
      }
      return values.size === (node.children?.length ?? 0) ? values : undefined;
    },
    schema: () => ({ type: 'object', propertyNames: { pattern: keys.pattern.source }, additionalProperties: value.schema() }),
  };
  return kind;
}

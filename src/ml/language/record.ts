import { clip } from './clip';
import { properties } from './fields';
import { removeKey } from './fix';
import { expectedOf, type Kind, wrongKind } from './kind';
import { expectedText } from './messages/expected';

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

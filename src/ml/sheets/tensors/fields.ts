import type { Node } from 'jsonc-parser';
import { removeKey } from '../../language/edits';
import { type Fields, optional, properties, required } from '../../language/fields';
import { type Kind, type Reader, wrongKind } from '../../language/kind';
import { givenName, text } from '../../language/kinds';
import { nested } from '../../language/nested';
import { clip } from '../../language/visible';
import { limits } from './limits';

/** A tensor as it is written: numbers, or the expression that gives it. */
export interface WrittenTensor {
  readonly name: string;
  readonly node: Node;
}

/** Python's own words cannot be names in it. */
const pythons = new Set(['np', 'numpy', 'None', 'True', 'False', 'newaxis']);
const wholeName = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const names = 'names of letters, digits and _, such as "x_1", except np, None, True and False';

const numbers = nested(limits.dimensions);

/** The tensors by name, in the order in which they are written. What each is, is read once all names are known. */
const tensorsKind: Kind<readonly WrittenTensor[]> = {
  expected: 'an object of tensors, such as { "a": [[1, 2], [3, 4]], "b": "transpose(a)" }',
  read(node, at, reader) {
    if (node.type !== 'object') return wrongKind(tensorsKind, node, at, reader);
    const found = new Map<string, WrittenTensor>();
    for (const { key, keyNode, valueNode } of properties(node)) {
      if (reader.done) break;
      const name = key.normalize('NFC');
      if (found.has(name)) reader.report('duplicate-key', { key: clip(key) }, keyNode, { fixes: [removeKey(reader.text, keyNode)] });
      else if (!wholeName.test(name) || name.length > 40 || pythons.has(name))
        reader.report('bad-key', { key: clip(key), where: at, expected: names }, keyNode);
      else if (valueNode && !takes(valueNode)) wrongKind(tensorKind, valueNode, `"${clip(key)}"`, reader);
      else if (valueNode && found.size === limits.tensors) return tooMany(node, keyNode, reader);
      else if (valueNode) found.set(name, { name, node: valueNode });
    }
    return [...found.values()];
  },
  schema: () => ({
    type: 'object',
    propertyNames: { pattern: wholeName.source },
    additionalProperties: { anyOf: [numbers.schema(), { type: 'string', minLength: 1 }] },
  }),
};

const tensorKind = { expected: 'numbers, or an expression such as "transpose(a)"' };

const takes = ({ type }: Node): boolean => type === 'number' || type === 'array' || type === 'string';

function tooMany(node: Node, at: Node, reader: Reader): undefined {
  reader.report('too-many-tensors', { found: node.children?.length ?? 0, limit: limits.tensors }, at);
  return undefined;
}

/** The keys of a tensor sheet. */
export const tensorSheetFields = {
  name: optional(givenName, 'What this sheet is called on screen.'),
  tensors: required(
    tensorsKind,
    'Tensors by name: numbers as lists in lists, or an expression with NumPy’s names, such as "transpose(a)", "a @ b", "sum(a, axis=0)" or "a[0, 1:3]".',
  ),
  $schema: optional(text, 'Where the schema of this file is.'),
} satisfies Fields;

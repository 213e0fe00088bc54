import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type JSONPath, type Node, parse, parseTree } from 'jsonc-parser';
import { insertAt, removeAt, renameAt, setAt, writtenOut } from '../../../src/ml/language/edits';
import type { TextEdit } from '../../../src/ml/language/problem';
import { applied } from '../spec/check';

const edited = (text: string, edits: (root: Node) => TextEdit[]): string => applied(text, { edits: edits(parseTree(text) as Node) });
const set = (text: string, path: JSONPath, value: unknown): string => edited(text, (root) => setAt(text, root, path, value));
const insert = (text: string, path: JSONPath, value: unknown): string => edited(text, (root) => insertAt(text, root, path, value));
const remove = (text: string, path: JSONPath): string => edited(text, (root) => removeAt(text, root, path));
const rename = (text: string, path: JSONPath, name: string): string => edited(text, (root) => renameAt(root, path, name));

describe('values as they are written', () => {
  for (const [value, text] of [
    [1, '1'],
    ['a"b', '"a\\"b"'],
    [[], '[]'],
    [{}, '{}'],
    [
      [
        [1, 2],
        [3, 4],
      ],
      '[[1, 2], [3, 4]]',
    ],
    [{ type: 'Flatten', input_shape: [2, 2] }, '{ "type": "Flatten", "input_shape": [2, 2] }'],
  ] as const) {
    test(text, () => assert.equal(writtenOut(value), text));
  }

  test('a long matrix has a line for each row', () => {
    const row = Array.from({ length: 20 }, (_, i) => i);
    const line = `[${row.join(', ')}]`;
    assert.equal(writtenOut([row, row], '  '), `[\n    ${line},\n    ${line}\n  ]`);
  });
});

describe('a key is set', () => {
  for (const [what, before, path, value, after] of [
    ['where it is', '{"a": [1], "b": 2}', ['a', 0], 5, '{"a": [5], "b": 2}'],
    ['in an empty object', '{}', ['a'], 1, '{ "a": 1 }'],
    ['in one line', '{ "a": 1 }', ['b'], 2, '{ "a": 1, "b": 2 }'],
    ['in lines of their own', '{\n  "a": 1\n}', ['b'], 2, '{\n  "a": 1,\n  "b": 2\n}'],
    ['with Windows’ line ends and tabs', '{\r\n\t"a": 1\r\n}', ['b'], 2, '{\r\n\t"a": 1,\r\n\t"b": 2\r\n}'],
    ['before a comma at the end', '{ "a": 1, }', ['b'], 2, '{ "a": 1, "b": 2, }'],
    ['before a comment', '{\n  "a": 1 // one\n}', ['b'], 2, '{\n  "a": 1,\n  "b": 2 // one\n}'],
    [
      'with the object it belongs to',
      '{ "a": 1 }',
      ['fit', 'early_stopping', 'patience'],
      2,
      '{ "a": 1, "fit": { "early_stopping": { "patience": 2 } } }',
    ],
    ['not in a list', '{ "a": [1] }', ['a', 'b'], 2, '{ "a": [1] }'],
    ['not behind the end of a list', '{ "a": [1] }', ['a', 7], 2, '{ "a": [1] }'],
  ] as const) {
    test(what, () => assert.equal(set(before, [...path], value), after));
  }
});

describe('an item is inserted', () => {
  for (const [what, before, path, after] of [
    ['in one line', '[1, 2]', [1], '[1, {}, 2]'],
    ['in lines of their own', '[\n  1,\n  2\n]', [0], '[\n  {},\n  1,\n  2\n]'],
    ['not where there is none', '[1]', [3], '[1]'],
  ] as const) {
    test(what, () => assert.equal(insert(before, [...path], {}), after));
  }
});

describe('something is removed', () => {
  for (const [what, before, path, after] of [
    ['the first key', '{ "a": 1, "b": 2 }', ['a'], '{ "b": 2 }'],
    ['the last key', '{ "a": 1, "b": 2 }', ['b'], '{ "a": 1 }'],
    ['the last key before a comma', '{ "a": 1, "b": 2, }', ['b'], '{ "a": 1, }'],
    ['the only key', '{ "a": 1 }', ['a'], '{  }'],
    ['the only key before a comma', '{ "a": 1 /* c */ , }', ['a'], '{  }'],
    ['an item of a list', '[1, 2, 3]', [1], '[1, 3]'],
    ['lines', '{\n  "a": 1,\n  "b": 2\n}', ['b'], '{\n  "a": 1\n}'],
    ['nothing that is not there', '{ "a": 1 }', ['b'], '{ "a": 1 }'],
  ] as const) {
    test(what, () => assert.equal(remove(before, [...path]), after));
  }
});

test('a key gets another name', () => {
  assert.equal(rename('{ "a": { "b": 1 } }', ['a', 'b'], 'c'), '{ "a": { "c": 1 } }');
  assert.equal(rename('[1]', [0], 'c'), '[1]');
});

describe('whatever the layout', () => {
  // JSON has no −0.
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const objects = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue({ maxDepth: 1 }).map(plain), { noNullPrototype: true });
  const layouts = fc
    .tuple(objects, fc.constantFrom(undefined, 2, '\t'), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([value, indent, end, comma]) => {
      const text = JSON.stringify(value, null, indent).replaceAll('\n', end);
      return { value, text: comma && Object.keys(value).length > 0 ? text.replace(/(\s*)\}$/, ', $1}') : text };
    });
  const options = { allowTrailingComma: true };

  test('a set value is there, a removed one gone, and the rest as it was', () => {
    fc.assert(
      fc.property(layouts, fc.constantFrom('a', 'b', 'c'), fc.jsonValue({ maxDepth: 2 }).map(plain), ({ value, text }, key, put) => {
        const errors: never[] = [];
        const { [key]: _, ...others } = value;
        assert.deepEqual(parse(set(text, [key], put), errors, options), { ...value, [key]: put });
        assert.deepEqual(parse(remove(text, [key]), errors, options), others);
        assert.deepEqual(errors, []);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});

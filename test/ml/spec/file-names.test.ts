import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnNameAt, fileNameAt, fileNamesIn } from '../../../src/ml/spec/file-names';

/** A text without the mark `|`, and where that was. */
const marked = (text: string): [string, number] => [text.replace('|', ''), text.indexOf('|')];

describe('the files that a spec names', () => {
  it('are found in a text with mistakes, each with its place', () => {
    const text = '{ "data": { "csv": "a/b.csv", "target": }, "weights": "w.npz" "layers": [';
    assert.deepEqual(
      fileNamesIn(text).map(({ name, isFolder, span }) => [name, isFolder, text.slice(span.offset, span.offset + span.length)]),
      [
        ['a/b.csv', false, '"a/b.csv"'],
        ['w.npz', false, '"w.npz"'],
      ],
    );
    assert.deepEqual(
      fileNamesIn('{ "data": { "pictures": "pets", "csv": 3, "idx": { "x": "i", "z": "no" } } }').map(({ name, isFolder }) => [
        name,
        isFolder,
      ]),
      [
        ['i', false],
        ['pets', true],
      ],
    );
  });

  const places: readonly (readonly [text: string, typed: string | undefined, taken: string])[] = [
    ['{ "data": { "csv": | } }', '', ''],
    ['{ "data": { "csv": "|" } }', '', '""'],
    ['{ "data": { "csv": "sub/po|ints.csv" } }', 'sub/po', '"sub/points.csv"'],
    ['{ "data": { "npy": { "x": "|', '', '"'],
    ['{ "weights": "w|" }', 'w', '"w"'],
    ['{ "data": { "csv": "a.csv"| } }', undefined, ''],
    ['{ "data": { "target": "|" } }', undefined, ''],
    ['{ "data": { "|": "a" } }', undefined, ''],
    ['{ "name": "|" }', undefined, ''],
  ];
  for (const [text, typed, taken] of places)
    it(`are wanted, or not, at ${text}`, () => {
      const [whole, offset] = marked(text);
      const found = fileNameAt(whole, offset);
      assert.equal(found?.typed, typed);
      if (found) assert.equal(whole.slice(found.span.offset, found.span.offset + found.span.length), taken);
    });

  it('are not the names of columns, which are wanted for inputs and target', () => {
    for (const text of [
      '{ "data": { "target": "|" } }',
      '{ "data": { "target": ["|"] } }',
      '{ "data": { "csv": "a", "inputs": ["a", "|"] } }',
      '{ "data": { "target": |',
    ])
      assert.ok(columnNameAt(...marked(text)), text);
    for (const text of ['{ "data": { "inputs": | } }', '{ "data": { "csv": "|" } }', '{ "fit": { "target": "|" } }', '{ "data": { "|" } }'])
      assert.equal(columnNameAt(...marked(text)), undefined, text);
  });
});

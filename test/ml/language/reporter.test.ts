import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Node, parseTree } from 'jsonc-parser';
import { nearest } from '../../../src/ml/language/nearest';
import { lineIndex, runnable } from '../../../src/ml/language/problem';
import { MOST_PROBLEMS, ProblemList } from '../../../src/ml/language/reporter';
import { clip } from '../../../src/ml/language/visible';
import { codesOf } from '../spec/check';

function listOf(text: string): ProblemList {
  const list = new ProblemList(text);
  list.locateIn(parseTree(text) as Node);
  return list;
}

test('lines and columns, with every kind of line end', () => {
  const place = (offset: number): string => {
    const { line, column } = lineIndex('ab\ncd\r\nef\rgh')(offset);
    return `${line}:${column}`;
  };
  assert.deepEqual([0, 2, 3, 5, 6, 7, 9, 10, 12].map(place), ['1:1', '1:3', '2:1', '2:3', '2:4', '3:1', '3:3', '4:1', '4:3']);
  assert.deepEqual(lineIndex('\ufeffab')(1), { line: 1, column: 1, offset: 1 });
  assert.deepEqual(lineIndex('')(0), { line: 1, column: 1, offset: 0 });
});

describe('places by path', () => {
  const text = '{ "a": { "b": [1, 2] } }';
  const marked = (path: (string | number)[], onKey = false): string => {
    const list = listOf(text);
    list.report('no-layers', undefined, path, { onKey });
    const { start, end } = list.problems[0]?.range ?? { start: { offset: 0 }, end: { offset: 0 } };
    return `${start.offset}:${text.slice(start.offset, end.offset)}`;
  };
  test('a value', () => assert.equal(marked(['a', 'b', 1]), '18:2'));
  test('a key', () => assert.equal(marked(['a', 'b'], true), '9:"b"'));
  test('what is missing marks the bracket of what lacks it', () => {
    assert.equal(marked(['a', 'c']), '7:{');
    assert.equal(marked(['a', 'c'], true), '7:{');
    assert.equal(marked(['x', 'y']), '0:{');
  });
});

describe('many problems', () => {
  test('only so many are kept, and one that says so', () => {
    const list = listOf('{}');
    for (let i = 0; i < 3 * MOST_PROBLEMS; i++) list.report('no-layers', undefined, []);
    assert.equal(list.problems.length, MOST_PROBLEMS + 1);
    assert.equal(list.problems.at(-1)?.code, 'more-problems');
    assert.ok(list.full && list.done && !list.sound);
  });

  test('an error is not lost among warnings', () => {
    const list = listOf('{}');
    for (let i = 0; i < 3 * MOST_PROBLEMS; i++) list.report('no-seed', undefined, []);
    assert.ok(list.sound && runnable(list.problems));
    list.report('no-layers', undefined, []);
    list.report('no-layers', undefined, []);
    assert.equal(list.problems.filter((p) => p.severity === 'error').length, 1);
    assert.ok(!list.sound && !runnable(list.problems));
  });
});

describe('where the syntax is broken, what follows is not judged', () => {
  for (const [what, text, codes] of [
    ['while a key is being typed', '{ "layers": [{ "type": "Dense", "uni', ['json-syntax']],
    ['while a value is being typed', '{ "data": { "gate": "XO', ['json-syntax']],
    ['while a list is being typed', '{ "data": { "x": [[1, 2], [3', ['json-syntax']],
    ['before it everything is', '{ "seed": -1, "layers": [{ "type": "Dense", ', ['wrong-kind', 'json-syntax']],
    [
      'a bracket is missing',
      '{ "layers": [{ "type": "Dense", "units": 1, "compile": { "optimizer": "sgd" } }',
      ['unknown-key', 'json-syntax'],
    ],
    [
      'a bracket is of the wrong kind',
      '{ "layers": [{ "type": "Dense", "units": 0 ], "fit": { "epoch": 1 } }',
      ['wrong-kind', 'json-syntax'],
    ],
    ['one slip is reported once', '{ units: 2, type: "Dense" }', ['json-syntax', 'json-syntax']],
    ['a word in place of a value', '{ "seed": one, "fit": 5 }', ['json-syntax']],
  ] as const) {
    test(what, async () => assert.deepEqual(await codesOf(text), codes));
  }
});

describe('problems do not breed others', () => {
  test('broken data is not also a missing input shape', async () => {
    assert.deepEqual(await codesOf('{ "data": { "gate": "XER" }, "layers": [{ "type": "Dense", "units": 1 }] }'), ['unknown-name']);
    assert.deepEqual(
      await codesOf('{ "data": { "csv": "a.csv", "target": "y" }, "layers": [{ "type": "Dense", "units": 1, "inputs": ["x"] }] }'),
      ['file-missing', 'unknown-layer'],
    );
  });

  test('a loss is missing even where other things are wrong', async () => {
    assert.deepEqual(await codesOf('{ "layers": [{ "type": "Dense" }], "compile": { "optimizer": "sgd" } }'), [
      'missing-key',
      'missing-key',
    ]);
  });
});

describe('the nearest name', () => {
  const known = ['accuracy', 'mean_squared_error', 'Adam', 'SGD', 'relu'];
  for (const [written, meant] of [
    ['acuracy', 'accuracy'],
    ['MeanSquaredError', 'mean_squared_error'],
    ['mean squared error', 'mean_squared_error'],
    ['adam', 'Adam'],
    ['ReLU', 'relu'],
    ['sdg', 'SGD'],
    ['transformer', undefined],
    ['', undefined],
    ['x'.repeat(1_000_000), undefined],
  ] as const) {
    test(written.slice(0, 20), () => assert.equal(nearest(written, known), meant));
  }
});

test('texts are cut between characters', () => {
  assert.equal(clip('abc', 3), 'abc');
  assert.equal(clip('abcd', 3), 'ab…');
  assert.equal(clip('a😀b', 3), 'a…');
  assert.equal(clip('a😀bc', 4), 'a😀…');
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { specSpans, textFacts } from '../../../src/ml/spec/text-facts';
import { soundSpecs } from './specs';

/** What is at each of the spans. */
const found = (text: string): Record<string, unknown> => {
  const { layers, ...others } = specSpans(text);
  const cut = ({ offset, length }: { offset: number; length: number }): string => text.slice(offset, offset + length);
  return { ...Object.fromEntries(Object.entries(others).map(([name, span]) => [name, cut(span)])), layers: layers.map(cut) };
};

describe('what a file describes', () => {
  it('is a sheet where it has functions or tensors and no layers', () => {
    assert.equal(textFacts('{ "functions": ["x"] }').sheetKind, 'functions');
    assert.equal(textFacts('{ "name": "a", "tensors": { "a": 1 }').sheetKind, 'tensors');
    assert.equal(textFacts('{ "layers": [], "tensors": {} }').sheetKind, undefined);
    assert.equal(textFacts('{ "data": { "functions": 1 } }').sheetKind, undefined);
  });
});

describe('where the parts of a spec are', () => {
  it('is where a parser of the whole text finds them', () => {
    for (const text of soundSpecs) {
      const root = parseTree(text, undefined, { allowTrailingComma: true });
      const at = (...path: (string | number)[]): string | undefined => {
        const node = root && findNodeAtLocation(root, path);
        return node && text.slice(node.offset, node.offset + node.length);
      };
      const layers = root && findNodeAtLocation(root, ['layers'])?.children;
      const places = { data: at('data'), fit: at('fit'), loss: at('compile', 'loss'), metrics: at('compile', 'metrics') };
      const there = Object.fromEntries(Object.entries(places).filter(([, place]) => place !== undefined));
      assert.deepEqual(found(text), { ...there, layers: (layers ?? []).map((_, i) => at('layers', i)) }, text);
    }
  });

  it('is not confused by keys of the same name elsewhere, by comments and by texts', () => {
    assert.deepEqual(
      found(
        '{ "name": "layers", // "data": {}\n "fit": { "data": {}, "layers": [[1]] }, "layers": ["Flatten", { "type": "Dense", "x": [[{}]] }], }',
      ),
      { fit: '{ "data": {}, "layers": [[1]] }', layers: ['"Flatten"', '{ "type": "Dense", "x": [[{}]] }'] },
    );
  });

  it('is known whatever mistakes there are, and what is not closed ends where the text does', () => {
    assert.deepEqual(found('{ "data": { "gate": "XOR" } "layers": [ { "units": 2 }, { "units": '), {
      data: '{ "gate": "XOR" }',
      layers: ['{ "units": 2 }', '{ "units": '],
    });
    for (const text of ['', '[]', '}{', '"layers"', '{ "layers": 7 }']) assert.deepEqual(found(text), { layers: [] }, text);
  });
});

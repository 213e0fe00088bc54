import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits } from 'jsonc-parser';
import { layerNamedAt, possibleInputs, renameLayer } from '../../../src/ml/model/layer-references';

const graph = `{
  // three layers
  "layers": [
    { "type": "Dense", "name": "a", "units": 2, "input_dim": 2 },
    { "type": "Dense", "units": 2 }, // automatic: dense
    { "type": "Dense", "units": 2, "inputs": ["a"] },
    { "type": "Add", "name": "sum", "inputs": ["dense", "dense_1", "a"] },
    { "type": "Dense", "name": "out", "units": 1 },
  ],
}`;

const at = (text: string, part: string): number => text.indexOf(part) + 1;

function renamed(part: string, name: string, text = graph): string {
  const edits = renameLayer(text, at(text, part), name);
  assert.ok(Array.isArray(edits), String(edits));
  return applyEdits(text, edits as never);
}

describe('the layer that is named', () => {
  it('is found from "inputs" and from its own name, with all its uses', () => {
    for (const part of ['"a", "units"', '"a"] },\n    { "type": "Add"', '"a"] },\n    { "type": "Dense", "name": "out"']) {
      const found = layerNamedAt(graph, at(graph, part));
      assert.equal(found?.layer.name, 'a', part);
      assert.equal(found.layer.uses.length, 2);
    }
  });

  it('is found by Keras’s automatic name', () => {
    const found = layerNamedAt(graph, at(graph, '"dense_1"'));
    assert.equal(found?.layer.type, 'Dense');
    assert.equal(found.layer.written, undefined);
    assert.equal(graph.slice(found.layer.span.offset).indexOf('"inputs"'), '{ "type": "Dense", "units": 2, '.length);
  });

  it('is not guessed after a layer that cannot be read, as automatic names count layers', () => {
    const text =
      '{ "layers": [{ "type": "Dense", "units": "x" }, { "type": "Dense", "units": 1 }, { "type": "Dense", "units": 1, "inputs": ["dense"] }] }';
    assert.equal(layerNamedAt(text, at(text, '"dense"')), undefined);
  });

  it('is found in a text that is not sound, and nowhere else', () => {
    const broken = '{ "layers": [{ "type": "Dense", "units": "x", "name": "a" }, { "type": "Nothing", "inputs": ["a"';
    assert.equal(layerNamedAt(broken, at(broken, '["a"') + 1)?.layer.name, 'a');
    for (const text of ['', '{', '[]', '{ "layers": 1 }', '{ "layers": [1, null] }']) assert.equal(layerNamedAt(text, 3), undefined);
    assert.equal(layerNamedAt(graph, at(graph, '"units"')), undefined);
  });
});

describe('another name for a layer', () => {
  it('is written wherever the layer is named, and comments and layout are kept', () => {
    assert.equal(renamed('"a", "units"', 'first'), graph.replaceAll('"a"', '"first"'));
    assert.equal(renamed('"a"] },\n    { "type": "Add"', 'say "x"'), graph.replaceAll('"a"', '"say \\"x\\""'));
  });

  it('is added where the name was automatic, and other automatic names follow', () => {
    const expected = graph
      .replace('"units": 2 }, // automatic', '"units": 2, "name": "middle" }, // automatic')
      .replace('["dense", "dense_1", "a"]', '["middle", "dense", "a"]');
    assert.equal(renamed('"dense", "dense_1"', 'middle'), expected);
  });

  it('moves an automatic name that it takes', () => {
    assert.equal(
      renamed('"a", "units"', 'dense'),
      graph.replaceAll(/"(a|dense|dense_1)"/g, (name) => ({ '"a"': '"dense"', '"dense"': '"dense_1"' })[name] ?? '"dense_2"'),
    );
  });

  it('is refused where it is another layer’s, or cannot be seen', () => {
    assert.equal(renameLayer(graph, at(graph, '"a", "units"'), 'sum'), 'taken');
    for (const name of ['', '  ', 'a\u202eb', 'a\nb']) assert.equal(renameLayer(graph, at(graph, '"a", "units"'), name), 'invisible');
    assert.equal(renameLayer(graph, at(graph, '"units"'), 'b'), undefined);
  });
});

describe('layers that can feed another one', () => {
  const possible = (part: string): string[] => possibleInputs(graph, at(graph, part)).map(({ name }) => name);

  it('are none that it feeds, nor itself, nor those that it names already', () => {
    assert.deepEqual(possible('"a"] },\n    { "type": "Add"'), ['a', 'dense']);
    assert.deepEqual(possible('"dense_1"'), ['dense_1']);
    assert.deepEqual(
      possibleInputs(graph.replace('"dense_1", ', ''), at(graph, '"dense"')).map(({ name }) => name),
      ['dense', 'dense_1'],
    );
  });
});

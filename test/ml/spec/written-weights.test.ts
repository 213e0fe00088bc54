import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSpec } from '../../../src/ml/spec/read-spec';
import { writeWeights } from '../../../src/ml/spec/written-weights';

const hand = [
  { name: 'kernel', shape: [2, 1], values: Float32Array.of(0.4, -1.25) },
  { name: 'bias', shape: [1], values: Float32Array.of(-0.6) },
];

function written(text: string, layer = 0, variables = hand): string {
  const edit = writeWeights(text, ['layers', layer], variables) ?? assert.fail();
  const result = text.slice(0, edit.offset) + edit.content + text.slice(edit.offset + edit.length);
  const { list } = readSpec(result);
  assert.deepEqual(
    list.problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  return result;
}

describe('weights that are written into a spec', () => {
  it('are added to the layer, with the digits that were meant', () => {
    assert.equal(
      written('{ "layers": [{ "type": "Dense", "units": 1, "input_shape": [2] }] }'),
      '{ "layers": [{\n  "type": "Dense",\n  "units": 1,\n  "input_shape": [2],\n  "weights": [[0.4], [-1.25]],\n  "bias": [-0.6]\n}] }',
    );
  });

  it('go over lines where the layer does, and keep its comments', () => {
    const text =
      '{\r\n  "layers": [\r\n    {\r\n      "type": "Dense", // one neuron\r\n      "units": 1,\r\n      "input_shape": [2]\r\n    }\r\n  ]\r\n}';
    assert.equal(
      written(text),
      text.replace('"input_shape": [2]', '"input_shape": [2],\r\n      "weights": [[0.4], [-1.25]],\r\n      "bias": [-0.6]'),
    );
  });

  it('take the place of those that are there, in their form', () => {
    assert.equal(
      written('{ "layers": [\n{ "type": "Dense", "units": 1, "input_dim": 2, "weights": [[1], [2]], "bias": [3] }] }'),
      '{ "layers": [\n{ "type": "Dense", "units": 1, "input_dim": 2, "weights": [[0.4], [-1.25]], "bias": [-0.6] }] }',
    );
    assert.match(
      written('{ "layers": [{ "type": "Dense", "units": 1, "input_shape": [2], "weights": { "kernel": [[1], [2]], "bias": [3] } }] }'),
      /"weights": \{ "kernel": \[\[0\.4\], \[-1\.25\]\], "bias": \[-0\.6\] \}/,
    );
  });

  it('are nothing where there is no such layer', () => {
    assert.equal(writeWeights('{ "layers": [] }', ['layers', 0], hand), undefined);
    assert.equal(writeWeights('', ['layers', 0], hand), undefined);
  });
});

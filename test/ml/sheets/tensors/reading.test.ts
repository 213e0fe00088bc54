import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tensorSheetJson } from '../../../../src/cli/results/tensors';
import { sheetOf } from './read-sheet';

describe('numbers of a tensor sheet', () => {
  it('have shape, dimensions and the kind of number that NumPy gives them', async () => {
    const { list, sheet } = await sheetOf(
      '{ "tensors": { "s": 5, "v": [1, 2.5], "m": [[1, 2, 3], [4, 5, 6]], "f": [1.0, 2.0], "e": [] } }',
    );
    assert.deepEqual(list.problems, []);
    assert.deepEqual(
      sheet?.tensors.map(({ name, value }) => [name, value.shape, value.type, [...value.values]]),
      [
        ['s', [], 'int', [5]],
        ['v', [2], 'float', [1, 2.5]],
        ['m', [2, 3], 'int', [1, 2, 3, 4, 5, 6]],
        ['f', [2], 'float', [1, 2]],
        ['e', [0], 'float', []],
      ],
    );
    assert.deepEqual(JSON.parse(tensorSheetJson(sheet as NonNullable<typeof sheet>)).tensors.m, {
      shape: [2, 3],
      ndim: 2,
      value: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    });
  });
});

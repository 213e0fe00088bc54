import assert from 'node:assert/strict';
import { it } from 'node:test';
import picocolors from 'picocolors';
import { showTensorSheet } from '../../src/cli/results/tensors';
import { outputTo } from '../../src/cli/terminal';
import { sheetOf } from '../ml/sheets/tensors/read-sheet';

it('a tensor sheet is written as NumPy prints its tensors, each with its shape', async () => {
  let written = '';
  const out = outputTo({
    live: false,
    columns: () => 80,
    colors: picocolors.createColors(false),
    language: 'en',
    raw: (text) => {
      written += text;
    },
  });
  const { sheet } = await sheetOf('{ "name": "Two", "tensors": { "a": [[1, 2, 3], [4, 5, 6]], "b": [0.5, 10] } }');
  showTensorSheet(sheet as NonNullable<typeof sheet>, out);
  assert.equal(written, 'Two\n\na  shape (2, 3), ndim 2\n[[1 2 3]\n [4 5 6]]\n\nb  shape (2,), ndim 1\n[ 0.5 10. ]\n');
});

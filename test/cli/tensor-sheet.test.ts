import assert from 'node:assert/strict';
import { it } from 'node:test';
import picocolors from 'picocolors';
import { showTensorSheet } from '../../src/cli/results/tensors';
import { outputTo } from '../../src/cli/terminal';
import { sheetOf } from '../ml/sheets/tensors/read-sheet';

/** A sheet as it is shown in a terminal without colours. */
async function shown(text: string): Promise<string> {
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
  const { sheet } = await sheetOf(text);
  showTensorSheet(sheet as NonNullable<typeof sheet>, out);
  return written;
}

it('a tensor sheet is written as NumPy prints its tensors, each with its shape', async () => {
  assert.equal(
    await shown('{ "name": "Two", "tensors": { "a": [[1, 2, 3], [4, 5, 6]], "b": [0.5, 10] } }'),
    'Two\n\na  shape (2, 3), ndim 2\n[[1 2 3]\n [4 5 6]]\n\nb  shape (2,), ndim 1\n[ 0.5 10. ]\n',
  );
});

it('an expression is written on one line, its control characters written out', async () => {
  assert.equal(
    await shown('{ "tensors": { "a": [1], "b": "a\\n+\\t1" } }'),
    'a  shape (1,), ndim 1\n[1]\n\nb = a\\x0a+\\x091  shape (1,), ndim 1\n[2]\n',
  );
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NamedTensor, TensorSheet } from '../../../src/ml/sheets/tensors/sheet';
import { layoutBlock } from '../../../src/webview/study/tensors/block-layout';
import { jsonText, pythonText } from '../../../src/webview/study/tensors/copy';
import { equationOf } from '../../../src/webview/study/tensors/equation';
import { layoutEquation } from '../../../src/webview/study/tensors/equation-layout';
import { stepText } from '../../../src/webview/study/tensors/sentence';
import {
  blockOf,
  boxOf,
  marksOf,
  numberOf,
  RESULT,
  type ShownStep,
  stepsOf,
  textsOf,
  unused,
} from '../../../src/webview/study/tensors/shown';
import { workedText } from '../../../src/webview/study/tensors/worked';
import { sheetOf } from '../../ml/sheets/tensors/read-sheet';

const given = '"a": [[1, 2, 3], [4, 5, 6]], "b": [[7, 8], [9, 10], [11, 12]], "v": [1, -2, 3]';

async function tensorOf(
  expression: string,
): Promise<{ readonly tensor: NamedTensor; readonly sheet: TensorSheet; readonly shown: ShownStep }> {
  const { sheet } = await sheetOf(`{ "tensors": { ${given}, "r": ${JSON.stringify(expression)} } }`);
  const tensor = sheet?.tensors.at(-1) as NamedTensor;
  const steps = stepsOf(tensor, sheet as TensorSheet);
  return { tensor, sheet: sheet as TensorSheet, shown: steps.at(-1) as ShownStep };
}

const text = { width: (words: string): number => words.length * 7, line: 16 };

describe('how a number of a tensor is worked out', () => {
  for (const [expression, cell, worked] of [
    ['a @ b', 0, 'r[0, 0] = 1·7 + 2·9 + 3·11 = 58'],
    ['dot(v, v)', 0, 'r = 1·1 + (−2)·(−2) + 3·3 = 14'],
    ['transpose(a)', 1, 'r[0, 1] = a[1, 0] = 4'],
    ['reshape(a, [3, 2])', 3, 'r[1, 1] = a[1, 0] = 4'],
    ['a + 10', 2, 'r[0, 2] = 3 + 10 = 13'],
    ['a - v', 1, 'r[0, 1] = 2 − (−2) = 4'],
    ['-v', 1, 'r[1] = −(−2) = 2'],
    ['a > 2', 2, 'r[0, 2] = 3 > 2 = True'],
    ['maximum(v, 0)', 1, 'r[1] = maximum(−2, 0) = 0'],
    ['sum(a, axis=0)', 0, 'r[0] = 1 + 4 = 5'],
    ['mean(a, axis=1)', 1, 'r[1] = (4 + 5 + 6) / 3 = 5'],
    ['max(v)', 0, 'r = max(1, −2, 3) = 3'],
    ['prod(v)', 0, 'r = 1·(−2)·3 = −6'],
    ['cumsum(v)', 2, 'r[2] = 1 + (−2) + 3 = 2'],
    ['concatenate([a, v.reshape(1, 3)])', 7, 'r[2, 1] = v.reshape(1, 3)[0, 1] = −2'],
    ['sum(arange(30))', 0, 'r = 0 + 1 + 2 + 3 + 4 + 5 + 6 + 7 + … 20 more terms … + 28 + 29 = 435'],
    ['arange(3)', 1, 'r[1] = 1'],
  ] as const) {
    it(expression, async () => assert.equal(workedText((await tensorOf(expression)).shown, cell), worked));
  }
});

describe('the boxes that belong to one', () => {
  const marked = async (expression: string, block: string, place: number): Promise<Record<string, number[]>> =>
    Object.fromEntries([...marksOf((await tensorOf(expression)).shown, { block, place })].map(([key, places]) => [key, [...places]]));

  it('are the row and the column of a product, and the other way round what they went into', async () => {
    assert.deepEqual(await marked('a @ b', RESULT, 3), { 'operand 0': [3, 4, 5], 'operand 1': [1, 3, 5] });
    assert.deepEqual(await marked('a @ b', 'operand 0', 1), { result: [0, 1] });
  });

  it('are one box on each side of a transpose and a reshape', async () => {
    assert.deepEqual(await marked('transpose(a)', 'operand 0', 1), { result: [2] });
    assert.deepEqual(await marked('reshape(a, [3, 2])', 'operand 0', 1), { result: [1] });
    assert.deepEqual(await marked('reshape(a, [3, 2])', RESULT, 5), { 'operand 0': [5] });
  });

  it('are all copies of a number that is stretched, and of a copy its number', async () => {
    assert.deepEqual(await marked('a + v', 'operand 1', 1), { 'operand 1': [1, 4], result: [1, 4] });
    assert.deepEqual(await marked('a + v', 'operand 1', 4), { 'operand 1': [1], result: [4] });
    assert.deepEqual(await marked('a + v', RESULT, 4), { 'operand 0': [4], 'operand 1': [4] });
  });

  it('are pale where a slice does not take them', async () => {
    assert.deepEqual([...unused((await tensorOf('a[0, 1:3]')).shown, 0)], [0, 3, 4, 5]);
    assert.equal(unused((await tensorOf('a.T')).shown, 0).size, 0);
  });

  it('show the same number of the sheet in every drawing that has it', async () => {
    const { shown, tensor } = await tensorOf('transpose(a)');
    const two = numberOf(shown, { block: 'operand 0', place: 1 }, tensor);
    assert.deepEqual(two, { tensor: 'a', cell: 1 });
    const other = await tensorOf('a.reshape(2, 1, 3) + v');
    assert.equal(boxOf(other.shown, { tensor: 'a', cell: 1 }, other.tensor), undefined);
    assert.deepEqual(boxOf(other.shown, { tensor: 'v', cell: 2 }, other.tensor), { block: 'operand 1', place: 2 });
    assert.deepEqual(boxOf(shown, { tensor: 'r', cell: 4 }, tensor), { block: RESULT, place: 4 });
  });
});

describe('the numbers in boxes', () => {
  for (const [values, type, texts] of [
    [[1, -20], 'int', ['1', '−20']],
    [[0, 1], 'bool', ['False', 'True']],
    [[2, 5], 'float', ['2.0', '5.0']],
    [[0.5, -1.25, 100], 'float', ['0.50', '−1.25', '100.00']],
    [[1 / 3, 50 / 3, 100, Number.NaN], 'float', ['0.3333', '16.6667', '100.0000', 'NaN']],
    [[1e-5, 1], 'float', ['1e−5', '1']],
    [[1e8], 'float', ['1e8']],
    [[], 'float', []],
  ] as const) {
    it(`${type}: ${texts.join(' ')}`, () => assert.deepEqual(textsOf(values, type), texts));
  }
});

describe('boxes', () => {
  it('are beside each other with signs between them, and in lines where there is no room', async () => {
    const { shown } = await tensorOf('a @ b');
    const items = equationOf(shown, text, 1000);
    assert.deepEqual(
      items.map((item) => ('sign' in item ? item.sign : item.block.block.caption)),
      ['a', '@', 'b', '=', 'r'],
    );
    const wide = layoutEquation(items, text, 1000);
    const narrow = layoutEquation(items, text, 260);
    assert.ok(wide.width > 260 && narrow.width <= 260 && narrow.height > wide.height);
    for (const { placed, width, height } of [wide, narrow]) {
      for (const { x, y, item } of placed) {
        const [right, bottom] = 'block' in item ? [x + item.block.width, y + item.block.height] : [x, y];
        assert.ok(x >= 0 && y >= 0 && right <= width && bottom <= height + 1);
      }
    }
  });

  it('do not overlap, whatever the shape; of large ones the middle is left out, and counted', async () => {
    for (const [expression, hidden] of [
      ['5', 0],
      ['arange(12)', 0],
      ['zeros((2, 3, 4, 5))', 0],
      ['zeros((9, 2, 2))', 16],
      ['zeros((50, 50))', 2500 - 121],
      ['zeros((3, 0))', 0],
    ] as const) {
      const { tensor } = await tensorOf(expression);
      const layout = layoutBlock(blockOf('r', tensor.value), text, 300);
      const boxes = layout.rows.flat();
      assert.equal(layout.hidden, hidden, expression);
      assert.equal(boxes.length, tensor.value.values.length - hidden);
      assert.equal(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size, boxes.length);
      for (const { x, y } of boxes)
        assert.ok(x >= 0 && y >= 0 && x + layout.cell.width <= layout.width && y + layout.cell.height <= layout.height);
    }
  });
});

describe('a sentence says what an operation does', () => {
  for (const [expression, sentence] of [
    ['transpose(a)', 'Rows become columns: the number at [i, j] of a goes to [j, i].'],
    ['reshape(a, [3, 2])', 'The numbers of a stay in their order, row by row, and are laid out as (3, 2).'],
    ['a + v', 'Broadcasting: v (3,) is stretched to (2, 3); the pale numbers are copies.'],
    ['a * a', 'Number by number: each is computed from those at the same place.'],
    ['a[0, 1:3]', '2 of the 6 numbers of a are taken; the others are pale.'],
    ['a @ b', 'Each number is a row of a times a column of b: number by number, and the products added up.'],
    ['sum(a, axis=0)', 'sum along axis 0: 2 numbers become one each time.'],
    ['mean(a, axis=1, keepdims=True)', 'mean along axis 1: 3 numbers become one each time. The axis stays, with size 1: (2, 1).'],
    ['sum(a)', 'sum over all 6 numbers.'],
    ['stack([v, v])', 'Tensors of one shape are laid beside each other along a new axis, axis 0.'],
    ['a', 'The same numbers under another name.'],
  ] as const) {
    it(expression, async () => assert.equal(stepText((await tensorOf(expression)).shown), sentence));
  }
});

it('a tensor is copied as Python and as JSON have it', async () => {
  const { tensor } = await tensorOf('a / 2');
  assert.equal(pythonText(tensor), 'r = np.array([[0.5, 1.0, 1.5], [2.0, 2.5, 3.0]])\n');
  assert.equal(jsonText(tensor), '[[0.5, 1.0, 1.5], [2.0, 2.5, 3.0]]');
  assert.equal(pythonText((await tensorOf('0 / v')).tensor), 'r = np.array([0.0, -0.0, 0.0])\n');
  assert.equal(jsonText((await tensorOf('log(0)')).tensor), 'null');
});

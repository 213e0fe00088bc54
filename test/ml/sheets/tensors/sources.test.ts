import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NamedTensor, Operand, TensorSheet, TensorValue } from '../../../../src/ml/sheets/tensors/sheet';
import { type Making, sourcesOf, usesOf } from '../../../../src/ml/sheets/tensors/sources';
import { sheetOf } from './read-sheet';

const given = `"a": [[1, 2, 3], [4, 5, 6]], "b": [[7, 8], [9, 10], [11, 12]], "v": [1, 2, 3], "c": [[[1, 2], [3, 4]], [[5, 6], [7, 8]], [[9, 10], [11, 12]]]`;

const expressions = [
  ...[
    'a.T',
    'transpose(c, (1, 2, 0))',
    'a[0, 1:3]',
    'c[::-1, 1]',
    'a[:, None]',
    'flip(a, axis=1)',
    'broadcast_to(v, (2, 3))',
    'swapaxes(c, 0, 2)',
  ],
  ...['reshape(a, [3, 2])', 'expand_dims(v, 0)', 'a[[1, 0, 1]]', 'a[a > 2]', 'c[[True, False, True]]', 'a'],
  ...['concatenate([a, a + 6], axis=1)', 'stack([v, v * 2], axis=1)', 'stack([v, v * 2])', 'vstack([v, a])', 'concatenate([c, c], axis=2)'],
  ...['a + 10', 'a * v', 'v.reshape(3, 1) + v', 'a - mean(a, axis=1, keepdims=True)', '-a', 'c * c[0]'],
  ...['a @ b', 'dot(v, v)', 'dot(a, v)', 'v @ b', 'dot(c, c[0])', 'c @ c', 'c[0] @ c', 'outer(v, v)', 'c @ c[0, 0]'],
  ...['sum(a)', 'sum(a, axis=0)', 'sum(c, axis=(0, 2))', 'sum(c, axis=1, keepdims=True)', 'sum(v, axis=0)'],
  ...['cumsum(a)', 'cumsum(a, axis=0)', 'cumsum(c, axis=1)', 'arange(4)', 'a.shape'],
];

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** What a number must be by the numbers that are said to be its sources. */
function fromSources(operation: string, way: string, numbers: readonly (readonly number[])[]): number | undefined {
  const [a = [], b = []] = numbers;
  if (['view', 'same', 'picked', 'joined'].includes(way)) return numbers.flat().length === 1 ? numbers.flat()[0] : Number.NaN;
  if (way === 'product') return sum(a.map((x, k) => x * (b[k] as number)));
  if (way === 'reduced' || way === 'running') return operation === 'mean' ? sum(a) / a.length : sum(a);
  if (way === 'made') return undefined;
  const [x = 0, y = 0] = numbers.map(([one = 0]) => one);
  return { '+': x + y, '*': x * y, '-': numbers.length > 1 ? x - y : -x, '>': Number(x > y) }[operation];
}

describe('where a number of a tensor sheet comes from', () => {
  for (const text of expressions) {
    it(text, async () => {
      const { list, sheet } = await sheetOf(`{ "tensors": { ${given}, "r": ${JSON.stringify(text)} } }`);
      assert.deepEqual(list.problems, []);
      const tensor = (sheet as TensorSheet).tensors.at(-1) as NamedTensor;
      const numbersOf = (operand: Operand): TensorValue =>
        operand.is === 'numbers'
          ? operand.value
          : operand.is === 'step'
            ? (tensor.steps[operand.step] as NamedTensor['steps'][number]).value
            : ((sheet as TensorSheet).tensors.find(({ name }) => name === operand.name) as NamedTensor).value;
      assert.ok(tensor.steps.length > 0);
      for (const { operation, operands, way, value } of tensor.steps) {
        const values = operands.map(numbersOf);
        const making: Making = { way, shape: value.shape, operands: values.map(({ shape }) => shape) };
        for (const [cell, number] of value.values.entries()) {
          const sources = sourcesOf(making, cell);
          assert.equal(sources.length, operands.length);
          const wanted = fromSources(
            operation,
            way.is,
            sources.map((cells, i) => cells.map((at) => values[i]?.values[at] as number)),
          );
          if (wanted !== undefined) assert.equal(number, wanted, `${operation} [${cell}]`);
          for (const [i, cells] of sources.entries()) for (const at of cells) assert.ok(usesOf(making, i, at).includes(cell));
        }
      }
    });
  }
});

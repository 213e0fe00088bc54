import assert from 'node:assert/strict';
import { problemText } from '../../../src/ml/language/messages/localized';
import type { TensorSheet, TensorValue } from '../../../src/ml/sheets/tensors/sheet';
import type { Change } from '../run-sample';
import { sheetOfSample } from '../sheets';
import { type Claims, check, claim, type Sample } from './claim';

const tensor = (name: string, to: unknown): Change => [['tensors', name], to];

/** A tensor of a sample, perhaps with another expression. */
async function tensorOf({ name }: Sample, tensorName: string, ...changes: readonly Change[]): Promise<TensorValue> {
  const { sheet, problems } = await sheetOfSample(name, ...changes);
  assert.deepEqual(problems, []);
  return (sheet as TensorSheet).tensors.find((one) => one.name === tensorName)?.value as TensorValue;
}

const shapeOf = async (sample: Sample, name: string, ...changes: readonly Change[]): Promise<readonly number[]> =>
  (await tensorOf(sample, name, ...changes)).shape;

/** What is said of a change that does not fit. */
async function complaint({ name }: Sample, change: Change): Promise<string> {
  const { problems } = await sheetOfSample(name, change);
  assert.equal(problems.length, 1);
  return problemText(problems[0] as (typeof problems)[number], 'en');
}

/** Where a number is in a matrix. */
const placeOf = ({ shape, values }: TensorValue, value: number): number[] => {
  const cell = values.indexOf(value);
  return [Math.floor(cell / (shape[1] as number)), cell % (shape[1] as number)];
};

const products = (a: readonly number[], b: readonly number[]): number[] => a.flatMap((x, i) => [x, b[i] as number]);
const sumOfProducts = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);

export const tensorClaims: Claims = {
  'tensor-transpose-reshape': [
    claim(/both to (\d+) × (\d+)/, async (sample) => {
      assert.deepEqual(await shapeOf(sample, 'r'), await shapeOf(sample, 't'));
      return shapeOf(sample, 't');
    }),
    claim(/the number at \[(\d), (\d)\] goes to \[(\d), (\d)\]/, async (sample, row = 0, column = 0) => {
      const moved = (await tensorOf(sample, 'a')).values[row * 3 + column] as number;
      return [row, column, ...placeOf(await tensorOf(sample, 't'), moved)];
    }),
    check(/leaves the numbers in their order, row by row/, async (sample) =>
      assert.deepEqual([...(await tensorOf(sample, 'r')).values], [...(await tensorOf(sample, 'a')).values]),
    ),
    claim(/Look where the (\d) went/, async (sample) => {
      const two = 2;
      assert.deepEqual(
        [placeOf(await tensorOf(sample, 't'), two), placeOf(await tensorOf(sample, 'r'), two)],
        [
          [1, 0],
          [0, 1],
        ],
      );
      return [two];
    }),
    claim(/Try reshape\(a, \[(\d)\]\)/, async (sample) => shapeOf(sample, 'r', tensor('r', 'reshape(a, [6])'))),
    check(/(\d) × (\d), which the six numbers do not fill/, async (sample, rows, columns) =>
      assert.match(await complaint(sample, tensor('r', `reshape(a, [${rows}, ${columns}])`)), /that is 6 numbers, and 4 × 2 does not hold/),
    ),
  ],
  'tensor-basics': [
    claim(/Tensors of (\d) to (\d) dimensions/, async (sample) => {
      const dimensions = await Promise.all(['s', 'v', 'm', 'c'].map(async (name) => (await shapeOf(sample, name)).length));
      return [Math.min(...dimensions), Math.max(...dimensions)];
    }),
    claim(/Look at m \+ (\d+), where one number is stretched to (\d) × (\d)/, async (sample) => [10, ...(await shapeOf(sample, 'scalar'))]),
    check(/m \+ v stretches the vector over both rows/, async (sample) =>
      assert.deepEqual([...(await tensorOf(sample, 'rows')).values], [2, 4, 6, 5, 7, 9]),
    ),
    claim(/(\d)·(\d) \+ (\d)·(\d) \+ (\d)·(\d) = (\d)/, async (sample) => {
      const [v, w] = [sample.numbers('tensors', 'v'), sample.numbers('tensors', 'w')];
      return [...products(v, w), (await tensorOf(sample, 'dot')).values[0] as number];
    }),
    check(/Try m \+ \[(\d), (\d)\]/, async (sample, a, b) =>
      assert.match(await complaint(sample, tensor('rows', `m + [${a}, ${b}]`)), /on the last axis m has 3 and \[1, 2\] has 2/),
    ),
  ],
  'tensor-matmul': [
    claim(
      /a is (\d) × (\d) and b is (\d) × (\d), so the (\d) columns of a meet the (\d) rows of b, and the product is (\d) × (\d)/,
      async (sample) => {
        const [a, b, p] = [await shapeOf(sample, 'a'), await shapeOf(sample, 'b'), await shapeOf(sample, 'p')];
        return [...a, ...b, a[1] as number, b[0] as number, ...p];
      },
    ),
    claim(/Look at a number of p: .* with (\d)·(\d) \+ (\d)·(\d) \+ (\d)·(\d+) = (\d+)/, async (sample) => {
      const row = sample.numbers('tensors', 'a').slice(0, 3);
      const column = sample.numbers('tensors', 'b').filter((_, i) => i % 2 === 0);
      assert.equal((await tensorOf(sample, 'p')).values[0], sumOfProducts(row, column));
      return [...products(row, column), sumOfProducts(row, column)];
    }),
    claim(/b @ a is (\d) × (\d)/, async (sample) => shapeOf(sample, 'q')),
    check(/Try a @ a, which does not fit, and a @ t/, async (sample) => {
      assert.match(await complaint(sample, tensor('g', 'a @ a')), /needs a's 3 columns to be a's rows; a has 2/);
      assert.deepEqual(await shapeOf(sample, 'g'), [2, 2]);
    }),
  ],
};

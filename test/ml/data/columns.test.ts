import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnsOf } from '../../../src/ml/data/columns';
import type { Tensor } from '../../../src/ml/data/dataset';
import { Answers } from '../../../src/ml/worker/answers';
import type { ColumnsAnswer, ColumnsRequest } from '../../../src/ml/worker/data-questions';
import { loadBadly } from './helper';

const table = (columns: number, ...values: number[]): Tensor => ({
  shape: [values.length / columns, columns],
  values: Float32Array.from(values),
});
const list = (...values: number[]): Tensor => ({ shape: [values.length], values: Float32Array.from(values) });

/** The only input column of a table. */
async function column(...values: number[]) {
  const found = await columnsOf({ x: table(1, ...values), y: list(...values) }, {}, {});
  const [only] = found?.inputs ?? [];
  assert.ok(only);
  return only;
}

describe('Columns of a table', () => {
  it('are named by the data, else by their places', async () => {
    const split = { x: table(2, 1, 2, 3, 4), y: list(0, 1) };
    const names = async (naming: object) => {
      const found = await columnsOf(split, naming, {});
      return [...(found?.inputs ?? []), ...(found?.targets ?? [])].map(({ name }) => name);
    };
    assert.deepEqual(await names({}), ['x1', 'x2', 'y']);
    assert.deepEqual(await names({ inputNames: ['a', 'b'], targetNames: ['c'] }), ['a', 'b', 'c']);
  });

  it('say what kind of numbers they hold', async () => {
    assert.equal((await column(7, 7, 7)).kind, 'constant');
    assert.equal((await column(0, 1, 1)).kind, 'zero-one');
    assert.equal((await column(0, 1, 2)).kind, 'whole');
    assert.equal((await column(0, 0.5)).kind, 'number');
  });

  it('put whole numbers into the middle of the intervals of their histogram', async () => {
    assert.deepEqual((await column(3, 3, 5)).histogram, { from: 2.5, width: 1, counts: [2, 0, 1] });
    const wide = (await column(...Array.from({ length: 101 }, (_, i) => i))).histogram;
    assert.deepEqual([wide.from, wide.width, wide.counts.length, wide.counts[0], wide.counts.at(-1)], [-0.5, 3, 34, 3, 2]);
  });

  it('count each value once, the largest too', async () => {
    for (const values of [[0.5], [0.1, 0.2, 0.3, 0.7], [1e-30, 1e30, 5.5], Array.from({ length: 999 }, (_, i) => Math.sin(i) ** 9)]) {
      const { counts } = (await column(...values)).histogram;
      assert.equal(
        counts.reduce((a, b) => a + b),
        values.length,
      );
      assert.ok(counts.length <= 50);
    }
  });

  it('are as the data is given, although it was divided', async () => {
    const x = { shape: [3, 1], values: Float32Array.from([3, 200, 255], (pixel) => pixel / 255) };
    const found = await columnsOf({ x, y: list(0, 0, 0) }, {}, { scale: 255 });
    const { min, max, kind } = found?.inputs[0] ?? {};
    assert.deepEqual([min, max, kind], [3, 255, 'whole']);
  });

  it('are none of pictures, sequences and very long rows', async () => {
    const zeros = (...shape: number[]): Tensor => ({ shape, values: new Float32Array(shape.reduce((a, b) => a * b)) });
    for (const x of [zeros(2, 3, 3), zeros(2, 3, 3, 1), zeros(2, 784)])
      assert.equal(await columnsOf({ x, y: list(0, 1) }, {}, {}), undefined);
  });
});

describe('What the data of a spec is', () => {
  const answers = new Answers(() => Promise.resolve());
  const ask = async (spec: object): Promise<ColumnsAnswer> => {
    const question: ColumnsRequest = { task: 'columns', text: JSON.stringify(spec) };
    const answer = (await answers.to(question)).answer as ColumnsAnswer;
    assert.ok('splits' in answer, JSON.stringify(answer));
    return answer;
  };
  const rows = { x: [[1], [2], [3], [4], [5]], y: [0, 1, 1, 0, 2], test: 1 };
  const network = {
    layers: [{ type: 'Dense', units: 3, activation: 'softmax', input_dim: 1 }],
    compile: { optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' },
    fit: { epochs: 1, validation_split: 0.25 },
  };

  it('is said of each split as fit has it, with the rows of each class', async () => {
    const { splits } = await ask({ data: rows, ...network });
    assert.deepEqual(
      splits.map(({ split, rows: n, classCounts }) => [split, n, classCounts]),
      [
        ['train', 3, [1, 2, 0]],
        ['validation', 1, [1, 0, 0]],
        ['test', 1, [0, 0, 1]],
      ],
    );
    assert.deepEqual(splits[0]?.columns?.targets[0]?.histogram, { from: -0.5, width: 1, counts: [1, 2] });
  });

  it('is one column of classes of one-hot rows', async () => {
    const { splits } = await ask({
      data: { ...rows, one_hot: true },
      ...network,
      compile: { optimizer: 'sgd', loss: 'categorical_crossentropy' },
    });
    assert.deepEqual(
      splits[0]?.columns?.targets.map(({ kind, max }) => [kind, max]),
      [['class', 1]],
    );
  });

  it('has no classes where the answer is a number, whatever the targets are', async () => {
    const { splits } = await ask({
      data: { ...rows, test: undefined },
      layers: [{ type: 'Dense', units: 1, input_dim: 1 }],
      compile: { optimizer: 'sgd', loss: 'mse' },
    });
    assert.deepEqual([splits[0]?.classCounts, splits[0]?.columns?.targets[0]?.kind], [undefined, 'whole']);
  });

  it('is said also where the network does not fit to it, or is not there', async () => {
    const misfit = await ask({ data: rows, ...network, layers: [{ type: 'Dense', units: 3, input_dim: 9 }] });
    assert.deepEqual([misfit.inputShape, misfit.warnings.some(({ severity }) => severity === 'error')], [[1], true]);
    assert.equal((await ask({ data: rows })).splits.length, 2);
  });

  it('says what is wrong where the data cannot be read', async () => {
    const { answer } = await answers.to({ task: 'columns', text: '{ "data": { "csv": "none.csv", "target": "y" } }' });
    assert.ok('problems' in answer && answer.problems.length > 0);
  });
});

describe('Missing values of a CSV file', () => {
  it('are counted by column', async () => {
    const { code, args } = await loadBadly({ csv: 'a.csv', target: 'y' }, { 'a.csv': 'a,b,y\n1,,1\n,,2\n3,4,5\n' });
    assert.equal(code, 'csv-missing');
    assert.deepEqual((args as { missing: unknown }).missing, [
      { column: 'b', count: 2 },
      { column: 'a', count: 1 },
    ]);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Bounds } from '../../../src/ml/data/dataset';
import { type DataFacts, describeData } from '../../../src/ml/data/facts';
import { loadWell } from './helper';

const facts = async (data: object): Promise<DataFacts> => describeData(await loadWell(data));
const x = [1, 2, 3, 4];

test('bounds that are known are not taken for what is there', async () => {
  const tensor = (values: readonly number[], within: Bounds) => ({ shape: [values.length, 1], values: Float32Array.from(values), within });
  const y = { shape: [3], values: Float32Array.of(0, 1, 1) };
  const range = async (values: readonly number[]) => (await describeData({ train: { x: tensor(values, { min: 0, max: 255 }), y } })).inputs;
  assert.deepEqual(await range([3, 7, 9]), { min: 3, max: 9, whole: true });
  assert.deepEqual(await range([0, 255, 9]), { min: 0, max: 255, whole: true });
  // Nothing is beyond the bounds, so what follows them is not looked at.
  assert.deepEqual(await range([255, 0, 255]), { min: 0, max: 255, whole: true });
  assert.equal((await range([255, 0, 0.5])).whole, false, 'that all are whole is not known of these bounds');
});

test('rows, shapes and range over all splits', async () => {
  const all = await facts({
    x: [
      [1, 2],
      [-3, 4],
      [5, 60],
    ],
    y: [0.5, 1, 2],
    validation: 1,
    test: { x: [[100, 0]], y: [-7] },
  });
  assert.deepEqual(all.rows, { train: 2, validation: 1, test: 1 });
  assert.deepEqual([all.inputShape, all.targetShape, all.inputs], [[2], [], { min: -3, max: 100, whole: true }]);
  assert.deepEqual(all.targets, {
    min: -7,
    max: 2,
    whole: false,
    distinct: 4,
    zeroOne: false,
    minusOneOne: false,
    oneHot: false,
    multiLabel: false,
  });
  assert.equal(all.classCounts, undefined);
});

test('class numbers are counted in each split', async () => {
  const { targets, classCounts, targetShape } = await facts({ x, y: [[0], [2], [2], [1]], validation: 1 });
  assert.deepEqual([targets.whole, targets.distinct, targets.zeroOne, targetShape], [true, 3, false, [1]]);
  assert.deepEqual(classCounts, { train: [1, 0, 2], validation: [0, 1, 0] });
});

test('one-hot rows', async () => {
  const { targets, classCounts } = await facts({ x, y: [0, 2, 2, 0], one_hot: true });
  assert.deepEqual([targets.oneHot, targets.multiLabel, targets.zeroOne], [true, false, true]);
  assert.deepEqual(classCounts, { train: [2, 0, 2] });
});

test('several labels a row', async () => {
  const { targets, classCounts } = await facts({
    x,
    y: [
      [0, 1],
      [1, 1],
      [0, 0],
      [1, 0],
    ],
  });
  assert.deepEqual([targets.oneHot, targets.multiLabel, classCounts], [false, true, undefined]);
});

test('one row that is not one-hot is enough, in any split', async () => {
  const { targets } = await facts({
    x,
    y: [
      [0, 1],
      [1, 0],
      [0, 1],
      [1, 1],
    ],
    validation: 1,
  });
  assert.deepEqual([targets.oneHot, targets.multiLabel], [false, true]);
});

test('targets of -1 and 1, and of 0 and 1', async () => {
  const signs = await facts({ x, y: [-1, 1, 1, -1] });
  assert.deepEqual([signs.targets.minusOneOne, signs.targets.zeroOne, signs.classCounts], [true, false, undefined]);
  const bits = await facts({ x, y: [0, 1, 1, 0] });
  assert.deepEqual([bits.targets.minusOneOne, bits.targets.zeroOne, bits.classCounts], [false, true, { train: [2, 2] }]);
});

test('counting stops at 1,000 different values and classes', async () => {
  const many = Array.from({ length: 3000 }, (_, i) => i);
  const { targets, classCounts } = await facts({ x: many, y: many });
  assert.deepEqual([targets.distinct, targets.whole, targets.zeroOne, classCounts], [1000, true, false, undefined]);
});

test('facts are plain values', async () => {
  const all = await facts({ gate: 'XOR' });
  assert.deepEqual(structuredClone(all), all);
  assert.deepEqual(JSON.parse(JSON.stringify(all)), all);
});

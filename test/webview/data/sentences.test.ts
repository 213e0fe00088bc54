import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { barsOf, charactersOf, columnsOf, fullest } from '../../../src/webview/study/data/columns';
import { balanceOf, partsOf, shownPart } from '../../../src/webview/study/data/parts';
import { onePictureSentence, picturesSentence, tableSentence } from '../../../src/webview/study/data/sentence';
import type { Data, Picture } from '../../../src/webview/study/messages/state';

const digit: Picture = { height: 28, width: 28, channels: 1, ink: true, range: { min: 0, max: 255 } };
const name = (klass: number): string => ['apple', 'pear', 'plum', 'quince'][klass] as string;
const range = { min: 0, max: 1 };
const data: Data = {
  rows: { train: 10, test: 4 },
  inputs: 2,
  targets: 1,
  scale: 1,
  splits: ['train', 'test'],
  points: [],
  classCounts: { train: [5, 5] },
};

describe('the parts of the data', () => {
  it('are those of the data until those of fit are known', () => {
    assert.deepEqual(partsOf(data, undefined), [
      { split: 'train', rows: 10, classCounts: [5, 5] },
      { split: 'test', rows: 4 },
    ]);
    const fit = [
      { split: 'train' as const, rows: 8, inputs: range, targets: range },
      { split: 'validation' as const, rows: 2, inputs: range, targets: range },
    ];
    assert.deepEqual(partsOf(data, fit), fit);
  });

  it('are shown by choice, and the first where that one does not exist', () => {
    const parts = partsOf(data, undefined);
    assert.equal(shownPart(parts, 'test')?.split, 'test');
    assert.equal(shownPart(parts, 'validation')?.split, 'train');
    assert.equal(shownPart([], 'train'), undefined);
  });

  it('have classes that are missing, and rare ones: with less than a third of an even share', () => {
    assert.deepEqual(balanceOf([30, 0, 3, 30]), { fewest: 0, most: 30, missing: [1], rare: [2] });
    assert.deepEqual(balanceOf([10, 12, 8]).rare, []);
  });
});

describe('what is said of the data', () => {
  it('of pictures: how many, how large, and how the classes are spread', () => {
    assert.equal(
      picturesSentence({ split: 'train', rows: 2000, classCounts: [500, 500, 500, 500] }, digit, name),
      'Training rows: 2,000 pictures of 28 × 28 pixels. Rows of each of the 4 classes: 500.',
    );
    assert.equal(
      picturesSentence({ split: 'test', rows: 63, classCounts: [30, 0, 3, 30] }, digit, name),
      'Test rows: 63 pictures of 28 × 28 pixels. Rows of each of the 4 classes: 0 to 30. Missing: pear. Rare: plum (4.8\u00a0%).',
    );
    assert.equal(picturesSentence({ split: 'validation', rows: 1 }, digit, name), 'Validation rows: 1 picture of 28 × 28 pixels.');
  });

  it('of many missing classes: some, and how many others', () => {
    const counts = Array.from({ length: 12 }, (_, i) => (i < 4 ? 9 : 0));
    assert.match(picturesSentence({ split: 'test', rows: 36, classCounts: counts }, digit, String), /Missing: 4, 5, 6, 7, 8 and 3 more\.$/);
  });

  it('of one picture: where it is, and how much of it is blank', () => {
    const values = Array.from({ length: 784 }, (_, i) => (i < 196 ? 255 : 0));
    assert.equal(
      onePictureSentence(digit, 'Training rows', 3, values),
      'Training rows, number 4: 28 × 28 = 784 numbers from 0 to 255. 75\u00a0% of them are 0: there is no ink.',
    );
    assert.equal(
      onePictureSentence({ ...digit, height: 2, width: 2, channels: 3, ink: false }, 'Test rows', 0, new Float32Array(12)),
      'Test rows, number 1: 2 × 2 × 3 = 12 numbers from 0 to 255.',
    );
  });

  it('of a table: its columns, their range, and those that say nothing', () => {
    const known = {
      name: 'x',
      min: 3,
      max: 3,
      mean: 3,
      std: 0,
      distinct: 1,
      kind: 'constant' as const,
      histogram: { from: 2.5, width: 1, counts: [4] },
    };
    const facts = {
      split: 'train' as const,
      rows: 4,
      inputs: { min: -0.5, max: 3 },
      targets: range,
      columns: { inputs: [known], targets: [] },
    };
    const columns = columnsOf({ data: { ...data, inputs: 1 }, shape: [1], facts, classes: true });
    assert.equal(
      tableSentence(facts, { inputs: 1, targets: 1 }, [1], facts, columns, name),
      'Training rows: 4, of 1 input and 1 target each. Inputs are from −0.5 to 3. No value is missing. The same in every row: x₁.',
    );
    assert.equal(
      tableSentence({ split: 'train', rows: 4 }, { inputs: 6, targets: 2 }, [3, 2], undefined, [], name),
      'Training rows: 4, of 6 inputs and 2 targets each. A row is 3 × 2 numbers; a column is named by its place among them, counted from 0.',
    );
  });
});

describe('the columns of a table', () => {
  it('have the data’s names, or those of the notes', () => {
    const named = columnsOf({
      data: { ...data, inputNames: ['hours', 'pages'], targetNames: ['points'] },
      shape: [2],
      facts: undefined,
      classes: false,
    });
    assert.deepEqual(
      named.map(({ name: own, of, index }) => [own, of, index]),
      [
        ['hours', 'x', 0],
        ['pages', 'x', 1],
        ['points', 'y', 0],
      ],
    );
    const plain = columnsOf({ data: { ...data, targets: 2 }, shape: [2], facts: undefined, classes: false });
    assert.deepEqual(
      plain.map(({ name: own }) => own),
      ['x₁', 'x₂', 'y1', 'y2'],
    );
  });

  it('of sequences are named by their place, and of long rows there are the first ones', () => {
    const steps = columnsOf({ data: { ...data, inputs: 6 }, shape: [3, 2], facts: undefined, classes: true });
    assert.deepEqual(
      steps.map(({ name: own }) => own),
      ['[0, 0]', '[0, 1]', '[1, 0]', '[1, 1]', '[2, 0]', '[2, 1]'],
    );
    assert.equal(columnsOf({ data: { ...data, inputs: 10_000 }, shape: [10_000], facts: undefined, classes: true }).length, 32);
  });

  it('are as wide as their widest number', () => {
    assert.equal(charactersOf({ name: 'x', of: 'x', index: 0 }), 7);
    const facts = {
      name: 'x',
      kind: 'whole' as const,
      min: 0,
      max: 12_345,
      mean: 5,
      std: 1,
      distinct: 9,
      histogram: { from: 0, width: 1, counts: [1] },
    };
    assert.equal(charactersOf({ name: 'x', of: 'x', index: 0, facts }), 5);
  });

  it('have histograms as high as their fullest interval', () => {
    const histogram = { from: 0, width: 0.5, counts: [1, 4, 0] };
    assert.deepEqual(
      barsOf(histogram).map(({ height }) => height),
      [0.25, 1, 0],
    );
    assert.deepEqual(fullest(histogram), [0.5, 1]);
  });
});

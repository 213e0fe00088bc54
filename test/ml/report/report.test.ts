import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calibrationOf } from '../../../src/ml/report/calibration';
import { answersAt, noAnswers, readAnswers } from '../../../src/ml/report/class-answers';
import { confusionOf, rowsOfCell, sharesOf } from '../../../src/ml/report/confusion';
import { drawMistakes, mistakesOf, surestFirst, wrongSince } from '../../../src/ml/report/mistakes';
import { scoresOf } from '../../../src/ml/report/scores';

const answers = (labels: readonly number[], predictions: readonly number[]) => ({
  labels: Uint16Array.from(labels),
  predictions: Int16Array.from(predictions),
});

describe('a confusion matrix', () => {
  const matrix = confusionOf(answers([0, 0, 0, 1, 1, 2], [0, 1, -1, 1, 0, 2]), 4);

  it('counts labels by row and predictions by column', () => {
    assert.deepEqual([...matrix.counts], [1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
  });

  it('counts answers that name no class apart, and as rows of their label', () => {
    assert.deepEqual([...matrix.unanswered], [1, 0, 0, 0]);
    assert.deepEqual([...matrix.support], [3, 2, 1, 0]);
  });

  it('has shares of the rows of each label, with the recall on its diagonal', () => {
    const shares = sharesOf(matrix);
    assert.deepEqual([...shares.subarray(0, 4)], [1 / 3, 1 / 3, 0, 0]);
    assert.deepEqual([...shares.subarray(12)], [0, 0, 0, 0]);
    assert.deepEqual(
      scoresOf(matrix).classes.map(({ recall }) => recall),
      [0, 5, 10, 15].map((at) => shares[at]),
    );
  });
});

describe('answers with another threshold', () => {
  const reading = {
    kind: 'binary',
    outputs: 1,
    threshold: 0.5,
    targetThreshold: 0.5,
    codes: [0, 1],
    neither: false,
    probability: 'output',
    link: 'logit',
  } as const;
  const read = (threshold: number) => {
    const found = noAnswers(Uint16Array.of(1, 0, 1, 0, 1));
    readAnswers(found, { ...reading, threshold }, Float32Array.of(0.625, 0.25, 0.75, 0.875, Number.NaN), 0);
    return found;
  };

  it('are those that the network would have been read with', () => {
    assert.deepEqual([...answersAt(read(0.5), 0.75).predictions], [0, 0, 0, 1, -1]);
    for (const threshold of [0.125, 0.25, 0.5, 0.75]) assert.deepEqual(answersAt(read(0.5), threshold), read(threshold));
  });
});

describe('the rows of a cell', () => {
  it('are those with its label and its prediction, in their order', () => {
    const all = answers([0, 1, 0, 0, 1], [1, 1, 1, -1, 0]);
    assert.deepEqual([...rowsOfCell(all, 0, 1)], [0, 2]);
    assert.deepEqual([...rowsOfCell(all, 0, -1)], [3]);
    assert.deepEqual([...rowsOfCell(all, 0, 0)], []);
  });
});

describe('scores', () => {
  it('count an answer that names no class as wrong', () => {
    const { accuracy, classes } = scoresOf(confusionOf(answers([0, 1, 1], [0, -1, 1]), 2));
    assert.equal(accuracy, 2 / 3);
    assert.deepEqual(classes[1], { precision: 1, recall: 0.5, f1: 2 / 3, support: 2 });
  });

  it('of no rows are no number', () => {
    const { accuracy, macro } = scoresOf(confusionOf(answers([], []), 2));
    assert.ok(Number.isNaN(accuracy));
    assert.deepEqual(macro, { precision: 0, recall: 0, f1: 0 });
  });
});

describe('calibration', () => {
  it('puts a probability on the border of two bins into the lower one, and 0 into the first', () => {
    const { bins } = calibrationOf({ ...answers([0, 0, 0, 0], [0, 0, 1, 0]), probability: Float32Array.of(0, 0.5, 0.75, 1) });
    assert.deepEqual(
      bins.map(({ count }) => count),
      [1, 0, 0, 0, 1, 0, 0, 1, 0, 1],
    );
  });

  it('leaves out rows without a probability', () => {
    const { bins, error } = calibrationOf({ ...answers([0, 1], [0, -1]), probability: Float32Array.of(0.75, Number.NaN) });
    assert.equal(
      bins.reduce((sum, { count }) => sum + count, 0),
      1,
    );
    assert.equal(error, 0.25);
  });

  it('has no error where nothing is a probability', () => {
    assert.ok(Number.isNaN(calibrationOf({ ...answers([0], [0]), probability: Float32Array.of(Number.NaN) }).error));
  });
});

describe('mistakes', () => {
  const all = answers([0, 1, 2, 0, 1, 2], [1, 1, 0, -1, 0, 1]);

  it('are the rows whose prediction is not their label, those without a prediction too', () => {
    assert.deepEqual([...mistakesOf(all)], [0, 2, 3, 4, 5]);
  });

  it('are sorted with the surest first, equally sure ones in their order, and those without a probability last', () => {
    const probability = Float32Array.of(0.5, 1, 0.75, Number.NaN, 0.75, 0.125);
    assert.deepEqual([...surestFirst(mistakesOf(all), { probability })], [2, 4, 0, 5, 3]);
  });

  it('begin at the moment from which on each answer is wrong', () => {
    assert.equal(wrongSince([2, 1, 2, 0, -1, 0], 2), 3);
    assert.equal(wrongSince([0, 1], 2), 0);
    assert.equal(wrongSince([0, 2], 2), undefined);
    assert.equal(wrongSince([], 2), undefined);
  });

  it('are drawn by a seed, sixteen of them, each once', () => {
    const rows = Uint32Array.from({ length: 100 }, (_, i) => 3 * i);
    const drawn = drawMistakes(rows, 1);
    assert.equal(new Set(drawn).size, 16);
    assert.ok(drawn.every((row) => rows.includes(row)));
    assert.deepEqual(drawMistakes(rows, 1), drawn);
    assert.notDeepEqual(drawMistakes(rows, 2), drawn);
    assert.deepEqual([...rows.subarray(0, 3)], [0, 3, 6]);
    assert.deepEqual([...drawMistakes(rows.subarray(0, 3), 1)].sort(), [0, 3, 6]);
  });

  it('are drawn evenly', () => {
    const rows = Uint32Array.from({ length: 32 }, (_, i) => i);
    const times = new Uint32Array(32);
    for (let seed = 0; seed < 400; seed++) for (const row of drawMistakes(rows, seed)) times[row] = (times[row] as number) + 1;
    // 200 each, with a standard deviation of 10.
    assert.ok(
      times.every((count) => count > 150 && count < 250),
      `${times}`,
    );
  });
});

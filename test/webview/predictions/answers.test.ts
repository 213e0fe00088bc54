import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evenDecimals, typedNumber } from '../../../src/webview/shared/format';
import type { Data, Network } from '../../../src/webview/study/messages/state';
import { border } from '../../../src/webview/study/plane/boundary/regions';
import { describeAnswers, rowAnswer } from '../../../src/webview/study/predictions/answer';
import { columnsOf } from '../../../src/webview/study/predictions/columns';
import { askedRows, targetOf } from '../../../src/webview/study/predictions/rows';
import { className } from '../../../src/webview/study/shared/names';
import { type Reading, readingIn, readingOf, withThreshold } from '../../../src/webview/study/shared/reading';
import { plane } from '../plane/looks';
import { pointsOf } from '../points';
import { readingFor } from '../readings';

const gate: Data = {
  rows: { train: 4 },
  splits: ['train'],
  inputs: 2,
  targets: 1,
  scale: 1,
  gate: 'XOR',
  classes: 2,
  points: [pointsOf('train', 2, Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1), Float32Array.of(0, 1, 1, 0))],
};

const network = (inputs: number, outputs: number, outputActivation: string, data?: Data, loss?: unknown): Network => ({
  name: 'n',
  rows: [],
  edges: [],
  branches: false,
  totals: [],
  short: '',
  totalParams: 0,
  multiplyAdds: '',
  sentence: '',
  text: '',
  inputShape: [inputs],
  outputShape: [outputs],
  outputActivation,
  reading: readingFor(outputActivation, outputs, data, loss),
});

const sigmoid = network(2, 1, 'sigmoid', gate);

describe('the rows that are answered', () => {
  it('are those of "predict", divided as the data is', () => {
    const { shown, x } = askedRows(sigmoid, { ...gate, scale: 255 }, { values: [0, 255, 51, 0] });
    assert.deepEqual(shown, [
      [0, 255],
      [51, 0],
    ]);
    assert.deepEqual([...x], [0, 1, Math.fround(0.2), 0]);
  });

  it('are those of small data where there is no "predict"', () => {
    assert.deepEqual(askedRows(sigmoid, gate, undefined).shown.length, 4);
    const many: Data = { ...gate, points: [pointsOf('train', 2, new Float32Array(200), new Float32Array(100))] };
    assert.deepEqual(askedRows(sigmoid, many, undefined).shown, []);
    assert.deepEqual(askedRows(sigmoid, undefined, undefined).shown, []);
  });

  it('are no more than can be read, and say how many are left out', () => {
    const { shown, more } = askedRows(network(1, 1, 'linear'), undefined, { values: Array.from({ length: 250 }, (_, i) => i) });
    assert.deepEqual([shown.length, more], [200, 50]);
  });

  it('have a target where they are among the data', () => {
    assert.deepEqual(targetOf(gate, [1, 0]), [1]);
    assert.equal(targetOf(gate, [0.5, 0]), undefined);
    assert.equal(targetOf(gate, [1]), undefined);
    assert.equal(targetOf(undefined, [1, 0]), undefined);
  });

  it('have none where the data says two things of them', () => {
    const torn: Data = { ...gate, points: [pointsOf('train', 2, Float32Array.of(1, 0, 1, 0), Float32Array.of(0, 1))] };
    assert.equal(targetOf(torn, [1, 0]), undefined);
  });
});

describe('an answer', () => {
  const binary = readingOf(sigmoid);

  it('of a sigmoid is a class and its probability', () => {
    assert.deepEqual(rowAnswer([0.75], [1], binary), {
      outputs: [0.75],
      klass: 1,
      probability: 0.75,
      target: [1],
      targetClass: 1,
      right: true,
    });
    assert.deepEqual(rowAnswer([0.25], [1], binary), {
      outputs: [0.25],
      klass: 0,
      probability: 0.75,
      target: [1],
      targetClass: 1,
      right: false,
    });
    assert.equal(rowAnswer([0.5], undefined, binary).klass, 0);
  });

  it('follows the threshold; targets do not', () => {
    const strict = withThreshold(binary, 0.8);
    assert.deepEqual(rowAnswer([0.75], [1], strict).klass, 0);
    assert.deepEqual(rowAnswer([0.75], [1], strict).targetClass, 1);
    assert.equal(rowAnswer([0.05], [0], withThreshold(binary, 0)).klass, 1);
    const number: Reading = { kind: 'number', outputs: 1, unit: 0 };
    assert.equal(withThreshold(number, 0.8), number);
  });

  it('of a logit is a class by its sign, with the probability that sigmoid makes of it; the threshold is moved by probability', () => {
    const logits = readingOf(network(2, 1, 'linear', gate, { type: 'binary_crossentropy', from_logits: true }));
    assert.deepEqual(
      [-2, 0, 0.2].map((logit) => rowAnswer([logit], [1], logits).klass),
      [0, 0, 1],
    );
    assert.equal(rowAnswer([0], [1], logits).probability, 0.5);
    assert.equal(rowAnswer([0.2], [1], withThreshold(logits, 0.5)).klass, 1);
    assert.equal(rowAnswer([0.2], [1], withThreshold(logits, 0.6)).klass, 0);
    assert.equal(rowAnswer([0.2], [1], withThreshold(logits, 0.6)).targetClass, 1);
  });

  it('of a softmax is the largest, by class number or one-hot target', () => {
    const reading = readingOf(network(2, 3, 'softmax'));
    const answer = rowAnswer([0.1, 0.7, 0.2], [0, 1, 0], reading);
    assert.deepEqual([answer.klass, answer.probability, answer.targetClass, answer.right], [1, 0.7, 1, true]);
    assert.equal(rowAnswer([0.1, 0.7, 0.2], [2], reading).right, false);
  });

  it('of a regression has an error', () => {
    const reading = readingOf(network(1, 1, 'linear'));
    assert.equal(rowAnswer([2.5], [2], reading).error, 0.5);
    assert.equal(rowAnswer([2.5], undefined, reading).error, undefined);
    assert.equal(rowAnswer([1, 5], [2, 4.5], reading).error, -1);
  });

  it('of several sigmoids is right when each is', () => {
    const points = [pointsOf('train', 2, Float32Array.of(0, 0), Float32Array.of(1, 1))];
    const reading = readingOf(network(2, 2, 'sigmoid', { ...gate, targets: 2, points }));
    assert.equal(rowAnswer([0.9, 0.2], [1, 0], reading).right, true);
    assert.equal(rowAnswer([0.9, 0.8], [1, 0], reading).right, false);
    assert.equal(rowAnswer([0.9, 0.8], [1, 0], reading).klass, undefined);
  });
});

describe('the table of answers', () => {
  const titles = (columns: ReturnType<typeof columnsOf>): string[] => columns.map(({ title }) => title);

  it('has the columns that say something', () => {
    const reading = readingOf(sigmoid);
    const answers = [rowAnswer([0.75], [1], reading)];
    const columns = columnsOf({ width: 2, units: 1, reading, data: gate, answers });
    assert.deepEqual(titles(columns), ['x₁', 'x₂', 'Output', 'Class', 'Probability', 'Target', 'Right']);
    assert.deepEqual(
      columns.map(({ text }) => text([1, 0], answers[0])),
      ['1', '0', '0.75', '1', '75\u00a0%', '1', 'yes'],
    );
  });

  it('names inputs and classes as the data does, and tells of images only their size', () => {
    const data: Data = { ...gate, inputNames: ['hours', 'sleep'], classNames: ['apple', 'pear', 'plum'], classes: 3 };
    const reading = readingOf(network(2, 3, 'softmax'));
    assert.deepEqual(titles(columnsOf({ width: 2, units: 3, reading, data, answers: [] })), [
      'hours',
      'sleep',
      'apple',
      'pear',
      'plum',
      'Class',
    ]);
    const [input] = columnsOf({ width: 784, units: 10, reading, data, answers: [] });
    assert.equal(input?.text([], undefined), '784 numbers');
  });

  it('stays quiet while answers are on their way', () => {
    const columns = columnsOf({ width: 1, units: 1, reading: { kind: 'number', outputs: 1, unit: 0 }, data: undefined, answers: [] });
    assert.deepEqual(
      columns.map(({ text }) => text([3], undefined)),
      ['3', '…'],
    );
  });

  it('lines up decimal points', () => {
    assert.deepEqual(evenDecimals(['0.306', '−0.2648', '–', '1']), ['0.3060', '−0.2648', '–', '1.0000']);
    assert.deepEqual(evenDecimals(['99\u00a0%', '99.3\u00a0%']), ['99.0\u00a0%', '99.3\u00a0%']);
    assert.deepEqual(evenDecimals(['1', '20']), ['1', '20']);
    assert.deepEqual(evenDecimals(['1e-5', '0.25']), ['1e-5', '0.25']);
  });
});

describe('what is said of the answers', () => {
  const judged = (right: boolean | undefined) => ({ outputs: [0], ...(right !== undefined && { right }) });

  it('are read alike in every view, with the threshold that the reader has moved', () => {
    const { state } = plane('logistic');
    const { network } = state;
    assert.ok(network);
    const moved = (threshold: number) =>
      readingIn({ state: { ...state, options: { ...state.options, predictions: { threshold } } } }, network);
    assert.deepEqual(
      [readingIn({ state }, network), moved(0.5)].map((reading) => reading.kind === 'binary' && reading.threshold),
      [0.5, 0.5],
    );
    const reading = moved(0.8);
    assert.ok(reading.kind === 'binary');
    assert.deepEqual([reading.threshold, reading.targetThreshold, reading.preActivation?.toFixed(4)], [0.8, 0.5, '1.3863']);
    assert.equal(border(reading, [{ w1: 1, w2: 0, b: 0 }])?.b.toFixed(4), '-1.3863');
  });

  it('name the two answers of each of several questions', () => {
    const { network, data } = plane('three-labels').state;
    assert.ok(network);
    const reading = readingOf(network, 1);
    assert.deepEqual(
      [0, 1].map((klass) => className(klass, data, reading)),
      ['above: no', 'above: yes'],
    );
  });

  it('counts those that are right', () => {
    assert.equal(describeAnswers([judged(true), judged(true)]), 'All 2 answers are right.');
    assert.equal(describeAnswers([judged(true), judged(false)]), '1 of 2 answers is right.');
    assert.equal(describeAnswers([judged(true)]), 'The answer is right.');
    assert.equal(describeAnswers([judged(false)]), 'The answer is wrong.');
    assert.equal(describeAnswers([judged(true), judged(undefined)]), 'Rows with a known target: 1 of 1 answered right.');
    assert.equal(describeAnswers([judged(undefined)]), '');
  });

  it('tells the largest error', () => {
    assert.equal(
      describeAnswers([
        { outputs: [1], error: 0.25 },
        { outputs: [1], error: -0.5 },
      ]),
      'The answers are off by 0.5 at most.',
    );
  });
});

describe('a number that is typed', () => {
  it('may have a point, a comma, a sign or a power of ten', () => {
    assert.deepEqual(['1', ' 0.5 ', '0,5', '-2', '−2', '.5', '1e-3'].map(typedNumber), [1, 0.5, 0.5, -2, -2, 0.5, 0.001]);
  });

  it('is nothing else', () => {
    assert.deepEqual(['', 'abc', '1..2', '1 2', 'NaN', 'Infinity', '0x10', '1e999', '-'].map(typedNumber), new Array(9).fill(undefined));
  });
});

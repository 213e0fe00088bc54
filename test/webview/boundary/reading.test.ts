import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { margins, sumAt } from '../../../src/webview/study/boundary/margin';
import { classOf, NEITHER, readingOf, targetClass } from '../../../src/webview/study/boundary/reading';
import type { Data } from '../../../src/webview/study/messages';

const data = (targets: number, y: readonly number[]): Data => ({
  rows: { train: y.length / targets },
  inputs: 2,
  targets,
  scale: 1,
  points: [{ split: 'train', x: new Float32Array((2 * y.length) / targets), y: Float32Array.from(y) }],
});
const network = (outputActivation: string, units = 1) => ({ outputActivation, outputShape: [units] });

describe('how an answer is read', () => {
  it('passes 0.5 for a sigmoid and a step, whatever the data', () => {
    assert.deepEqual(readingOf(network('sigmoid'), undefined), { kind: 'binary', unit: 0, threshold: 0.5, activation: 'sigmoid' });
    assert.deepEqual(readingOf(network('step'), data(1, [0, 0])), { kind: 'binary', unit: 0, threshold: 0.5, activation: 'step' });
  });

  it('passes 0 for tanh and sign, but lies between targets of 0 and 1', () => {
    const thresholds = [
      readingOf(network('sign'), data(1, [-1, 1, -1])),
      readingOf(network('tanh'), undefined),
      readingOf(network('tanh'), data(1, [0, 1])),
    ].map((reading) => reading.kind === 'binary' && reading.threshold);
    assert.deepEqual(thresholds, [0, 0, 0.5]);
  });

  it('is a number for a linear unit, unless its targets name two classes', () => {
    assert.equal(readingOf(network('linear'), data(1, [1, 2, 3])).kind, 'graded');
    assert.equal(readingOf(network('linear'), undefined).kind, 'graded');
    const adaline = readingOf(network('linear'), data(1, [-1, 1]));
    assert.deepEqual(adaline, { kind: 'binary', unit: 0, threshold: 0, activation: 'linear' });
  });

  it('is the largest of several for softmax, class numbers and one-hot rows', () => {
    assert.equal(readingOf(network('softmax', 3), undefined).kind, 'classes');
    assert.equal(readingOf(network('linear', 3), data(1, [0, 1, 2])).kind, 'classes');
    assert.equal(readingOf(network('sigmoid', 2), data(2, [0, 1, 1, 0])).kind, 'classes');
  });

  it('is a question for each output where targets are several at once', () => {
    const three = data(3, [0, 0, 1, 0, 1, 1, 1, 1, 0]);
    assert.deepEqual(readingOf(network('step', 3), three, 2), { kind: 'binary', unit: 2, threshold: 0.5, activation: 'step' });
  });
});

describe('the class of an answer', () => {
  it('is 1 above the threshold only, as the accuracy counts it', () => {
    const reading = readingOf(network('sigmoid'), undefined);
    assert.deepEqual(
      [0.4, 0.5, 0.6].map((value) => classOf(reading, [value])),
      [0, 0, 1],
    );
  });

  it('is neither for a sign of 0, and for no number', () => {
    const reading = readingOf(network('sign'), undefined);
    assert.deepEqual(
      [-1, 0, 1, Number.NaN].map((value) => classOf(reading, [value])),
      [0, NEITHER, 1, NEITHER],
    );
  });

  it('is the largest of several', () => {
    const reading = readingOf(network('softmax', 3), undefined);
    assert.equal(classOf(reading, [0.2, 0.5, 0.3]), 1);
    assert.equal(targetClass(reading, [2]), 2);
    assert.equal(targetClass(reading, [0, 0, 1]), 2);
  });
});

describe('how far an answer is from the border', () => {
  it('grows evenly for a sigmoid, also where the answer itself hardly changes', () => {
    const reading = readingOf(network('sigmoid'), undefined);
    assert.ok(reading.kind === 'binary');
    const sums = [-9, -4, 0, 4, 9];
    const values = Float32Array.from(sums, (z) => 1 / (1 + Math.exp(-z)));
    for (const [i, margin] of margins(reading, values, 1, 1).entries())
      assert.ok(Math.abs(margin - (sums[i] as number)) < 1e-2, String(margin));
    assert.deepEqual([...margins(reading, values, 1, 0)].map(Math.sign), [1, 1, -0, -1, -1].map(Math.sign));
  });

  it('is positive for the winner among several, and for no other', () => {
    const reading = readingOf(network('softmax', 3), undefined);
    assert.ok(reading.kind === 'classes');
    const values = Float32Array.of(0.2, 0.5, 0.3);
    assert.deepEqual(
      [0, 1, 2].map((klass) => Math.sign(margins(reading, values, 3, klass)[0] as number)),
      [-1, 1, -1],
    );
  });

  it('tells the weighted sum at which a unit changes its answer', () => {
    const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
    assert.ok(Math.abs(sigmoid(sumAt('sigmoid', 0.2) as number) - 0.2) < 1e-9);
    assert.ok(Math.abs(Math.tanh(sumAt('tanh', 0.5) as number) - 0.5) < 1e-9);
    assert.deepEqual([sumAt('step', 0.5), sumAt('sign', 0), sumAt('linear', 0.5)], [0, 0, 0.5]);
    assert.equal(sumAt('silu', 0.1), undefined);
    assert.equal(sumAt('relu', 0), undefined);
  });
});

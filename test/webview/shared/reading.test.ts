import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Data } from '../../../src/webview/study/messages/state';
import { border, margins } from '../../../src/webview/study/plane/boundary/regions';
import { classOf, NEITHER, type Reading, readingOf, targetClass } from '../../../src/webview/study/shared/reading';
import { pointsOf } from '../points';
import { readingFor } from '../readings';

const data = (targets: number, y: readonly number[]): Data => ({
  rows: { train: y.length / targets },
  splits: ['train'],
  inputs: 2,
  targets,
  scale: 1,
  points: [pointsOf('train', 2, new Float32Array((2 * y.length) / targets), Float32Array.from(y))],
});
/** A reading of a network that ends in so many units with this activation. */
const read = (activation: string, units = 1, known?: Data, loss?: unknown, unit = 0) =>
  readingOf({ reading: readingFor(activation, units, known, loss) }, unit);

const binary = (reading: Reading) => (reading.kind === 'binary' ? [reading.threshold, reading.targetThreshold] : reading.kind);

describe('how an answer is read', () => {
  it('passes 0.5 for a sigmoid and a step', () => {
    assert.deepEqual(binary(read('sigmoid')), [0.5, 0.5]);
    assert.deepEqual(binary(read('step', 1, data(1, [0, 0]))), [0.5, 0.5]);
  });

  it('passes 0 for tanh and sign, but lies between targets of 0 and 1', () => {
    assert.deepEqual(binary(read('sign', 1, data(1, [-1, 1, -1]))), [0, 0]);
    assert.deepEqual(binary(read('tanh')), [0, 0]);
    assert.deepEqual(binary(read('tanh', 1, data(1, [0, 1]))), [0.5, 0.5]);
  });

  it('passes 0 for logits and under a hinge, while targets stay 0 and 1', () => {
    const logits = { type: 'binary_crossentropy', from_logits: true };
    assert.deepEqual(binary(read('linear', 1, data(1, [0, 1]), logits)), [0, 0.5]);
    assert.deepEqual(binary(read('linear', 1, data(1, [0, 1]), 'hinge')), [0, 0.5]);
    assert.deepEqual(binary(read('linear', 1, data(1, [0, 1]), 'mse')), [0.5, 0.5]);
  });

  it('is a number for a linear unit, unless its targets name two classes', () => {
    assert.equal(read('linear', 1, data(1, [1, 2, 3])).kind, 'number');
    assert.equal(read('linear').kind, 'number');
    assert.deepEqual(binary(read('linear', 1, data(1, [-1, 1]))), [0, 0]);
  });

  it('is the largest of several for softmax, class numbers and one-hot rows', () => {
    assert.equal(read('softmax', 3).kind, 'classes');
    assert.equal(read('linear', 3, data(1, [0, 1, 2]), { type: 'sparse_categorical_crossentropy', from_logits: true }).kind, 'classes');
    assert.equal(read('sigmoid', 2, data(2, [0, 1, 1, 0])).kind, 'classes');
  });

  it('is a question for each output where targets are several at once', () => {
    const three = data(3, [0, 0, 1, 0, 1, 1, 1, 1, 0]);
    const reading = read('step', 3, three, undefined, 2);
    assert.deepEqual([binary(reading), reading.unit, reading.outputs], [[0.5, 0.5], 2, 3]);
  });
});

describe('the class of an answer', () => {
  it('is 1 above the threshold only, as the accuracy counts it', () => {
    const reading = read('sigmoid');
    assert.deepEqual(
      [0.4, 0.5, 0.6].map((value) => classOf(reading, [value])),
      [0, 0, 1],
    );
  });

  it('is neither for a sign of 0, and for no number', () => {
    const reading = read('sign');
    assert.deepEqual(
      [-1, 0, 1, Number.NaN].map((value) => classOf(reading, [value])),
      [0, NEITHER, 1, NEITHER],
    );
  });

  it('is the largest of several', () => {
    const reading = read('softmax', 3);
    assert.equal(classOf(reading, [0.2, 0.5, 0.3]), 1);
    assert.equal(targetClass(reading, [2]), 2);
    assert.equal(targetClass(reading, [0, 0, 1]), 2);
  });
});

describe('the border of a single unit', () => {
  const own = { w1: 1, w2: 2, b: -3 };

  it('is where its weighted sum makes the output pass the threshold', () => {
    const at = (activation: string, y: readonly number[], loss: unknown): number | undefined =>
      border(read(activation, 1, data(1, y), loss), [own])?.b;
    assert.equal(at('linear', [0, 1], { type: 'binary_crossentropy', from_logits: true }), -3);
    assert.equal(at('linear', [0, 1], 'hinge'), -3);
    assert.equal(at('linear', [0, 1], 'mse'), -3.5);
    assert.equal(at('linear', [-1, 1], 'mse'), -3);
    assert.equal(at('sigmoid', [0, 1], 'binary_crossentropy'), -3);
    assert.equal(at('tanh', [-1, 1], 'hinge'), -3);
    assert.equal(at('tanh', [0, 1], 'mse'), -3 - Math.atanh(0.5));
    assert.equal(at('hard_sigmoid', [0, 1], 'binary_crossentropy'), -3);
    assert.equal(at('silu', [0, 1], 'mse'), undefined);
  });
});

describe('how far an answer is from the border', () => {
  it('grows evenly for a sigmoid, also where the answer itself hardly changes', () => {
    const reading = read('sigmoid');
    assert.ok(reading.kind === 'binary');
    const sums = [-9, -4, 0, 4, 9];
    const values = Float32Array.from(sums, (z) => 1 / (1 + Math.exp(-z)));
    for (const [i, margin] of margins(reading, values, 1, 1).entries())
      assert.ok(Math.abs(margin - (sums[i] as number)) < 1e-2, String(margin));
    assert.deepEqual([...margins(reading, values, 1, 0)].map(Math.sign), [1, 1, -0, -1, -1].map(Math.sign));
  });

  it('is positive for the winner among several, and for no other', () => {
    const reading = read('softmax', 3);
    assert.ok(reading.kind === 'classes');
    const values = Float32Array.of(0.2, 0.5, 0.3);
    assert.deepEqual(
      [0, 1, 2].map((klass) => Math.sign(margins(reading, values, 3, klass)[0] as number)),
      [-1, 1, -1],
    );
  });
});

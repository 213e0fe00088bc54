import assert from 'node:assert/strict';
import { test } from 'node:test';
import picocolors from 'picocolors';
import { predictionLines } from '../../src/cli/results/predictions';
import { bracketed, tableNumber } from '../../src/cli/results/table';
import { notice } from '../../src/ml/language/notice';
import { shortFloat } from '../../src/ml/language/number-text';
import { readingOf } from '../../src/ml/model/interpret-output';
import { random } from '../../src/ml/random/random';
import { nestedRows, outcomeJson } from '../../src/ml/results/outcome-json';
import type { Outcome } from '../../src/ml/worker/messages';
import { modelOf } from '../ml/results/helper';

const colors = picocolors.createColors(false);
const f32 = (...values: number[]): Float32Array => Float32Array.from(values);

test('the shortest decimals give the same float32', () => {
  assert.deepEqual(
    [0.1, 1 / 3, 16_777_216, 1e-30].map((v) => shortFloat(Math.fround(v))),
    [0.1, 0.33333334, 16_777_216, 1e-30],
  );
  const numbers = random(1, 'floats');
  for (let i = 0; i < 10_000; i++) {
    const value = Math.fround(numbers.normal() * 10 ** (numbers.below(60) - 30));
    assert.equal(Math.fround(shortFloat(value)), value);
  }
  assert.ok(Number.isNaN(shortFloat(Number.NaN)));
});

test('blocks are nested as NumPy prints them', () => {
  assert.deepEqual(nestedRows({ shape: [2, 1, 2], values: f32(1, 2, 3, 4) }), [[[1, 2]], [[3, 4]]]);
  assert.deepEqual(nestedRows({ shape: [3], values: f32(1, 2, 3) }), [1, 2, 3]);
  assert.deepEqual(nestedRows({ shape: [], values: f32(5) }), 5);
  assert.deepEqual(nestedRows({ shape: [0, 2], values: f32() }), []);
  assert.equal(bracketed({ shape: [2, 2], values: f32(-0.4, 0.1, 1.234567, 3) }), '[[-0.4, 0.1], [1.2346, 3]]');
});

test('numbers of tables stay short', () => {
  assert.deepEqual([0, -3, 0.5, 0.00001, 1234567.5, Number.NaN, Number.POSITIVE_INFINITY].map(tableNumber), [
    '0',
    '-3',
    '0.5000',
    '1.000e-5',
    '1.235e+6',
    'nan',
    'inf',
  ]);
});

const outcome: Outcome = {
  engine: { name: 'cpu', version: '1', threads: 1, why: notice('engine-asked-for', {}) },
  params: { total: 2, trainable: 1, nonTrainable: 1 },
  layers: [{ name: 'dense', type: 'Dense', outputShape: [1], params: 2 }],
  history: { loss: [1, Number.NaN, Number.POSITIVE_INFINITY] },
  predictions: { shape: [2, 1], values: f32(0.1, Number.NEGATIVE_INFINITY) },
  weights: new Map([['dense/kernel', { shape: [1, 1], values: f32(0.1) }]]),
  milliseconds: { load: 1, compile: 2, train: 3 },
  problems: [],
  lacks: [],
};

test('the JSON object is valid whatever the figures are', () => {
  assert.deepEqual(JSON.parse(outcomeJson(outcome, true)), {
    engine: { name: 'cpu', version: '1', threads: 1, why: 'it was asked for' },
    params: { total: 2, trainable: 1, non_trainable: 1 },
    layers: [{ name: 'dense', type: 'Dense', output_shape: [null, 1], params: 2 }],
    history: { loss: [1, null, null] },
    predictions: [[0.1], [null]],
    weights: { 'dense/kernel': { shape: [1, 1], values: [[0.1]] } },
    timing: { load_ms: 1, compile_ms: 2, train_ms: 3 },
  });
});

test('a regression shows inputs and outputs alone', () => {
  const { model } = modelOf([{ type: 'Dense', units: 1, input_dim: 2 }]);
  const lines = predictionLines(
    {
      model,
      inputs: { shape: [2, 2], values: Float64Array.of(1, 20, 0.25, 3) },
      outputs: { shape: [2, 1], values: f32(4, 0.5) },
      reading: readingOf(model, undefined, undefined),
      gate: false,
    },
    colors,
  );
  assert.deepEqual(lines, ['input 1  input 2  output', '      1       20       4', ' 0.2500        3  0.5000']);
});

test('labels that do not exclude each other get no class', () => {
  const { model } = modelOf([{ type: 'Dense', units: 2, activation: 'sigmoid', input_dim: 1 }]);
  const reading = readingOf(model, undefined, undefined);
  const lines = predictionLines(
    {
      model,
      inputs: { shape: [1, 1], values: Float64Array.of(1) },
      outputs: { shape: [1, 2], values: f32(0.75, 0.25) },
      reading,
      gate: false,
    },
    colors,
  );
  assert.deepEqual(lines, ['input  output 1  output 2', '    1    0.7500    0.2500']);
});

test('large inputs and long lists are cut short', () => {
  const { model } = modelOf([
    { type: 'Flatten', input_shape: [4, 4] },
    { type: 'Dense', units: 12, activation: 'softmax' },
  ]);
  const inputs = { shape: [30, 4, 4], values: new Float64Array(480) };
  const outputs = { shape: [30, 12], values: new Float32Array(360).map((_, i) => (i % 12 === 7 ? 1 : 0)) };
  const lines = predictionLines({ model, inputs, outputs, reading: readingOf(model, undefined, undefined), gate: false }, colors);
  assert.equal(lines.length, 22);
  assert.deepEqual([lines[1], lines[21]], ['4 × 4 numbers  0 0 0 …      7', '… and 10 more; --json gives all of them.']);
});

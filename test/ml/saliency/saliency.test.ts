import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import { noFiles } from '../../../src/ml/data/files';
import { readingOf } from '../../../src/ml/model/interpret-output';
import { classScore } from '../../../src/ml/saliency/class-score';
import { inputGradient } from '../../../src/ml/saliency/input-gradient';
import { coveredSamples, coverOf } from '../../../src/ml/saliency/occlusion';
import { initialState } from '../../../src/ml/training/initial-state';

const pause = (): Promise<void> => Promise.resolve();

/** A network with its first weights; its reading is of an untrained network unless the spec has a loss. */
async function network(spec: object) {
  const { model, problems, spec: read, facts } = await checkSpec(JSON.stringify(spec), noFiles);
  assert.ok(model && read, JSON.stringify(problems));
  const reading = readingOf(model, read.compile?.loss, facts?.targets);
  return { model, reading, weights: initialState(model, 7).weights };
}

async function gradientOf(spec: object, x: Float32Array, klass: number) {
  const { model, reading, weights } = await network(spec);
  const score = classScore(model, reading, klass);
  assert.ok(!('code' in score), JSON.stringify(score));
  return await inputGradient({ model, reading, weights }, x, score, pause);
}

/** Exact in float32 and float64. */
const STEP = 2 ** -9;

const networks: Readonly<Record<string, object>> = {
  'a dense stack': { layers: [{ type: 'Dense', units: 6, activation: 'tanh', input_shape: [5] }, { type: 'Dense', units: 3, activation: 'softmax' }] },
  'a convolution': {
    layers: [
      { type: 'Conv2D', filters: 4, kernel_size: 3, activation: 'elu', input_shape: [5, 5, 2] },
      { type: 'AveragePooling2D', pool_size: 2 },
      { type: 'BatchNormalization' },
      { type: 'Flatten' },
      { type: 'Dense', units: 3, activation: 'softmax' },
    ],
  },
  'a graph whose input goes two ways': {
    layers: [
      { type: 'Input', shape: [4], name: 'in' },
      { type: 'Dense', units: 4, activation: 'tanh', name: 'deep' },
      { type: 'Add', inputs: ['in', 'deep'], name: 'sum' },
      { type: 'Dense', units: 2, activation: 'softmax' },
    ],
  },
  'a GRU': { layers: [{ type: 'GRU', units: 3, input_shape: [4, 2] }, { type: 'Dense', units: 2, activation: 'log_softmax' }] },
  'a number': { layers: [{ type: 'Dense', units: 3, activation: 'sigmoid', input_shape: [3] }, { type: 'Dense', units: 2 }] },
}; // biome-ignore format: one layer a line

describe('the gradient of an answer by its inputs', () => {
  for (const [name, spec] of Object.entries(networks))
    it(`of ${name} is its finite difference`, async () => {
      const { model } = await network(spec);
      const size = model.inputShape.reduce((all, one) => all * one, 1);
      const x = Float32Array.from({ length: size }, (_, i) => ((i * 37) % 64) / 64 - 0.5);
      const { gradient } = await gradientOf(spec, x, 1);
      assert.equal(gradient.length, size);
      assert.ok(gradient.some((slope) => Math.abs(slope) > 1e-3));
      for (let i = 0; i < size; i++) {
        const at = async (step: number): Promise<number> => (await gradientOf(spec, x.map((value, j) => (j === i ? value + step : value)), 1)).value; // biome-ignore format: one line
        const difference = ((await at(STEP)) - (await at(-STEP))) / (2 * STEP);
        assert.ok(Math.abs(difference - (gradient[i] as number)) < 1e-5, `input ${i}: ${gradient[i]}, difference ${difference}`);
      }
    });

  const one = (activation: string, loss?: object | string) => ({
    data: { x: [[1, 2], [3, 4]], y: [0, 1] },
    layers: [{ type: 'Dense', units: 1, activation, input_shape: [2], weights: [[2], [-3]], bias: [0.5] }],
    ...(loss !== undefined && { compile: { optimizer: 'sgd', loss } }),
  }); // biome-ignore format: short lists

  it('is of the logit of two classes, and of its opposite for the first', async () => {
    for (const [klass, sign] of [[1, 1], [0, -1]] as const) {
      const { of, value, gradient } = await gradientOf(one('sigmoid', 'binary_crossentropy'), Float32Array.of(1, 2), klass);
      assert.deepEqual([of, value, [...gradient]], ['logit', sign * -3.5, [sign * 2, sign * -3]]);
    } // biome-ignore format: short lists
  });

  it('is of the output where that is the logit, and where there is no logit', async () => {
    const logits = { type: 'BinaryCrossentropy', from_logits: true };
    const x = Float32Array.of(1, 2);
    assert.equal((await gradientOf(one('linear', logits), x, 1)).of, 'logit');
    assert.equal((await gradientOf(one('linear', 'hinge'), x, 1)).of, 'output');
    assert.equal((await gradientOf(one('tanh', 'hinge'), x, 1)).of, 'output');
  });

  it('is of the weighted sum where the activation has no slope', async () => {
    const { of, value, gradient } = await gradientOf(one('step'), Float32Array.of(1, 2), 1);
    assert.deepEqual([of, value, [...gradient]], ['pre-activation', -3.5, [2, -3]]);
  });
});

describe('what speaks for a class', () => {
  it('is a probability where outputs are some, and the output elsewhere', async () => {
    const score = async (layers: readonly object[], klass: number, more: object = {}) => {
      const { model, reading } = await network({ layers, ...more });
      return classScore(model, reading, klass);
    };
    const softmax = await score([{ type: 'Dense', units: 3, activation: 'softmax', input_shape: [2] }], 2);
    assert.ok('of' in softmax);
    assert.deepEqual([softmax.unit, softmax.output, softmax.of([0.25, 0.25, 0.5])], ['probability', 2, 0.5]);
    const sigmoid = await score([{ type: 'Dense', units: 1, activation: 'sigmoid', input_shape: [2] }], 0);
    assert.ok('of' in sigmoid);
    assert.deepEqual([sigmoid.unit, sigmoid.output, sigmoid.sign, sigmoid.of([0.25])], ['probability', 0, -1, 0.75]);
    const several = { compile: { optimizer: 'sgd', loss: 'binary_crossentropy' }, data: { x: [[1, 2]], y: [[1, 1, 0]] } };
    const labels = await score([{ type: 'Dense', units: 3, activation: 'sigmoid', input_shape: [2] }], 0, several);
    assert.ok('of' in labels);
    assert.deepEqual([labels.output, labels.sign, labels.of([0.25, 0.5, 1])], [0, 1, 0.25]);
    const number = await score([{ type: 'Dense', units: 2, input_shape: [2] }], 1);
    assert.ok('of' in number);
    assert.deepEqual([number.unit, number.of([3, -4])], ['output', -4]);
  });

  it('is nothing where there is no such class, or inputs are tokens', async () => {
    const two = await network({ layers: [{ type: 'Dense', units: 1, activation: 'sigmoid', input_shape: [2] }] });
    const none = classScore(two.model, two.reading, 2);
    assert.ok('code' in none);
    assert.deepEqual(none.args, { what: 'class', klass: 2, classes: 2 });
    const words = await network({
      layers: [{ type: 'Embedding', input_dim: 5, output_dim: 2, input_shape: [3] }, { type: 'Flatten' }, { type: 'Dense', units: 2, activation: 'softmax' }],
    }); // biome-ignore format: one line
    const tokens = classScore(words.model, words.reading, 0);
    assert.ok('code' in tokens);
    assert.deepEqual(tokens.args, { what: 'tokens' });
  });
});

describe('covered samples', () => {
  const picture = (...inputShape: number[]) => ({ inputShape, layers: [] });
  const filled = (size: number): Float32Array => new Float32Array(size).fill(1);

  it('have 0 under a square, at every place', () => {
    const cover = coverOf(picture(3, 4), { patch: 2, stride: 1 });
    assert.deepEqual(cover, { patch: 2, stride: 1, rows: 2, columns: 3 });
    const { shape, values } = coveredSamples(picture(3, 4), filled(12), cover, 4, 6);
    assert.deepEqual(shape, [2, 3, 4]);
    assert.deepEqual([...values.subarray(0, 12)], [1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1]);
    assert.deepEqual([...values.subarray(12)], [1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0]);
  });

  it('are covered to the edge, also where a step would lead beyond it', () => {
    const cover = coverOf(picture(5, 6), { patch: 2, stride: 2 });
    assert.deepEqual([cover.rows, cover.columns], [3, 3]);
    const { values } = coveredSamples(picture(5, 6), filled(30), cover, 0, 9);
    const everywhere = Array.from({ length: 30 }, (_, i) =>
      Math.min(...Array.from({ length: 9 }, (__, place) => values[place * 30 + i] as number)),
    );
    assert.deepEqual(everywhere, new Array<number>(30).fill(0));
  });

  it('lose all colours of a pixel', () => {
    const { values } = coveredSamples(picture(3, 3, 3), filled(27), coverOf(picture(3, 3, 3), { patch: 1, stride: 1 }), 4, 5);
    assert.deepEqual([...values].map((value, i) => (value === 0 ? i : -1)).filter((i) => i >= 0), [12, 13, 14]); // biome-ignore format: one line
  });

  it('lose one number of a row of numbers, whatever the patch', () => {
    const cover = coverOf(picture(3), { patch: 5, stride: 1 });
    assert.deepEqual(cover, { patch: 1, stride: 1, rows: 1, columns: 3 });
    assert.deepEqual([...coveredSamples(picture(3), filled(3), cover, 0, 3).values], [0, 1, 1, 1, 0, 1, 1, 1, 0]);
  });

  it('are covered whole by a patch that is larger', () => {
    assert.deepEqual(coverOf(picture(3, 3), { patch: 9, stride: 1 }), { patch: 3, stride: 1, rows: 1, columns: 1 });
  });

  it('are so many that they can be answered at once', () => {
    const { rows, columns, stride } = coverOf(picture(224, 224, 3), { patch: 8, stride: 1 });
    assert.ok(rows * columns <= 1024 && stride === 7, `${rows} × ${columns}, ${stride}`);
    assert.deepEqual(coverOf(picture(28, 28), { patch: 4, stride: 1 }), { patch: 4, stride: 1, rows: 25, columns: 25 });
  });
});

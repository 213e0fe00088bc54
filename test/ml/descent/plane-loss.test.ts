import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EngineLoss } from '../../../src/ml/descent/engine-loss';
import { weightsAt } from '../../../src/ml/descent/plane';
import { principalOf } from '../../../src/ml/descent/principal';
import { breathe, hillOf, numbers, opened } from './hills';

const x = Array.from({ length: 12 }, (_, i) => [Math.sin(i + 1), Math.cos(3 * i), Math.sin(5 * i)]);
const zeroOne = x.map(([a = 0, b = 0]) => [Number(a * b > 0)]);
const labels = x.map((_, i) => [i % 3]);
const dense = (units: number, activation = 'linear', more: object = {}) => ({ type: 'Dense', units, activation, ...more });
const spec = (layers: readonly object[], loss: string | object, y: readonly unknown[] = zeroOne, more: object = {}) => ({
  seed: 5,
  data: { x, y },
  layers: [{ ...layers[0], input_shape: [3] }, ...layers.slice(1)],
  compile: { optimizer: 'sgd', loss },
  fit: { epochs: 1, batch_size: 5, ...more },
});

const cases: Readonly<Record<string, { readonly of: object; readonly x: string; readonly y: string; readonly method: string }>> = {
  'one unit': { of: spec([dense(1)], 'mse'), x: 'dense/kernel', y: 'dense/bias', method: 'chain' },
  'logistic regression': { of: spec([dense(1, 'sigmoid')], 'binary_crossentropy'), x: 'dense/kernel', y: 'dense/bias', method: 'chain' },
  'logistic regression with class weights': {
    of: spec([dense(1, 'sigmoid')], 'binary_crossentropy', zeroOne, { class_weight: { 0: 1, 1: 5 } }),
    x: 'dense/kernel',
    y: 'dense/bias',
    method: 'chain',
  },
  'sample weights': {
    of: spec([dense(1, 'tanh')], 'huber', zeroOne, { sample_weight: x.map((_, i) => (i % 4) / 2) }),
    x: 'dense/kernel',
    y: 'dense/bias',
    method: 'chain',
  },
  'labels of 0 and 1 for a hinge': { of: spec([dense(1)], 'squared_hinge'), x: 'dense/kernel', y: 'dense/bias', method: 'chain' },
  'smoothed targets': {
    of: spec([dense(4, 'relu'), dense(1, 'sigmoid')], { type: 'binary_crossentropy', label_smoothing: 0.2 }),
    x: 'dense/kernel',
    y: 'dense_1/bias',
    method: 'chain',
  },
  'softmax over three classes': {
    of: spec([dense(5, 'gelu'), dense(3, 'softmax')], 'sparse_categorical_crossentropy', labels),
    x: 'dense/bias',
    y: 'dense_1/kernel',
    method: 'chain',
  },
  'softmax with a squared error': {
    of: spec(
      [dense(2, 'softmax')],
      'mse',
      zeroOne.map(([v = 0]) => [v, 1 - v]),
    ),
    x: 'dense/kernel',
    y: 'dense/bias',
    method: 'tape',
  },
  'a deep stack, its last layers': {
    of: spec(
      [dense(4, 'tanh'), dense(4, 'selu'), { type: 'Dropout', rate: 0.5 }, { type: 'Activation', activation: 'softplus' }, dense(1)],
      'mae',
    ),
    x: 'dense_1/kernel',
    y: 'dense_2/kernel',
    method: 'chain',
  },
  BatchNormalization: {
    of: spec([dense(4, 'tanh'), { type: 'BatchNormalization' }, dense(1, 'sigmoid')], 'binary_crossentropy'),
    x: 'dense/kernel',
    y: 'batch_normalization/gamma',
    method: 'tape',
  },
  'a graph': {
    of: spec(
      [dense(3, 'tanh', { name: 'a' }), dense(3, 'relu', { name: 'b', inputs: ['a'] }), { type: 'Add', inputs: ['a', 'b'] }, dense(1)],
      'mse',
    ),
    x: 'a/kernel',
    y: 'b/bias',
    method: 'tape',
  },
  'logits for a focal loss': {
    of: spec([dense(1)], { type: 'binary_focal_crossentropy', from_logits: true }),
    x: 'dense/kernel',
    y: 'dense/bias',
    method: 'tape',
  },
};

const places = [
  [0, 0],
  [0.7, -0.4],
  [-1.3, 2.1],
] as const;

describe('the loss over a plane', () => {
  for (const [name, { of, x: first, y: second, method }] of Object.entries(cases)) {
    it(`of ${name} is the engine’s, and its slope is that of its finite differences`, async () => {
      const hill = await hillOf(of, {}, 'wasm');
      const { open, losses } = await opened(hill, numbers(first, second));
      assert.equal(open.method, method);
      const engine = new EngineLoss(hill.run.engine, open.over, hill.run);
      try {
        for (const [a, b] of places) {
          const own = losses.loss(a, b);
          const theirs = await engine.of(weightsAt(open.weights, a, b));
          assert.ok(Math.abs(own - theirs) <= 2e-6 * Math.max(1, Math.abs(own)), `${own} for ${theirs}`);
          const { loss, gradient } = await losses.slope(a, b, breathe);
          assert.ok(Math.abs(loss - own) <= 1e-12 * Math.max(1, own), 'one loss');
          const h = 1e-5;
          const differences = [
            (losses.loss(a + h, b) - losses.loss(a - h, b)) / (2 * h),
            (losses.loss(a, b + h) - losses.loss(a, b - h)) / (2 * h),
          ];
          gradient.forEach((slope, axis) => {
            assert.ok(Math.abs(slope - (differences[axis] as number)) < 1e-7, `${slope} for ${differences[axis]}`);
          });
        }
      } finally {
        engine.dispose();
      }
    });
  }

  it('of the directions of a way is that of the weights there, and a step along its slope is a step of those weights', async () => {
    const hill = await hillOf(cases['smoothed targets']?.of as object);
    const { weights } = hill.shown;
    const size = [...weights.values()].reduce((sum, { length }) => sum + length, 0);
    const way = Array.from({ length: 6 }, (_, epoch) => ({
      epoch,
      weights: Float32Array.from({ length: size }, (__, i) => Math.sin(i + 1) * epoch + 0.3 * Math.cos(3 * i) * epoch ** 2),
    }));
    const { open, losses } = await opened({ ...hill, way }, { kind: 'way' });
    const engine = new EngineLoss(hill.run.engine, open.over, hill.run);
    try {
      const at = open.weights.place(weights);
      for (const [a, b] of [at, [at[0] + 1, at[1] - 2]] as const) {
        const own = losses.loss(a, b);
        const theirs = await engine.of(weightsAt(open.weights, a, b));
        assert.ok(Math.abs(own - theirs) < 1e-6, `${own} for ${theirs}`);
        const { gradient } = await losses.slope(a, b, breathe);
        const h = 1e-5;
        assert.ok(Math.abs(gradient[0] - (losses.loss(a + h, b) - losses.loss(a - h, b)) / (2 * h)) < 1e-7);
        assert.ok(Math.abs(gradient[1] - (losses.loss(a, b + h) - losses.loss(a, b - h)) / (2 * h)) < 1e-7);
      }
      const [x0, y0] = open.weights.place(weightsAt(open.weights, 1.25, -0.5));
      assert.ok(Math.abs(x0 - 1.25) < 1e-5 && Math.abs(y0 + 0.5) < 1e-5, 'a place is the place of its weights');
    } finally {
      engine.dispose();
    }
  });
});

describe('the directions of a way', () => {
  it('of rows that are alike are none, of rows on a line one', async () => {
    const same = Array.from({ length: 4 }, () => Float32Array.of(1, 2, 3));
    assert.deepEqual((await principalOf(same, breathe)).directions, []);
    const straight = Array.from({ length: 4 }, (_, i) => Float32Array.of(i, 2 * i, 0));
    const { directions } = await principalOf(straight, breathe);
    assert.equal(directions.length, 1);
    assert.ok(Math.abs((directions[0]?.[1] as number) - 2 / Math.sqrt(5)) < 1e-12);
  });

  it('of a way that is hardly bent are perpendicular all the same', async () => {
    const rows = Array.from({ length: 9 }, (_, i) =>
      Array.from({ length: 12 }, (__, j) => 100 * i * Math.cos(j) + 1e-3 * Math.sin(i * i + j)),
    );
    const { directions, squares } = await principalOf(rows, breathe);
    const [first, second] = directions as [Float64Array, Float64Array];
    assert.ok((squares[1] as number) < 1e-10 * (squares[0] as number));
    assert.ok(Math.abs(first.reduce((sum, value, i) => sum + value * (second[i] as number), 0)) < 1e-14);
  });
});

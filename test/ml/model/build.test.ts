import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { layerParams, parameterCounts } from '../../../src/ml/model/cost';
import { outputShape } from '../../../src/ml/model/model';
import { built, dense, sound } from './built';

describe('parameter counts of the notes', () => {
  const stack = (units: readonly number[], inputs: number) => sound(units.map((n, i) => dense(n, i === 0 ? { input_dim: inputs } : {})));
  const wide = [25, 50, 50, 50, 40, 30, 35, 29, 30, 20, 15, 12, 9, 1];
  for (const [what, model, total] of [
    ['regression A', stack([15, 30, 5, 3, 2, 1], 1), 694],
    ['regression B', stack(wide, 2), 14_028],
    ['regression C', stack(wide, 3), 14_053],
    ['Fashion-MNIST', sound([{ type: 'Flatten', input_shape: [28, 28] }, dense(300), dense(100), dense(10)]), 266_610],
    ['MNIST', sound([dense(512, { input_shape: [784] }), dense(10)]), 407_050],
  ] as const) {
    test(what, () => assert.deepEqual(parameterCounts(model), { total, trainable: total, nonTrainable: 0 }));
  }
});

// Counts and shapes as Keras's summaries show them.
describe('each layer', () => {
  for (const [what, input, layer, shape, params] of [
    ['Dense on rows', [3, 4], dense(5), [3, 5], 25],
    ['Dense without bias', [4], dense(5, { use_bias: false }), [5], 20],
    ['Flatten', [2, 3, 4], { type: 'Flatten' }, [24], 0],
    ['Reshape', [6], { type: 'Reshape', target_shape: [2, -1] }, [2, 3], 0],
    ['Reshape to a single number', [1], { type: 'Reshape', target_shape: [] }, [], 0],
    ['Activation', [2, 3], { type: 'Activation', activation: 'relu' }, [2, 3], 0],
    ['BatchNormalization', [4, 4, 3], { type: 'BatchNormalization', axis: 3 }, [4, 4, 3], 12],
    ['Conv2D', [28, 28, 3], { type: 'Conv2D', filters: 8, kernel_size: 3 }, [26, 26, 8], 224],
    [
      'Conv2D with steps',
      [28, 27, 1],
      { type: 'Conv2D', filters: 8, kernel_size: [5, 2], strides: [2, 3], padding: 'same' },
      [14, 9, 8],
      88,
    ],
    ['Conv2D with gaps', [9, 9, 1], { type: 'Conv2D', filters: 1, kernel_size: 3, dilation_rate: 4 }, [1, 1, 1], 10],
    ['MaxPooling2D', [5, 5, 2], { type: 'MaxPooling2D' }, [2, 2, 2], 0],
    ['AveragePooling2D', [5, 5, 2], { type: 'AveragePooling2D', pool_size: 3, strides: 1 }, [3, 3, 2], 0],
    ['GlobalAveragePooling2D', [5, 5, 2], { type: 'GlobalAveragePooling2D', keepdims: true }, [1, 1, 2], 0],
    ['Embedding', [7], { type: 'Embedding', input_dim: 100, output_dim: 8 }, [7, 8], 800],
    ['SimpleRNN', [7, 3], { type: 'SimpleRNN', units: 4 }, [4], 32],
    ['LSTM', [7, 3], { type: 'LSTM', units: 4, return_sequences: true }, [7, 4], 128],
    ['GRU', [7, 3], { type: 'GRU', units: 4 }, [4], 108],
    ['GRU as it was first', [7, 3], { type: 'GRU', units: 4, reset_after: false }, [4], 96],
  ] as const) {
    test(what, () => {
      const model = sound([layer], input);
      assert.deepEqual(outputShape(model), shape);
      const [first] = model.layers;
      assert.ok(first);
      assert.equal(layerParams(first), params);
      if (params) assert.ok(first.arithmetic.endsWith(` = ${params}`), first.arithmetic);
      else assert.equal(first.arithmetic, '');
      for (const { name, shape: of, axes } of first.weights) assert.equal(axes.length, of.length, `every axis of ${name} counts something`);
    });
  }
});

describe('what goes in', () => {
  test('comes from the first layer, else from the data', () => {
    assert.deepEqual(sound([dense(1, { input_shape: [3] })], [5]).inputShape, [3]);
    assert.deepEqual(sound([dense(1, { input_dim: 3 })], [5]).inputShape, [3]);
    assert.deepEqual(sound([{ type: 'Input', shape: [3] }, dense(1)], [5]).inputShape, [3]);
    assert.deepEqual(sound([dense(1)], [5]).inputShape, [5]);
    assert.equal(built([dense(1)]).problems[0]?.code, 'no-input-shape');
  });

  test('an Embedding’s input_dim is the size of its table', () => {
    assert.deepEqual(sound([{ type: 'Embedding', input_dim: 9, output_dim: 2 }], [5]).inputShape, [5]);
    assert.deepEqual(sound([{ type: 'Embedding', input_dim: 9, output_dim: 2, input_shape: [4] }], [4]).inputShape, [4]);
  });

  test('a later layer may say it too, if it is right', () => {
    assert.equal(sound([dense(3, { input_dim: 2 }), dense(1, { input_dim: 3 })]).layers.length, 2);
  });
});

describe('weights', () => {
  const weightOf = (more: Readonly<Record<string, unknown>>, variable: string) =>
    sound([dense(2, { input_shape: [2], ...more })]).layers[0]?.weights.find((w) => w.name === variable);

  test('given as a matrix and a list', () => {
    const more = {
      weights: [
        [1, 2],
        [3, 4],
      ],
      bias: [5, 6],
    };
    assert.deepEqual(weightOf(more, 'kernel')?.given, Float32Array.of(1, 2, 3, 4));
    assert.deepEqual(weightOf(more, 'bias')?.given, Float32Array.of(5, 6));
  });

  test('given by name', () => {
    const more = { weights: { bias: [5, 6] } };
    assert.equal(weightOf(more, 'kernel')?.given, undefined);
    assert.deepEqual(weightOf(more, 'bias')?.given, Float32Array.of(5, 6));
  });

  test('say what each of their axes counts', () => {
    const axes = (layer: object, input: readonly number[]) =>
      sound([layer as never], input).layers[0]?.weights.map((w) => `${w.name}: ${w.axes.join(', ')}`);
    assert.deepEqual(axes({ type: 'Conv2D', filters: 8, kernel_size: 3 }, [9, 9, 1]), [
      'kernel: row, column, channel, filter',
      'bias: filter',
    ]);
    assert.deepEqual(axes({ type: 'GRU', units: 4 }, [7, 3]), [
      'kernel: input, gated-unit',
      'recurrent_kernel: remembered, gated-unit',
      'bias: bias, gated-unit',
    ]);
  });

  test('frozen layers and moving means do not train', () => {
    const model = sound([dense(2, { input_dim: 2, trainable: false }), { type: 'BatchNormalization' }]);
    const names = model.layers.flatMap((l) => l.weights.map((w) => `${w.name} ${w.trainable}`));
    assert.deepEqual(names, ['kernel false', 'bias false', 'gamma true', 'beta true', 'moving_mean false', 'moving_variance false']);
  });

  test('an initializer must be for so many axes, unless the values are given', () => {
    assert.equal(built([dense(2, { input_dim: 2, bias_initializer: 'identity' })]).problems[0]?.code, 'initializer-axes');
    assert.equal(built([dense(2, { input_dim: 2, bias_initializer: 'identity', bias: [1, 2] })]).problems.length, 0);
  });
});

test('a model has the name it was given, or Keras’s', () => {
  assert.equal(built([dense(1)], [1], 'mine').model?.name, 'mine');
  assert.equal(sound([dense(1)], [1]).name, 'sequential');
  assert.equal(sound([{ type: 'Input', shape: [1], name: 'in' }, dense(1, { inputs: ['in'] })]).name, 'functional');
});

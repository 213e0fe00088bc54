import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { layerNames, snakeCase } from '../../../src/ml/model/model';
import type { LayerConfig } from '../../../src/ml/registry/layers';
import { dense, sound } from './built';

// Names that Keras 3 gives these layers.
describe('names in the manner of Keras', () => {
  for (const [type, name] of [
    ['Dense', 'dense'],
    ['Conv2D', 'conv2d'],
    ['MaxPooling2D', 'max_pooling2d'],
    ['GlobalAveragePooling2D', 'global_average_pooling2d'],
    ['BatchNormalization', 'batch_normalization'],
    ['SimpleRNN', 'simple_rnn'],
    ['LSTM', 'lstm'],
    ['GRU', 'gru'],
  ] as const) {
    test(type, () => assert.equal(snakeCase(type), name));
  }
});

const named = (...layers: Parameters<typeof sound>[0]): string[] => sound(layers, [2]).layers.map((l) => l.name);

test('layers of one type are counted', () =>
  assert.deepEqual(named(dense(1), { type: 'Flatten' }, dense(1), dense(1)), ['dense', 'flatten', 'dense_1', 'dense_2']));

test('a name that is taken is passed over', () => {
  assert.deepEqual(named(dense(1), dense(1, { name: 'dense_1' }), dense(1)), ['dense', 'dense_1', 'dense_2']);
  assert.deepEqual(named(dense(1), dense(1, { name: 'dense' }), dense(1)), ['dense_1', 'dense', 'dense_2']);
});

test('an Input is called as in Keras', () => assert.deepEqual(named({ type: 'Input', shape: [2] }, dense(1)), ['input_layer', 'dense']));

test('holes get no name', () => assert.deepEqual(layerNames([undefined, { type: 'Flatten' } as LayerConfig]), ['', 'flatten']));

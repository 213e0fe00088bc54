import { describe } from 'node:test';
import { type Activation, activations, hasGradient } from '../../../src/ml/registry/activations';
import type { LayerType } from '../../../src/ml/registry/layers';
import type { Loss } from '../../../src/ml/registry/losses';
import { engines, itOn } from '../../golden/backends';
import { obstacle, prepare } from '../../golden/run-case';
import { checkGradients } from './finite-differences';

type Json = Readonly<Record<string, unknown>>;

/** Numbers from −1 to 1 that follow no pattern a network could hide behind. */
const wave = (n: number, phase = 0): number[] => Array.from({ length: n }, (_, i) => Math.sin(2.7 * i + phase + 0.4 * i * i) * 0.9);

const block = (shape: readonly number[], phase = 0): unknown => {
  const values = wave(
    shape.reduce((a, b) => a * b, 1),
    phase,
  );
  const nest = (sizes: readonly number[]): unknown => {
    const [first = 0, ...rest] = sizes;
    return rest.length === 0 ? values.splice(0, first) : Array.from({ length: first }, () => nest(rest));
  };
  return nest(shape);
};

const sgd: Json = { type: 'SGD', learning_rate: 1 };
const out: Json = { type: 'Dense', units: 2, activation: 'tanh' };

/** A regression through the given layers, on three samples of a shape. */
const regression = (shape: readonly number[], layers: readonly Json[]): Json => ({
  seed: 3,
  data: { x: block([3, ...shape]), y: block([3, 2], 1) },
  layers: [{ ...layers[0], input_shape: shape }, ...layers.slice(1)],
  compile: { optimizer: sgd, loss: 'mse' },
  fit: { shuffle: false },
});

const graph = (join: Json): Json => ({
  seed: 3,
  data: { x: block([3, 4]), y: block([3, 2], 1) },
  layers: [
    { type: 'Input', shape: [4], name: 'in' },
    { type: 'Dense', units: 3, activation: 'tanh', name: 'a', inputs: ['in'] },
    { type: 'Dense', units: 3, activation: 'sigmoid', name: 'b', inputs: ['in'] },
    { ...join, inputs: ['a', 'b'] },
    out,
  ],
  compile: { optimizer: sgd, loss: 'mse' },
  fit: { shuffle: false },
});

const picture = (layer: Json): Json =>
  regression([6, 5, 2], [{ type: 'Conv2D', filters: 2, kernel_size: 2, activation: 'tanh' }, layer, { type: 'Flatten' }, out]);
const rnn = (layer: Json): Json => regression([4, 3], [{ units: 3, ...layer }, out]);

/** At least one network for each layer of the registry; forgetting one does not compile. */
const byLayer: { readonly [T in LayerType]: readonly Json[] } = {
  Input: [graph({ type: 'Add' })],
  Dense: [
    regression([3], [{ type: 'Dense', units: 4, activation: 'tanh' }, out]),
    regression([3, 2], [{ type: 'Dense', units: 2, activation: 'tanh' }, { type: 'Flatten' }, out]),
  ],
  Activation: [regression([3], [{ type: 'Dense', units: 4 }, { type: 'Activation', activation: 'sigmoid' }, out])],
  Flatten: [regression([2, 3], [{ type: 'Flatten' }, out])],
  Reshape: [regression([6], [{ type: 'Reshape', target_shape: [3, -1] }, { type: 'Flatten' }, out])],
  Dropout: [regression([4], [{ type: 'Dense', units: 8, activation: 'tanh' }, { type: 'Dropout', rate: 0.4 }, out])],
  BatchNormalization: [
    regression([4], [{ type: 'Dense', units: 3, use_bias: false }, { type: 'BatchNormalization' }, out]),
    picture({ type: 'BatchNormalization', center: false }),
  ],
  Conv2D: [
    picture({ type: 'Conv2D', filters: 3, kernel_size: [3, 2], strides: [2, 1], padding: 'same', activation: 'tanh' }),
    picture({ type: 'Conv2D', filters: 2, kernel_size: 2, dilation_rate: [2, 1] }),
    picture({ type: 'Conv2D', filters: 2, kernel_size: [2, 3], strides: 2, use_bias: false }),
  ],
  MaxPooling2D: [picture({ type: 'MaxPooling2D' }), picture({ type: 'MaxPooling2D', pool_size: 3, strides: 2, padding: 'same' })],
  AveragePooling2D: [
    picture({ type: 'AveragePooling2D', pool_size: 2, strides: 1 }),
    picture({ type: 'AveragePooling2D', pool_size: [3, 2], padding: 'same' }),
  ],
  GlobalAveragePooling2D: [
    regression([5, 4, 2], [{ type: 'Conv2D', filters: 3, kernel_size: 2 }, { type: 'GlobalAveragePooling2D' }, out]),
  ],
  Embedding: [
    {
      ...regression([4], [{ type: 'Embedding', input_dim: 5, output_dim: 3 }, { type: 'Flatten' }, out]),
      data: {
        x: [
          [0, 1, 1, 4],
          [2, 2, 3, 0],
          [4, 4, 4, 1],
        ],
        y: block([3, 2], 1),
      },
    },
  ],
  SimpleRNN: [
    rnn({ type: 'SimpleRNN' }),
    regression(
      [4, 3],
      [
        { type: 'SimpleRNN', units: 2, return_sequences: true, go_backwards: true, dropout: 0.2, recurrent_dropout: 0.2 },
        { type: 'Flatten' },
        out,
      ],
    ),
  ],
  LSTM: [
    regression([1, 3], [{ type: 'LSTM', units: 3 }, out]),
    rnn({ type: 'LSTM' }),
    rnn({ type: 'LSTM', use_bias: false, go_backwards: true }),
  ],
  GRU: [rnn({ type: 'GRU' }), rnn({ type: 'GRU', reset_after: false })],
  Concatenate: [graph({ type: 'Concatenate' })],
  Add: [graph({ type: 'Add' })],
};

const positive = {
  y: [
    [0.2, 0.7],
    [0.9, 0.4],
    [0.5, 0.1],
  ],
};
const oneHot = {
  y: [
    [0, 1],
    [1, 0],
    [0, 1],
  ],
};
const signs = {
  y: [
    [1, -1],
    [-1, 1],
    [1, 1],
  ],
};
/** Targets and a last activation that each loss can compare. */
const byLoss: { readonly [T in Loss['type']]: readonly [activation: string, targets: Json] } = {
  mean_squared_error: ['tanh', positive],
  mean_absolute_error: ['tanh', positive],
  mean_absolute_percentage_error: ['tanh', positive],
  mean_squared_logarithmic_error: ['sigmoid', positive],
  huber: ['linear', positive],
  log_cosh: ['linear', positive],
  cosine_similarity: ['linear', positive],
  binary_crossentropy: ['sigmoid', positive],
  binary_focal_crossentropy: ['sigmoid', oneHot],
  categorical_crossentropy: ['softmax', oneHot],
  categorical_focal_crossentropy: ['softmax', oneHot],
  sparse_categorical_crossentropy: ['softmax', { y: [1, 0, 1] }],
  kl_divergence: ['softmax', oneHot],
  poisson: ['sigmoid', positive],
  hinge: ['tanh', signs],
  squared_hinge: ['tanh', signs],
  categorical_hinge: ['tanh', oneHot],
};

/** Parameters of the activations that cannot be chosen by name alone. */
const required: Partial<Record<Activation['type'], Json>> = { threshold: { type: 'threshold', threshold: -0.5, default_value: -2 } };

for (const engine of engines) {
  const check = (name: string, spec: Json): void => {
    itOn(engine, name, async () => {
      if (engine === 'compact' && (await obstacle(spec))) return;
      const prepared = await prepare(spec, engine);
      try {
        await checkGradients(prepared);
      } finally {
        prepared.session.dispose();
      }
    });
  };

  describe(`gradients against finite differences, on ${engine}`, () => {
    for (const [type, specs] of Object.entries(byLayer)) {
      specs.forEach((spec, i) => {
        check(`layer ${type}, ${i + 1}`, spec);
      });
    }
    for (const [type, [activation, targets]] of Object.entries(byLoss)) {
      const last = { type: 'Dense', units: 2, activation };
      check(`loss ${type}`, {
        ...regression([3], [{ type: 'Dense', units: 4, activation: 'tanh' }, last]),
        data: { x: block([3, 3]), ...targets },
        compile: { optimizer: sgd, loss: type },
      });
    }
    for (const type of Object.keys(activations) as Activation['type'][]) {
      const activation = required[type] ?? type;
      if (!hasGradient({ type } as Activation)) continue;
      check(`activation ${type}`, regression([3], [{ type: 'Dense', units: 5, activation, bias_initializer: 'random_uniform' }, out]));
    }
  });
}

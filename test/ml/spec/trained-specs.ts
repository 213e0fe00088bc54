import fc from 'fast-check';
import { activations } from '../../../src/ml/registry/activations';
import { losses } from '../../../src/ml/registry/losses';
import { metrics } from '../../../src/ml/registry/metrics';
import { optimizers } from '../../../src/ml/registry/optimizers';

const oneOf = <const T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const names = (table: object): fc.Arbitrary<string> => fc.constantFrom(...Object.keys(table));
const sometimes = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });

const number = oneOf(0, 1, -1, 0.5, 2, 1e-3, 1e4, 1e20, -1e30);

/** Rows of inputs, and targets of one kind for all. */
const inline = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 3 }), oneOf('label', 'sign', 'value', 'pair'))
  .chain(([rows, width, kind]) =>
    fc.record({
      x: fc.array(fc.array(number, { minLength: width, maxLength: width }), { minLength: rows, maxLength: rows }),
      y: fc.array(
        {
          label: oneOf<unknown>(0, 1, 2),
          sign: oneOf<unknown>(-1, 1),
          value: number as fc.Arbitrary<unknown>,
          pair: oneOf<unknown>([0, 1], [1, 0]),
        }[kind],
        { minLength: rows, maxLength: rows },
      ),
    }),
  );

const data = fc
  .tuple(
    fc.oneof(
      inline,
      names({ AND: 0, XOR: 0, NOR: 0 }).map((gate) => ({ gate })),
      oneOf('circle', 'spiral', 'moons', 'blobs', 'line').map((synthetic) => ({ synthetic, samples: 12 })),
    ),
    fc.record(
      {
        scale: oneOf(255, 1e-30),
        one_hot: fc.boolean(),
        shuffle: fc.boolean(),
        validation: oneOf<unknown>(1, 0.3, { first: 2 }),
        test: oneOf<unknown>(1, 0.2),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([source, more]) => ({ ...source, ...more }));

const activation = names(activations);
const hidden = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: oneOf('Dense'), units: oneOf(1, 2, 5), activation, use_bias: fc.boolean() }) },
  fc.record({ type: oneOf('Dropout'), rate: oneOf(0, 0.5, 0.99) }),
  fc.record({ type: oneOf('Activation'), activation }),
  fc.record({ type: oneOf('BatchNormalization'), momentum: oneOf(0, 0.9, 0.99) }),
  oneOf({ type: 'Flatten' }, { type: 'Reshape', target_shape: [-1, 1] }, { type: 'Embedding', input_dim: 3, output_dim: 2 }),
  fc.record({
    type: oneOf('SimpleRNN', 'LSTM', 'GRU'),
    units: oneOf(1, 2),
    dropout: oneOf(0, 0.5),
    recurrent_dropout: oneOf(0, 0.5),
    return_sequences: fc.boolean(),
  }),
  oneOf({ type: 'Conv2D', filters: 1, kernel_size: 1 }, { type: 'MaxPooling2D', pool_size: 1 }, { type: 'GlobalAveragePooling2D' }),
);

const layers = fc
  .tuple(fc.array(hidden, { maxLength: 3 }), oneOf(1, 2, 3), activation)
  .map(([before, units, last]) => [...before, { type: 'Dense', units, activation: last }]);

const rate = oneOf(0.1, 0.001, 0, 1, 1e6, 1e30);
const optimizer = fc.oneof(
  names(optimizers),
  fc
    .tuple(names(optimizers), rate, sometimes(oneOf(0.5, 1e-30)))
    .map(([type, learning_rate, clipnorm]) => ({ type, learning_rate, ...(clipnorm && { clipnorm }) })),
);

const fit = fc
  .tuple(
    fc.record({ epochs: oneOf(1, 2, 5), batch_size: oneOf(1, 3, 32, 2 ** 32, Number.MAX_SAFE_INTEGER) }),
    fc.record(
      {
        shuffle: fc.boolean(),
        validation_split: oneOf(0, 0.3, 0.9),
        class_weight: oneOf({ '0': 1, '1': 1e30 }, { '1': 0 }),
        sample_weight: oneOf([1, 2, 3, 4], [0, 0, 0, 0]),
        early_stopping: oneOf<object>({ monitor: 'loss', patience: 1, restore_best_weights: true }, { monitor: 'val_loss' }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([always, more]) => ({ ...always, ...more }));

/** Specs over the whole registry: most of them nearly right, so that many pass the check. */
export const trainedSpecs = fc.record({
  seed: fc.integer({ min: 0, max: 99 }),
  engine: oneOf('compact', 'wasm', 'auto', 'cpu'),
  data,
  layers,
  compile: fc.record({ optimizer, loss: names(losses), metrics: fc.array(names(metrics), { maxLength: 2 }) }),
  fit,
});

import { activate } from '../activations';
import { type Tape, Value } from '../tape';
import type { Computed, LayerFunction } from './layer';

const first = (inputs: readonly Value[]): Value => inputs[0] as Value;

export const withBias = (tape: Tape, x: Value, bias: Value | undefined): Value => (bias ? tape.plus(x, bias) : x);

export const activated = (tape: Tape, value: Value, activation: NonNullable<Computed['before']>['activation']): Computed => ({
  value: activate(tape, activation, value),
  before: { value, activation },
});

export const Input: LayerFunction<'Input'> = (_, inputs) => ({ value: first(inputs) });

export const Dense: LayerFunction<'Dense'> = ({ activation }, inputs, { kernel, bias }, { tape }) =>
  activated(tape, withBias(tape, tape.product(first(inputs), kernel as Value), bias), activation);

export const Activation: LayerFunction<'Activation'> = ({ activation }, inputs, _, { tape }) => activated(tape, first(inputs), activation);

export const Flatten: LayerFunction<'Flatten'> = (_, inputs, __, { tape }) => {
  const x = first(inputs);
  const rows = x.shape[0] as number;
  return { value: tape.reshaped(x, [rows, x.values.length / rows]) };
};

export const Reshape: LayerFunction<'Reshape'> = ({ target_shape }, inputs, _, { tape }) => {
  const x = first(inputs);
  const rows = x.shape[0] as number;
  const known = target_shape.reduce((all, n) => (n === -1 ? all : all * n), rows);
  return {
    value: tape.reshaped(x, [rows, ...target_shape.map((n) => (n === -1 ? x.values.length / known : n))]),
  };
};

export const Dropout: LayerFunction<'Dropout'> = ({ rate }, inputs, _, { tape, mask }) => {
  const x = first(inputs);
  if (rate === 0) return { value: x };
  const drawn = new Value(x.shape, new Float64Array(mask(x.values.length, rate, 'inputs')));
  return { value: tape.times(x, drawn), mask: drawn };
};

export const Embedding: LayerFunction<'Embedding'> = ({ output_dim }, inputs, { embeddings }, { tape }) => {
  const x = first(inputs);
  const places = new Int32Array(x.values.length * output_dim);
  for (let i = 0; i < places.length; i++)
    places[i] = Math.trunc(x.values[Math.floor(i / output_dim)] as number) * output_dim + (i % output_dim);
  return { value: tape.take(embeddings as Value, places, [...x.shape, output_dim]) };
};

export const Add: LayerFunction<'Add'> = (_, inputs, __, { tape }) => ({ value: inputs.reduce((a, b) => tape.plus(a, b)) });

export const Concatenate: LayerFunction<'Concatenate'> = ({ axis }, inputs, _, { tape }) => ({ value: tape.concat(inputs, axis) });

export const BatchNormalization: LayerFunction<'BatchNormalization'> = ({ epsilon }, inputs, weights, { tape, trainable }) => {
  const x = first(inputs);
  const channels = x.shape.at(-1) as number;
  const { gamma, beta, moving_mean, moving_variance } = weights;
  const channel = Array.from(x.values, (_, i) => i % channels);
  const mean = trainable ? tape.means(x, channel, [channels]) : (moving_mean as Value);
  const centred = tape.zip(
    x,
    mean,
    (v, m) => v - m,
    () => 1,
    () => -1,
  );
  const variance = trainable ? tape.means(tape.times(centred, centred), channel, [channels]) : (moving_variance as Value);
  let value = tape.zip(
    centred,
    variance,
    (d, v) => d / Math.sqrt(v + epsilon),
    (_, v) => 1 / Math.sqrt(v + epsilon),
    (d, v) => (-0.5 * d) / (v + epsilon) ** 1.5,
  );
  if (gamma) value = tape.times(value, gamma);
  return { value: withBias(tape, value, beta), statistics: { mean, variance } };
};

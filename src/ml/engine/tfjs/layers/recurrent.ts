import * as tf from '@tensorflow/tfjs-core';
import type { LayerParams } from '../../../registry/layers';
import { activate } from '../activations';
import { project } from './core';
import type { LayerFunction, Pass } from './layer';

type Weights = Readonly<Record<string, tf.Tensor>>;
type Common = LayerParams<'SimpleRNN'> | LayerParams<'LSTM'> | LayerParams<'GRU'>;

/** One step: from the projected input and the present state to the next state, whose first part is the output. */
type Step = (x: tf.Tensor, state: readonly tf.Tensor[]) => readonly tf.Tensor[];

/** Keras's gates in the order of a kernel's columns; each drops other numbers where Keras draws a mask for each. */
const gates = { SimpleRNN: ['all'], LSTM: ['input', 'forget', 'cell', 'output'], GRU: ['update', 'reset', 'candidate'] } as const;

/**
 * A mask for each gate, drawn once for all steps of a sequence; undefined where nothing is dropped.
 * Source: keras/src/layers/rnn/lstm.py and gru.py, where `recurrent_dropout` sets `implementation` to 1, which computes gate by gate.
 */
function masks(
  names: readonly string[],
  shape: readonly number[],
  rate: number,
  use: string,
  pass: Pass,
): readonly tf.Tensor[] | undefined {
  if (!pass.training || rate === 0) return undefined;
  return names.map((name) => pass.mask(shape, rate, names.length > 1 ? `${use} of ${name}` : use));
}

/** x · kernel, where each of the masks is for an equal part of the kernel's columns. */
function projectMasked(x: tf.Tensor, kernel: tf.Tensor, masks: readonly tf.Tensor[] | undefined): tf.Tensor {
  if (!masks) return project(x, kernel);
  const parts = masks.length > 1 ? tf.split(kernel, masks.length, 1) : [kernel];
  const products = parts.map((part, gate) => project(tf.mul(x, masks[gate] as tf.Tensor), part));
  return products.length > 1 ? tf.concat(products, -1) : (products[0] as tf.Tensor);
}

/** x · kernel of all steps. Without recurrent dropout Keras computes all gates in one product, so that they share a mask. */
function projectInputs(config: Common, names: readonly string[], x: tf.Tensor, kernel: tf.Tensor, pass: Pass): tf.Tensor {
  const [rows, , features] = x.shape as [number, number, number];
  const drawn = config.recurrent_dropout > 0 ? names : ['all'];
  return projectMasked(x, kernel, masks(drawn, [rows, 1, features], config.dropout, 'inputs', pass));
}

const recurrentMasks = (config: Common, names: readonly string[], x: tf.Tensor, pass: Pass): readonly tf.Tensor[] | undefined =>
  masks(names, [x.shape[0] as number, config.units], config.recurrent_dropout, 'recurrent', pass);

/**
 * Runs a cell over the steps of a batch of sequences.
 * @param projected x · kernel (+ bias) of all steps, [batch, steps, columns]
 * @param states how many tensors of [batch, units] the cell remembers
 * @param step receives what is projected of one step
 */
function scan(config: Common, projected: tf.Tensor, states: number, step: Step): tf.Tensor {
  const forwards = perStep(projected);
  // A copy: the tape of tfjs's gradients holds on to the list itself.
  const steps = config.go_backwards ? [...forwards].reverse() : forwards;
  let state: readonly tf.Tensor[] = Array.from({ length: states }, () => tf.zeros([projected.shape[0] as number, config.units]));
  const outputs: tf.Tensor[] = [];
  for (const now of steps) {
    state = step(now, state);
    outputs.push(state[0] as tf.Tensor);
  }
  return config.return_sequences ? tf.stack(outputs, 1) : (outputs.at(-1) as tf.Tensor);
}

/** The steps of [batch, steps, columns], one tensor each. tfjs's gradient of `unstack` fails where there is a single one. */
function perStep(x: tf.Tensor): tf.Tensor[] {
  const [rows, steps, columns] = x.shape as [number, number, number];
  return steps === 1 ? [tf.reshape(x, [rows, columns])] : tf.unstack(x, 1);
}

const withBias = (x: tf.Tensor, bias: tf.Tensor | undefined): tf.Tensor => (bias ? tf.add(x, bias) : x);

export const SimpleRNN: LayerFunction<'SimpleRNN'> = (config, [x], weights: Weights, pass) => {
  const { kernel, recurrent_kernel, bias } = weights;
  const input = withBias(projectInputs(config, gates.SimpleRNN, x as tf.Tensor, kernel as tf.Tensor, pass), bias);
  const dropped = recurrentMasks(config, gates.SimpleRNN, x as tf.Tensor, pass);
  const step: Step = (now, [h]) => [
    activate(config.activation, tf.add(now, projectMasked(h as tf.Tensor, recurrent_kernel as tf.Tensor, dropped))),
  ];
  return { value: scan(config, input, 1, step) };
};

export const LSTM: LayerFunction<'LSTM'> = (config, [x], weights: Weights, pass) => {
  const { kernel, recurrent_kernel, bias } = weights;
  const input = withBias(projectInputs(config, gates.LSTM, x as tf.Tensor, kernel as tf.Tensor, pass), bias);
  const dropped = recurrentMasks(config, gates.LSTM, x as tf.Tensor, pass);
  const gate = (z: tf.Tensor): tf.Tensor => activate(config.recurrent_activation, z);
  const step: Step = (now, [h, c]) => {
    const z = tf.add(now, projectMasked(h as tf.Tensor, recurrent_kernel as tf.Tensor, dropped));
    const [zi, zf, zc, zo] = tf.split(z, 4, 1) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
    const cell = tf.add(tf.mul(gate(zf), c as tf.Tensor), tf.mul(gate(zi), activate(config.activation, zc)));
    return [tf.mul(gate(zo), activate(config.activation, cell)), cell];
  };
  return { value: scan(config, input, 2, step) };
};

export const GRU: LayerFunction<'GRU'> = (config, [x], weights: Weights, pass) => {
  const { kernel, bias } = weights;
  const recurrent = weights['recurrent_kernel'] as tf.Tensor;
  const { units } = config;
  const rows = bias && config.reset_after ? tf.unstack(bias, 0) : [bias, undefined];
  const input = withBias(projectInputs(config, gates.GRU, x as tf.Tensor, kernel as tf.Tensor, pass), rows[0]);
  const dropped = recurrentMasks(config, gates.GRU, x as tf.Tensor, pass);
  const gate = (z: tf.Tensor): tf.Tensor => activate(config.recurrent_activation, z);
  const step: Step = (now, [state]) => {
    const h = state as tf.Tensor;
    const [xz, xr, xh] = tf.split(now, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
    let update: tf.Tensor;
    let candidate: tf.Tensor;
    if (config.reset_after) {
      const [hz, hr, hh] = tf.split(withBias(projectMasked(h, recurrent, dropped), rows[1]), 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
      update = gate(tf.add(xz, hz));
      candidate = tf.add(xh, tf.mul(gate(tf.add(xr, hr)), hh));
    } else {
      const open = projectMasked(h, tf.slice(recurrent, [0, 0], [units, 2 * units]), dropped?.slice(0, 2));
      const [hz, hr] = tf.split(open, 2, 1) as [tf.Tensor, tf.Tensor];
      update = gate(tf.add(xz, hz));
      const reset = tf.mul(gate(tf.add(xr, hr)), h);
      candidate = tf.add(xh, projectMasked(reset, tf.slice(recurrent, [0, 2 * units], [units, units]), dropped?.slice(2)));
    }
    return [tf.add(tf.mul(update, h), tf.mul(tf.sub(1, update), activate(config.activation, candidate)))];
  };
  return { value: scan(config, input, 1, step) };
};

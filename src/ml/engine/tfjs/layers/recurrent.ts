import * as tf from '@tensorflow/tfjs-core';
import type { LayerParams } from '../../../registry/layers';
import { activate } from '../activations';
import { project } from './core';
import type { LayerFunction, Pass } from './layer';

type Weights = Readonly<Record<string, tf.Tensor>>;
type Common = LayerParams<'SimpleRNN'> | LayerParams<'LSTM'> | LayerParams<'GRU'>;

/** One step: from the projected input and the present state to the next state, whose first part is the output. */
type Step = (x: tf.Tensor, state: readonly tf.Tensor[]) => readonly tf.Tensor[];

/**
 * Runs a cell over the steps of a batch of sequences, [batch, steps, features].
 * @param states how many tensors of [batch, units] the cell remembers
 * @param step receives x · kernel (+ bias) of one step
 */
function scan(config: Common, x: tf.Tensor, states: number, input: (x: tf.Tensor) => tf.Tensor, step: Step, pass: Pass): tf.Tensor {
  const [rows, steps, features] = x.shape as [number, number, number];
  // Keras draws one mask for all steps of a sequence.
  const masked = pass.training && config.dropout > 0 ? tf.mul(x, pass.mask([rows, 1, features], config.dropout, 'inputs')) : x;
  const forwards = perStep(input(masked));
  // A copy: the tape of tfjs's gradients holds on to the list itself.
  const projected = config.go_backwards ? [...forwards].reverse() : forwards;
  let state: readonly tf.Tensor[] = Array.from({ length: states }, () => tf.zeros([rows, config.units]));
  const outputs: tf.Tensor[] = [];
  for (let i = 0; i < steps; i++) {
    state = step(projected[i] as tf.Tensor, state);
    outputs.push(state[0] as tf.Tensor);
  }
  return config.return_sequences ? tf.stack(outputs, 1) : (outputs.at(-1) as tf.Tensor);
}

/** The steps of [batch, steps, columns], one tensor each. tfjs's gradient of `unstack` fails where there is a single one. */
function perStep(x: tf.Tensor): tf.Tensor[] {
  const [rows, steps, columns] = x.shape as [number, number, number];
  return steps === 1 ? [tf.reshape(x, [rows, columns])] : tf.unstack(x, 1);
}

/** The remembered numbers, with the recurrent dropout of this step's pass. */
const recall = (config: Common, h: tf.Tensor, pass: Pass): tf.Tensor =>
  pass.training && config.recurrent_dropout > 0 ? tf.mul(h, pass.mask(h.shape, config.recurrent_dropout, 'recurrent')) : h;

const withBias = (x: tf.Tensor, bias: tf.Tensor | undefined): tf.Tensor => (bias ? tf.add(x, bias) : x);

export const SimpleRNN: LayerFunction<'SimpleRNN'> = (config, [x], weights: Weights, pass) => {
  const { kernel, recurrent_kernel, bias } = weights;
  const input = (seq: tf.Tensor): tf.Tensor => withBias(project(seq, kernel as tf.Tensor), bias);
  const step: Step = (now, [h]) => [
    activate(config.activation, tf.add(now, project(recall(config, h as tf.Tensor, pass), recurrent_kernel as tf.Tensor))),
  ];
  return { value: scan(config, x as tf.Tensor, 1, input, step, pass) };
};

/** Keras's order of gates in the columns: input, forget, cell, output. */
export const LSTM: LayerFunction<'LSTM'> = (config, [x], weights: Weights, pass) => {
  const { kernel, recurrent_kernel, bias } = weights;
  const input = (seq: tf.Tensor): tf.Tensor => withBias(project(seq, kernel as tf.Tensor), bias);
  const gate = (z: tf.Tensor): tf.Tensor => activate(config.recurrent_activation, z);
  const step: Step = (now, [h, c]) => {
    const z = tf.add(now, project(recall(config, h as tf.Tensor, pass), recurrent_kernel as tf.Tensor));
    const [zi, zf, zc, zo] = tf.split(z, 4, 1) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
    const cell = tf.add(tf.mul(gate(zf), c as tf.Tensor), tf.mul(gate(zi), activate(config.activation, zc)));
    return [tf.mul(gate(zo), activate(config.activation, cell)), cell];
  };
  return { value: scan(config, x as tf.Tensor, 2, input, step, pass) };
};

/** Keras's order of gates in the columns: update, reset, candidate. */
export const GRU: LayerFunction<'GRU'> = (config, [x], weights: Weights, pass) => {
  const { kernel, bias } = weights;
  const recurrent = weights['recurrent_kernel'] as tf.Tensor;
  const { units } = config;
  const rows = bias && config.reset_after ? tf.unstack(bias, 0) : [bias, undefined];
  const input = (seq: tf.Tensor): tf.Tensor => withBias(project(seq, kernel as tf.Tensor), rows[0]);
  const gate = (z: tf.Tensor): tf.Tensor => activate(config.recurrent_activation, z);
  const step: Step = (now, [state]) => {
    const kept = state as tf.Tensor;
    const h = recall(config, kept, pass);
    const [xz, xr, xh] = tf.split(now, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
    let update: tf.Tensor;
    let candidate: tf.Tensor;
    if (config.reset_after) {
      const [hz, hr, hh] = tf.split(withBias(project(h, recurrent), rows[1]), 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
      update = gate(tf.add(xz, hz));
      candidate = tf.add(xh, tf.mul(gate(tf.add(xr, hr)), hh));
    } else {
      const gates = project(h, tf.slice(recurrent, [0, 0], [units, 2 * units]));
      const [hz, hr] = tf.split(gates, 2, 1) as [tf.Tensor, tf.Tensor];
      update = gate(tf.add(xz, hz));
      const reset = tf.mul(gate(tf.add(xr, hr)), h);
      candidate = tf.add(xh, project(reset, tf.slice(recurrent, [0, 2 * units], [units, units])));
    }
    return [tf.add(tf.mul(update, kept), tf.mul(tf.sub(1, update), activate(config.activation, candidate)))];
  };
  return { value: scan(config, x as tf.Tensor, 1, input, step, pass) };
};

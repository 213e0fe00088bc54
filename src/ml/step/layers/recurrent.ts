import type { LayerParams } from '../../registry/layers';
import { activate } from '../activations';
import { type Tape, Value } from '../tape';
import { withBias } from './core';
import type { Computed, LayerFunction, Pass } from './layer';

type Common = LayerParams<'SimpleRNN'> | LayerParams<'LSTM'> | LayerParams<'GRU'>;
type Weights = Readonly<Record<string, Value>>;

/** What a time step computes, by name, in the order in which it does. */
type Blocks = Readonly<Record<string, Value>>;

/** From the projected input of a time step and the present state to what it computes; `states` names what of that is the next state. */
type Step = (x: Value, state: readonly Value[]) => Blocks;

/** Keras's gates in the order of a kernel's columns. */
const gates = { SimpleRNN: ['all'], LSTM: ['input', 'forget', 'cell', 'output'], GRU: ['update', 'reset', 'candidate'] } as const;

/** Columns of the last axis of a matrix, `to` excluded. */
function columns(tape: Tape, x: Value, from: number, to: number): Value {
  const width = x.shape.at(-1) as number;
  const rows = x.values.length / width;
  const places = Array.from({ length: rows * (to - from) }, (_, i) => Math.floor(i / (to - from)) * width + from + (i % (to - from)));
  return tape.take(x, places, [...x.shape.slice(0, -1), to - from]);
}

/** A matrix in equal parts, side by side. */
function split(tape: Tape, x: Value, parts: number): readonly Value[] {
  const width = (x.shape.at(-1) as number) / parts;
  return Array.from({ length: parts }, (_, i) => columns(tape, x, i * width, (i + 1) * width));
}

/** One time step of [batch, steps, features]. */
function at(tape: Tape, x: Value, step: number): Value {
  const [batch, steps, features] = x.shape as [number, number, number];
  const places = Array.from({ length: batch * features }, (_, i) => (Math.floor(i / features) * steps + step) * features + (i % features));
  return tape.take(x, places, [batch, features]);
}

/** A mask for each gate, drawn once for all time steps; undefined where nothing is dropped. */
function masks(
  pass: Pass,
  names: readonly string[],
  shape: readonly [number, number],
  rate: number,
  use: string,
): readonly Value[] | undefined {
  if (rate === 0) return undefined;
  return names.map((name) => {
    const drawn = pass.mask(shape[0] * shape[1], rate, names.length > 1 ? `${use} of ${name}` : use);
    return new Value(shape, Float64Array.from(drawn));
  });
}

/** x · kernel, where each of the masks is for an equal part of the kernel's columns. */
function product(tape: Tape, x: Value, kernel: Value, masked: readonly Value[] | undefined): Value {
  if (!masked) return tape.product(x, kernel);
  const parts = split(tape, kernel, masked.length);
  return tape.concat(
    masked.map((mask, i) => tape.product(tape.times(x, mask), parts[i] as Value)),
    -1,
  );
}

/** Runs a cell over the time steps. @param bias of the inputs @param states what the cell remembers, by the names of its blocks; the first is the output */
function scan(
  config: Common,
  x: Value,
  kernel: Value,
  bias: Value | undefined,
  names: readonly string[],
  states: readonly string[],
  pass: Pass,
  step: Step,
): Computed {
  const { tape } = pass;
  const [batch, steps, features] = x.shape as [number, number, number];
  // Without recurrent dropout Keras computes all gates in one product, so that they share a mask.
  const dropped = masks(pass, config.recurrent_dropout > 0 ? names : ['all'], [batch, features], config.dropout, 'inputs');
  const [mask, ofGates] = dropped?.length === 1 ? [dropped[0], undefined] : [undefined, dropped];
  let state: readonly Value[] = states.map(() => new Value([batch, config.units], new Float64Array(batch * config.units)));
  const timeSteps: { readonly at: number; readonly blocks: Blocks }[] = [];
  for (let i = 0; i < steps; i++) {
    const place = config.go_backwards ? steps - 1 - i : i;
    const read = at(tape, x, place);
    const input = mask ? tape.times(read, mask) : read;
    const blocks = step(withBias(tape, product(tape, input, kernel, ofGates), bias), state);
    state = states.map((name) => blocks[name] as Value);
    timeSteps.push({ at: place, blocks: { ...(mask && { mask }), input, ...blocks } });
  }
  const outputs = timeSteps.map(({ blocks }) => blocks[states[0] as string] as Value);
  if (!config.return_sequences) return { value: outputs.at(-1) as Value, timeSteps };
  const value = tape.concat(
    outputs.map((output) => tape.reshaped(output, [batch, 1, config.units])),
    1,
  );
  return { value, timeSteps };
}

const recurrentMasks = (config: Common, names: readonly string[], x: Value, pass: Pass): readonly Value[] | undefined =>
  masks(pass, names, [x.shape[0] as number, config.units], config.recurrent_dropout, 'recurrent');

export const SimpleRNN: LayerFunction<'SimpleRNN'> = (config, [x], weights: Weights, pass) => {
  const { tape } = pass;
  const { kernel, recurrent_kernel, bias } = weights;
  const dropped = recurrentMasks(config, gates.SimpleRNN, x as Value, pass);
  const step: Step = (now, [h]) => {
    const preActivations = tape.plus(now, product(tape, h as Value, recurrent_kernel as Value, dropped));
    return { preActivations, hidden: activate(tape, config.activation, preActivations) };
  };
  return scan(config, x as Value, kernel as Value, bias, gates.SimpleRNN, ['hidden'], pass, step);
};

export const LSTM: LayerFunction<'LSTM'> = (config, [x], weights: Weights, pass) => {
  const { tape } = pass;
  const { kernel, recurrent_kernel, bias } = weights;
  const dropped = recurrentMasks(config, gates.LSTM, x as Value, pass);
  const gate = (z: Value): Value => activate(tape, config.recurrent_activation, z);
  const step: Step = (now, [h, c]) => {
    const preActivations = tape.plus(now, product(tape, h as Value, recurrent_kernel as Value, dropped));
    const [zi, zf, zc, zo] = split(tape, preActivations, 4) as [Value, Value, Value, Value];
    const [input_gate, forget_gate, candidate, output_gate] = [gate(zi), gate(zf), activate(tape, config.activation, zc), gate(zo)];
    const cell = tape.plus(tape.times(forget_gate, c as Value), tape.times(input_gate, candidate));
    const hidden = tape.times(output_gate, activate(tape, config.activation, cell));
    return { preActivations, input_gate, forget_gate, candidate, output_gate, cell, hidden };
  };
  return scan(config, x as Value, kernel as Value, bias, gates.LSTM, ['hidden', 'cell'], pass, step);
};

/** update · state + (1 − update) · candidate */
function mixed(tape: Tape, update: Value, state: Value, candidate: Value): Value {
  const kept = tape.times(update, state);
  const rest = tape.map(
    update,
    (u) => 1 - u,
    () => -1,
  );
  return tape.plus(kept, tape.times(rest, candidate));
}

export const GRU: LayerFunction<'GRU'> = (config, [x], weights: Weights, pass) => {
  const { tape } = pass;
  const { kernel, bias } = weights;
  const { units, reset_after } = config;
  const recurrent = weights['recurrent_kernel'] as Value;
  const row = (i: number): Value | undefined =>
    bias &&
    tape.take(
      bias,
      Array.from({ length: 3 * units }, (_, k) => i * 3 * units + k),
      [3 * units],
    );
  const [ofInputs, ofState] = bias && reset_after ? [row(0), row(1)] : [bias, undefined];
  const dropped = recurrentMasks(config, gates.GRU, x as Value, pass);
  const gate = (z: Value): Value => activate(tape, config.recurrent_activation, z);
  const step: Step = (now, [state]) => {
    const h = state as Value;
    const [xz, xr, xh] = split(tape, now, 3) as [Value, Value, Value];
    if (reset_after) {
      const from_state = withBias(tape, product(tape, h, recurrent, dropped), ofState);
      const [hz, hr, hh] = split(tape, from_state, 3) as [Value, Value, Value];
      const [update_gate, reset_gate] = [gate(tape.plus(xz, hz)), gate(tape.plus(xr, hr))];
      const candidate = activate(tape, config.activation, tape.plus(xh, tape.times(reset_gate, hh)));
      return { from_input: now, from_state, update_gate, reset_gate, candidate, hidden: mixed(tape, update_gate, h, candidate) };
    }
    const open = product(tape, h, columns(tape, recurrent, 0, 2 * units), dropped?.slice(0, 2));
    const [hz, hr] = split(tape, open, 2) as [Value, Value];
    const [update_gate, reset_gate] = [gate(tape.plus(xz, hz)), gate(tape.plus(xr, hr))];
    const reset_state = tape.times(reset_gate, h);
    const hh = product(tape, reset_state, columns(tape, recurrent, 2 * units, 3 * units), dropped?.slice(2));
    const candidate = activate(tape, config.activation, tape.plus(xh, hh));
    const hidden = mixed(tape, update_gate, h, candidate);
    return { from_input: now, from_state: open, update_gate, reset_gate, reset_state, from_reset_state: hh, candidate, hidden };
  };
  return scan(config, x as Value, kernel as Value, ofInputs, gates.GRU, ['hidden'], pass, step);
};

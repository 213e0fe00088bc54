import { required, standard } from '../../language/fields';
import { boolean, integer, number } from '../../language/kinds';
import { plural } from '../../language/messages/words';
import type { Shape } from '../../language/shape';
import type { Activation } from '../activations';
import { initializer } from '../initializers';
import {
  type Axis,
  activation,
  type Built,
  initial,
  kerasLayer,
  layer,
  type Misfit,
  misfit,
  unsupportedInLayers,
  type WeightDraft,
} from './layer';

const unsupported = [...unsupportedInLayers, 'implementation'];

const named = (type: 'tanh' | 'sigmoid') => ({ type }) as Activation;

const common = {
  units: required(integer({ min: 1 }), 'How many numbers the layer remembers and outputs.'),
  activation: standard(activation, named('tanh'), 'Function applied to the new values.'),
  use_bias: standard(boolean, true, 'Whether biases are added.'),
  kernel_initializer: standard(initializer, initial('glorot_uniform'), 'First weights of the inputs.'),
  recurrent_initializer: standard(initializer, initial('orthogonal'), 'First weights of the remembered numbers.'),
  bias_initializer: standard(initializer, initial('zeros'), 'First biases.'),
  dropout: standard(number({ min: 0, below: 1 }), 0, 'Part of the inputs set to 0 while training.'),
  recurrent_dropout: standard(number({ min: 0, below: 1 }), 0, 'Part of the remembered numbers set to 0 while training.'),
  return_sequences: standard(boolean, false, 'Whether the output has all time steps, or only the last.'),
  go_backwards: standard(boolean, false, 'Whether the sequence is read from its end.'),
};

const gated = { ...common, recurrent_activation: standard(activation, named('sigmoid'), 'Function of the gates.') };

interface Recurrent {
  readonly units: number;
  readonly use_bias: boolean;
  readonly return_sequences: boolean;
  readonly kernel_initializer: WeightDraft['initializer'];
  readonly recurrent_initializer: WeightDraft['initializer'];
  readonly bias_initializer: WeightDraft['initializer'];
}

/**
 * @param gates how many columns of weights each unit has: 1, 4 for LSTM, 3 for GRU
 * @param forget whether the second quarter of the biases, the forget gate's, starts at 1
 */
function build(type: string, p: Recurrent, input: Shape, gates: number, biasRows = 1, forget = false): Built | { readonly misfit: Misfit } {
  const [steps, features] = input;
  if (input.length !== 2 || steps === undefined || features === undefined)
    return misfit('needs-sequences', { layer: type, found: [...input] });
  const columns = gates * p.units;
  const column: Axis = gates === 1 ? 'unit' : 'gated-unit';
  const biasAxes = biasRows === 1 ? { shape: [columns], axes: [column] } : { shape: [biasRows, columns], axes: ['bias', column] as const };
  const bias = { name: 'bias', ...biasAxes, initializer: p.bias_initializer };
  const biases = biasRows === 1 ? '1 bias' : `${biasRows} biases`;
  return {
    output: p.return_sequences ? [steps, p.units] : [p.units],
    weights: [
      { name: 'kernel', shape: [features, columns], axes: ['input', column], initializer: p.kernel_initializer },
      { name: 'recurrent_kernel', shape: [p.units, columns], axes: ['remembered', column], initializer: p.recurrent_initializer },
      ...(p.use_bias ? [{ ...bias, ...(forget && { ones: [p.units, 2 * p.units] as const }) }] : []),
    ],
    multiplyAdds: steps * (features + p.units) * columns,
    arithmetic: `(${plural(features, 'input')} + ${p.units} remembered${p.use_bias ? ` + ${biases}` : ''}) × ${plural(p.units, 'unit')}${gates > 1 ? ` × ${gates} gates` : ''}`,
  };
}

export const SimpleRNN = layer({
  text: 'Reads a sequence in time steps, and remembers what it output at the step before.',
  formula: 'h ← activation(x · kernel + h · recurrent_kernel + bias)',
  use: 'For short sequences. In long ones the gradient vanishes: take LSTM or GRU.',
  source: kerasLayer('recurrent_layers', 'simple_rnn'),
  timeSteps: true,
  params: common,
  unsupported,
  build: (p, [input = []]) => build('SimpleRNN', p, input, 1),
});

export const LSTM = layer({
  text: 'Long short-term memory: reads a sequence with a memory c (the cell). Three gates decide what comes in (i), stays (f) and goes out (o).',
  formula: 'c ← f · c + i · g,   h ← o · activation(c)',
  use: 'For sequences in which something far back matters.',
  source: kerasLayer('recurrent_layers', 'lstm'),
  timeSteps: true,
  params: {
    ...gated,
    units: required(integer({ min: 1 }), 'How many numbers the layer outputs; it remembers as many again in its cell.'),
    activation: standard(activation, named('tanh'), 'Function applied to the new values, and to the cell that is output.'),
    unit_forget_bias: standard(boolean, true, 'Whether the forget gate’s bias starts at 1.'),
  },
  unsupported,
  build: (p, [input = []]) => build('LSTM', p, input, 4, 1, p.unit_forget_bias),
});

export const GRU = layer({
  text: 'Gated recurrent unit: reads a sequence with an update gate z, and a reset gate within the new values g.',
  formula: 'h ← z · h + (1 − z) · g',
  use: 'As LSTM, with a quarter fewer weights; often as good.',
  source: kerasLayer('recurrent_layers', 'gru'),
  timeSteps: true,
  params: {
    ...gated,
    reset_after: standard(boolean, true, 'Whether the reset gate works after the matrix product (as Keras does) or before it.'),
  },
  unsupported,
  build: (p, [input = []]) => build('GRU', p, input, 3, p.reset_after ? 2 : 1),
});

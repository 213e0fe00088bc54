import { required, standard } from '../../language/fields';
import { boolean, integer, listOf, number } from '../../language/kinds';
import { plural } from '../../language/messages/words';
import { volume } from '../../language/shape';
import { linear } from '../activations';
import { initializer } from '../initializers';
import { activation, initial, kerasLayer, layer, misfit, unsupportedInLayers, weightless } from './layer';

const unsupported = unsupportedInLayers;

export const Input = layer({
  text: 'Takes the data in, and gives the shape of one sample. The first layer of a graph.',
  use: 'As the first layer of a graph. In a plain stack input_shape of the first layer is enough.',
  source: kerasLayer('core_layers', 'input'),
  aliases: ['InputLayer'],
  params: { shape: required(listOf(integer({ min: 1 })), 'Sizes of one sample.') },
  unsupported,
  build: ({ shape }) => weightless(shape),
});

export const Dense = layer({
  text: 'Every input goes to every unit, which adds them up by its weights.',
  formula: 'y = activation(x · kernel + bias)',
  use: 'For hidden layers and outputs of nearly every network. For pictures and sequences put layers before it that use their order.',
  source: kerasLayer('core_layers', 'dense'),
  params: {
    units: required(integer({ min: 1 }), 'Number of units, that is, of outputs.'),
    activation: standard(activation, linear, 'Function applied to each weighted sum; linear if not given.'),
    use_bias: standard(boolean, true, 'Whether each unit adds a bias.'),
    kernel_initializer: standard(initializer, initial('glorot_uniform'), 'First values of the kernel.'),
    bias_initializer: standard(initializer, initial('zeros'), 'First values of the bias.'),
  },
  unsupported,
  build({ units, use_bias, kernel_initializer, bias_initializer }, [input = []]) {
    const last = input.at(-1);
    if (last === undefined) return misfit('needs-rank', { layer: 'Dense' });
    return {
      output: [...input.slice(0, -1), units],
      weights: [
        { name: 'kernel', shape: [last, units], axes: ['input', 'unit'], initializer: kernel_initializer },
        ...(use_bias ? [{ name: 'bias', shape: [units], axes: ['unit'] as const, initializer: bias_initializer }] : []),
      ],
      multiplyAdds: volume(input) * units,
      arithmetic: `${use_bias ? `(${plural(last, 'input')} + 1 bias)` : plural(last, 'input')} × ${plural(units, 'unit')}`,
    };
  },
});

export const Flatten = layer({
  text: 'Lays the numbers of a sample out in one row: 28 × 28 becomes 784.',
  use: 'Between layers of pictures or sequences and Dense.',
  source: kerasLayer('reshaping_layers', 'flatten'),
  params: {},
  passes: true,
  unsupported,
  build: (_, [input = []]) => weightless([volume(input)]),
});

export const Reshape = layer({
  text: 'Gives the numbers of a sample another shape, in the same order.',
  use: 'Where the next layer needs other axes, as a picture out of a row of 784 numbers.',
  source: kerasLayer('reshaping_layers', 'reshape'),
  params: { target_shape: required(listOf(integer({ min: -1 })), 'The new sizes; one of them may be -1 for whatever is left.') },
  passes: true,
  unsupported,
  build({ target_shape }, [input = []]) {
    const open = target_shape.filter((n) => n === -1).length;
    const known = volume(target_shape.filter((n) => n !== -1));
    const total = volume(input);
    if (open > 1 || target_shape.includes(0) || (open ? total % known : total !== known)) {
      return misfit('reshape-does-not-fit', { from: [...input], total, to: [...target_shape] });
    }
    return weightless(target_shape.map((n) => (n === -1 ? total / known : n)));
  },
});

export const Activation = layer({
  text: 'Applies an activation function to its input.',
  formula: 'y = f(x)',
  use: 'Where the function should be a layer of its own, as after BatchNormalization.',
  source: kerasLayer('core_layers', 'activation'),
  params: { activation: required(activation, 'The function.') },
  unsupported,
  build: (_, [input = []]) => weightless(input),
});

export const Dropout = layer({
  text: 'While training, sets a random part of its inputs to 0 and multiplies the others by 1 / (1 − rate). Otherwise it does nothing.',
  formula: 'y = x · mask / (1 − rate)',
  use: 'Against overfitting, after large hidden layers; rates of 0.2 to 0.5 are usual. It does not help where even the training data is not learned.',
  source: kerasLayer('regularization_layers', 'dropout'),
  params: { rate: required(number({ min: 0, below: 1 }), 'The part that is set to 0.') },
  passes: true,
  unsupported,
  build: (_, [input = []]) => weightless(input),
});

export const BatchNormalization = layer({
  text: 'Normalises each channel to mean 0 and variance 1, then scales it by gamma and shifts it by beta. Mean and variance are those of the batch while training, moving averages otherwise.',
  formula: 'y = gamma · (x − mean) / √(variance + epsilon) + beta',
  use: 'In deep networks, to train faster and with larger learning rates. Not with very small batches, whose means are noise.',
  source: kerasLayer('normalization_layers', 'batch_normalization'),
  params: {
    axis: standard(integer(), -1, 'The axis of channels; only the last one.'),
    momentum: standard(number({ min: 0, max: 1 }), 0.99, 'How much of the moving averages is kept at each batch.'),
    epsilon: standard(number({ min: 0 }), 0.001, 'Added to the variance to avoid a division by zero.'),
    center: standard(boolean, true, 'Whether beta is added.'),
    scale: standard(boolean, true, 'Whether gamma multiplies.'),
    beta_initializer: standard(initializer, initial('zeros'), 'First values of beta.'),
    gamma_initializer: standard(initializer, initial('ones'), 'First values of gamma.'),
    moving_mean_initializer: standard(initializer, initial('zeros'), 'First moving means.'),
    moving_variance_initializer: standard(initializer, initial('ones'), 'First moving variances.'),
  },
  unsupported: [...unsupported, 'renorm', 'virtual_batch_size'],
  build(p, [input = []]) {
    const channels = input.at(-1);
    if (channels === undefined || (p.axis !== -1 && p.axis !== input.length))
      return misfit('only-last-axis', { layer: 'BatchNormalization', axis: p.axis });
    const each = { shape: [channels], axes: ['channel'] as const };
    const weights = [
      ...(p.scale ? [{ name: 'gamma', ...each, initializer: p.gamma_initializer }] : []),
      ...(p.center ? [{ name: 'beta', ...each, initializer: p.beta_initializer }] : []),
      { name: 'moving_mean', ...each, initializer: p.moving_mean_initializer, trainable: false as const },
      { name: 'moving_variance', ...each, initializer: p.moving_variance_initializer, trainable: false as const },
    ];
    const names = weights.map((w) => w.name.replaceAll('_', ' ')).join(', ');
    return {
      output: input,
      weights,
      multiplyAdds: volume(input),
      arithmetic: `${plural(channels, 'channel')} × ${weights.length} (${names})`,
    };
  },
});

export const Embedding = layer({
  text: 'A table with one row of numbers for each whole number (a word, say); gives the row of each input.',
  formula: 'y = embeddings[x]',
  use: 'As the first layer for words, letters or other whole numbers that are names and not amounts.',
  source: kerasLayer('core_layers', 'embedding'),
  params: {
    input_dim: required(integer({ min: 1 }), 'How many different whole numbers there are: inputs are 0 to input_dim − 1.'),
    output_dim: required(integer({ min: 1 }), 'How many numbers there are in each row.'),
    embeddings_initializer: standard(initializer, initial('random_uniform'), 'First values of the table.'),
  },
  unsupported,
  build: ({ input_dim, output_dim, embeddings_initializer }, [input = []]) => ({
    output: [...input, output_dim],
    weights: [{ name: 'embeddings', shape: [input_dim, output_dim], axes: ['token', 'component'], initializer: embeddings_initializer }],
    multiplyAdds: 0,
    arithmetic: `${plural(input_dim, 'row')} × ${plural(output_dim, 'number')}`,
  }),
});

export const Add = layer({
  text: 'Adds its inputs, number by number; an axis of size 1 is repeated to fit.',
  formula: 'y = Σ xᵢ',
  use: 'For skip connections: gradients go around the layers between.',
  source: kerasLayer('merging_layers', 'add'),
  params: {},
  joins: true,
  unsupported,
  build(_, inputs) {
    const [first = [], ...others] = inputs;
    let sum = first;
    for (const other of others) {
      const fits = other.length === sum.length && other.every((n, i) => n === sum[i] || n === 1 || sum[i] === 1);
      if (!fits) return misfit('cannot-add', { first: [...sum], other: [...other] });
      sum = sum.map((n, i) => Math.max(n, other[i] as number));
    }
    return weightless(sum);
  },
});

export const Concatenate = layer({
  text: 'Puts its inputs side by side along one axis.',
  use: 'In graphs, to bring several ways together and keep all their numbers.',
  source: kerasLayer('merging_layers', 'concatenate'),
  params: { axis: standard(integer(), -1, 'The axis they are joined along; the first axis, 0, is the batch.') },
  joins: true,
  unsupported,
  build({ axis }, inputs) {
    const [first = []] = inputs;
    const at = axis < 0 ? first.length + axis : axis - 1;
    const other = inputs.find((s) => s.length !== first.length || s.some((n, i) => i !== at && n !== first[i]));
    if (other || at < 0 || at >= first.length)
      return misfit('cannot-concatenate', { axis, first: [...first], other: [...(other ?? first)] });
    return weightless(first.map((n, i) => (i === at ? inputs.reduce((sum, s) => sum + (s[at] as number), 0) : n)));
  },
});

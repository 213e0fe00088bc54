import { required, standard } from '../../language/fields';
import { boolean, integer, nullable, oneOf, pair } from '../../language/kinds';
import { plural } from '../../language/messages/words';
import type { Shape } from '../../language/shape';
import { linear } from '../activations';
import { initializer } from '../initializers';
import { activation, initial, kerasLayer, layer, misfit, unsupportedInLayers, weightless } from './layer';

const unsupported = unsupportedInLayers;
const padding = (same: string) =>
  standard(oneOf(['valid', 'same'], 'padding'), 'valid', `"valid": only where the window fits; "same": ${same}`);
const size = pair(integer({ min: 1 }));

/** How often a window fits along one axis. TensorFlow's "same" and "valid": https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2 */
const windows = (length: number, window: number, stride: number, mode: 'valid' | 'same'): number =>
  mode === 'same' ? Math.ceil(length / stride) : Math.floor((length - window) / stride) + 1;

/** Output rows and columns, or what does not fit. Pictures are rows × columns × channels. */
function slide(type: string, input: Shape, window: readonly [number, number], strides: readonly [number, number], mode: 'valid' | 'same') {
  const [rows, columns, channels] = input;
  if (input.length !== 3 || rows === undefined || columns === undefined || channels === undefined) {
    return misfit('needs-pictures', { layer: type, found: [...input] });
  }
  const out = [windows(rows, window[0], strides[0], mode), windows(columns, window[1], strides[1], mode)] as const;
  if (out[0] < 1 || out[1] < 1) return misfit('window-too-large', { layer: type, window: [...window], picture: [rows, columns] });
  return { rows: out[0], columns: out[1], channels };
}

export const Conv2D = layer({
  text: 'Slides small windows of weights (filters) over a picture; each gives one channel of the output.',
  formula: 'y = activation(Σ window · kernel + bias)',
  use: 'For pictures: it finds a pattern wherever it is, with few weights.',
  source: kerasLayer('convolution_layers', 'convolution2d'),
  params: {
    filters: required(integer({ min: 1 }), 'Number of filters, that is, of channels of the output.'),
    kernel_size: required(size, 'Rows and columns of the window.'),
    strides: standard(size, [1, 1], 'Steps by which the window moves.'),
    padding: padding('zeros around, so that stride 1 keeps the size.'),
    dilation_rate: standard(size, [1, 1], 'Distance between the cells of the window.'),
    activation: standard(activation, linear, 'Function applied to each weighted sum.'),
    use_bias: standard(boolean, true, 'Whether each filter adds a bias.'),
    kernel_initializer: standard(initializer, initial('glorot_uniform'), 'First values of the filters.'),
    bias_initializer: standard(initializer, initial('zeros'), 'First values of the bias.'),
  },
  unsupported,
  build(p, [input = []]) {
    const [kr, kc] = p.kernel_size;
    const [dr, dc] = p.dilation_rate;
    if ((dr > 1 || dc > 1) && (p.strides[0] > 1 || p.strides[1] > 1)) return misfit('strides-and-dilation', undefined);
    const out = slide('Conv2D', input, [(kr - 1) * dr + 1, (kc - 1) * dc + 1], p.strides, p.padding);
    if ('misfit' in out) return out;
    const perFilter = kr * kc * out.channels;
    return {
      output: [out.rows, out.columns, p.filters],
      weights: [
        {
          name: 'kernel',
          shape: [kr, kc, out.channels, p.filters],
          axes: ['row', 'column', 'channel', 'filter'],
          initializer: p.kernel_initializer,
        },
        ...(p.use_bias ? [{ name: 'bias', shape: [p.filters], axes: ['filter'] as const, initializer: p.bias_initializer }] : []),
      ],
      multiplyAdds: out.rows * out.columns * perFilter * p.filters,
      arithmetic: `(${kr} × ${kc} × ${plural(out.channels, 'channel')}${p.use_bias ? ' + 1 bias' : ''}) × ${plural(p.filters, 'filter')}`,
    };
  },
});

const poolParams = {
  pool_size: standard(size, [2, 2], 'Rows and columns of the window.'),
  strides: standard(nullable(size), null, 'Steps by which the window moves; the window’s own size if not given.'),
  padding: padding('windows may reach over the edge; what lies outside does not count.'),
};

export const MaxPooling2D = layer({
  text: 'Keeps the largest number of each window.',
  formula: 'y = max(window)',
  use: 'After Conv2D: makes the picture smaller, and small shifts matter less.',
  source: kerasLayer('pooling_layers', 'max_pooling2d'),
  aliases: ['MaxPool2D'],
  params: poolParams,
  unsupported,
  build(p, [input = []]) {
    const out = slide('MaxPooling2D', input, p.pool_size, p.strides ?? p.pool_size, p.padding);
    return 'misfit' in out ? out : weightless([out.rows, out.columns, out.channels]);
  },
});

export const AveragePooling2D = layer({
  text: 'Keeps the mean of each window.',
  formula: 'y = mean(window)',
  use: 'After Conv2D, where the whole window counts and not only its strongest spot.',
  source: kerasLayer('pooling_layers', 'average_pooling2d'),
  aliases: ['AvgPool2D'],
  // Keras has a default window for the maximum, but none for the mean.
  params: { ...poolParams, pool_size: required(size, 'Rows and columns of the window.') },
  unsupported,
  build(p, [input = []]) {
    const out = slide('AveragePooling2D', input, p.pool_size, p.strides ?? p.pool_size, p.padding);
    return 'misfit' in out ? out : weightless([out.rows, out.columns, out.channels]);
  },
});

export const GlobalAveragePooling2D = layer({
  text: 'The mean of each channel over the whole picture.',
  formula: 'y_c = mean(x_c)',
  use: 'In place of Flatten before the output: fewer weights, and pictures of any size.',
  source: kerasLayer('pooling_layers', 'global_average_pooling2d'),
  aliases: ['GlobalAvgPool2D'],
  params: { keepdims: standard(boolean, false, 'Keep the axes of rows and columns, with size 1.') },
  unsupported,
  build({ keepdims }, [input = []]) {
    const channels = input[2];
    if (input.length !== 3 || channels === undefined)
      return misfit('needs-pictures', { layer: 'GlobalAveragePooling2D', found: [...input] });
    return weightless(keepdims ? [1, 1, channels] : [channels]);
  },
});

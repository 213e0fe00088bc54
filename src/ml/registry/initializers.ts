import { standard } from '../language/fields';
import { number, oneOf } from '../language/kinds';
import { type Config, type Entry, named, table } from './entry';

const page = (className: string): string => `https://keras.io/api/layers/initializers/#${className.toLowerCase()}-class`;
const axes = ['input_axes', 'output_axes'];
/** All randomness comes from the spec's own seed, so that one number repeats a whole run. */
const drawn = ['seed'];

interface InitializerEntry extends Entry {
  /** The one value that all numbers of a variable get; left out where they differ. */
  readonly everywhere?: (params: Readonly<Record<string, unknown>>) => number;
}

/** How a weight's first values are drawn; the distributions are Keras's, the random numbers come from the spec's seed. */
export const initializers = table({
  zeros: { text: 'All zeros; what biases start with.', source: page('Zeros'), params: {}, aliases: ['Zeros', 'zero'], everywhere: () => 0 },
  ones: { text: 'All ones.', source: page('Ones'), params: {}, aliases: ['Ones', 'one'], everywhere: () => 1 },
  constant: {
    text: 'All the same value.',
    source: page('Constant'),
    params: { value: standard(number(), 0, 'The value.') },
    aliases: ['Constant'],
    everywhere: ({ value }) => value as number,
  },
  random_uniform: {
    text: 'Every value between minval and maxval is equally likely.',
    source: page('RandomUniform'),
    params: {
      minval: standard(number(), -0.05, 'The smallest value.'),
      maxval: standard(number(), 0.05, 'The largest value.'),
    },
    aliases: ['RandomUniform', 'uniform'],
    unsupported: drawn,
  },
  random_normal: {
    text: 'The bell curve around mean with width stddev.',
    source: page('RandomNormal'),
    params: {
      mean: standard(number(), 0, 'The middle of the bell curve.'),
      stddev: standard(number({ min: 0 }), 0.05, 'The standard deviation.'),
    },
    aliases: ['RandomNormal', 'normal'],
    unsupported: drawn,
  },
  truncated_normal: {
    text: 'The bell curve around mean, but values more than 2 · stddev away are drawn again.',
    source: page('TruncatedNormal'),
    params: {
      mean: standard(number(), 0, 'The middle of the bell curve.'),
      stddev: standard(number({ min: 0 }), 0.05, 'The standard deviation before the tails are cut off.'),
    },
    aliases: ['TruncatedNormal'],
    unsupported: drawn,
  },
  variance_scaling: {
    text: 'Variance scale / n, where n is the number of inputs of a unit, of outputs, or their mean: signals keep their size through the layers.',
    source: page('VarianceScaling'),
    params: {
      scale: standard(number({ above: 0 }), 1, 'The variance is scale / n.'),
      mode: standard(oneOf(['fan_in', 'fan_out', 'fan_avg'], 'mode'), 'fan_in', 'What n counts: inputs, outputs or their mean.'),
      distribution: standard(
        oneOf(['truncated_normal', 'untruncated_normal', 'uniform'], 'distribution'),
        'truncated_normal',
        'The form of the distribution; the variance is the same with all.',
      ),
    },
    aliases: ['VarianceScaling'],
    unsupported: [...drawn, ...axes],
  },
  glorot_uniform: {
    text: 'Uniform in ±√(6 / (fan_in + fan_out)); Keras’s own choice for the weights of most layers.',
    source: page('GlorotUniform'),
    params: {},
    aliases: ['GlorotUniform'],
    unsupported: [...drawn, ...axes],
  },
  glorot_normal: {
    text: 'Truncated normal with standard deviation √(2 / (fan_in + fan_out)).',
    source: page('GlorotNormal'),
    params: {},
    aliases: ['GlorotNormal'],
    unsupported: [...drawn, ...axes],
  },
  he_uniform: {
    text: 'Uniform in ±√(6 / fan_in); made for ReLU, which sets about half of the pre-activations to 0.',
    source: page('HeUniform'),
    params: {},
    aliases: ['HeUniform'],
    unsupported: [...drawn, ...axes],
  },
  he_normal: {
    text: 'Truncated normal with standard deviation √(2 / fan_in); made for ReLU, which sets about half of the pre-activations to 0.',
    source: page('HeNormal'),
    params: {},
    aliases: ['HeNormal'],
    unsupported: [...drawn, ...axes],
  },
  lecun_uniform: {
    text: 'Uniform in ±√(3 / fan_in).',
    source: page('LecunUniform'),
    params: {},
    aliases: ['LecunUniform'],
    unsupported: [...drawn, ...axes],
  },
  lecun_normal: {
    text: 'Truncated normal with standard deviation √(1 / fan_in); made for selu.',
    source: page('LecunNormal'),
    params: {},
    aliases: ['LecunNormal'],
    unsupported: [...drawn, ...axes],
  },
  orthogonal: {
    text: 'A random matrix whose columns (or rows, where they are fewer) have length gain and are at right angles. Recurrent weights start with it.',
    source: page('Orthogonal'),
    params: { gain: standard(number(), 1, 'The length of the columns (or rows).') },
    aliases: ['Orthogonal', 'OrthogonalInitializer'],
    unsupported: drawn,
  },
  identity: {
    text: 'gain on the diagonal, zeros elsewhere; only for weights with two axes.',
    source: page('Identity'),
    params: { gain: standard(number(), 1, 'The value on the diagonal.') },
    aliases: ['Identity', 'IdentityInitializer'],
  },
} satisfies Readonly<Record<string, InitializerEntry>>);

export type Initializer = Config<typeof initializers>;

/** An initializer by name or with parameters. */
export const initializer = named(initializers, 'initializer');

/** The one value that an initializer gives all numbers; undefined where they differ. */
export const sameEverywhere = (of: Initializer): number | undefined => {
  const { everywhere } = (initializers as Readonly<Record<Initializer['type'], InitializerEntry>>)[of.type];
  return everywhere?.(of);
};

/** Whether an initializer is for variables with so many axes. */
export function acceptsRank({ type }: Initializer, rank: number): boolean {
  if (type === 'orthogonal') return rank >= 2;
  return type !== 'identity' || rank === 2;
}

import { standard } from '../language/fields';
import { number, oneOf } from '../language/kinds';
import { type Config, type FormulaEntry, named, table } from './entry';

const page = (className: string): string => `https://keras.io/api/layers/initializers/#${className.toLowerCase()}-class`;
const axes = ['input_axes', 'output_axes'];
/** All randomness comes from the spec's own seed, so that one number repeats a whole run. */
const drawn = ['seed'];

interface InitializerEntry extends FormulaEntry {
  /** The one value that all numbers of a variable get; left out where they differ. */
  readonly everywhere?: (params: Readonly<Record<string, unknown>>) => number;
}

/** How a weight's first values are drawn; the distributions are Keras's, the random numbers come from the spec's seed. */
export const initializers = table({
  zeros: {
    text: 'All zeros.',
    formula: 'w = 0',
    use: 'For biases. Weights of a hidden layer that are all 0 stay alike: its units learn the same.',
    source: page('Zeros'),
    params: {},
    aliases: ['Zeros', 'zero'],
    everywhere: () => 0,
  },
  ones: {
    text: 'All ones.',
    formula: 'w = 1',
    use: 'For factors such as the gamma of BatchNormalization. Not for the weights of layers: all units would learn the same.',
    source: page('Ones'),
    params: {},
    aliases: ['Ones', 'one'],
    everywhere: () => 1,
  },
  constant: {
    text: 'All the same value.',
    formula: 'w = value',
    use: 'For biases that should start elsewhere than at 0.',
    source: page('Constant'),
    params: { value: standard(number(), 0, 'The value.') },
    aliases: ['Constant'],
    everywhere: ({ value }) => value as number,
  },
  random_uniform: {
    text: 'Every value between minval and maxval is equally likely.',
    formula: 'w ~ U(minval, maxval)',
    use: 'For embeddings, or to see what weights of a certain size do.',
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
    formula: 'w ~ N(mean, stddev²)',
    use: 'To see what weights of a certain size do. Glorot’s and He’s fit their size to the layer.',
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
    formula: 'w ~ N(mean, stddev²),   |w − mean| ≤ 2 · stddev',
    use: 'In place of random_normal where no weight should start far off.',
    source: page('TruncatedNormal'),
    params: {
      mean: standard(number(), 0, 'The middle of the bell curve.'),
      stddev: standard(number({ min: 0 }), 0.05, 'The standard deviation before the tails are cut off.'),
    },
    aliases: ['TruncatedNormal'],
    unsupported: drawn,
  },
  variance_scaling: {
    text: 'Draws with variance scale / n, where n is the number of inputs of a unit, of outputs, or their mean: signals keep their size through the layers.',
    formula: 'Var(w) = scale / n',
    use: 'Where none of Glorot’s, He’s and LeCun’s, which are its special cases, is right.',
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
    text: 'Uniform, as wide as keeps the size of signals and gradients through the layers. Keras’s own choice for the weights of most layers.',
    formula: 'w ~ U(−a, a),   a = √(6 / (fan_in + fan_out))',
    use: 'For layers with tanh, sigmoid, softmax or no activation.',
    source: page('GlorotUniform'),
    params: {},
    aliases: ['GlorotUniform'],
    unsupported: [...drawn, ...axes],
  },
  glorot_normal: {
    text: 'Truncated normal, as wide as keeps the size of signals and gradients through the layers.',
    formula: 'w ~ N(0, σ²),   σ = √(2 / (fan_in + fan_out))',
    use: 'As glorot_uniform; the difference is small.',
    source: page('GlorotNormal'),
    params: {},
    aliases: ['GlorotNormal'],
    unsupported: [...drawn, ...axes],
  },
  he_uniform: {
    text: 'Uniform; made for ReLU, which sets about half of the pre-activations to 0.',
    formula: 'w ~ U(−a, a),   a = √(6 / fan_in)',
    use: 'For layers with relu and its relatives, above all in deep stacks.',
    source: page('HeUniform'),
    params: {},
    aliases: ['HeUniform'],
    unsupported: [...drawn, ...axes],
  },
  he_normal: {
    text: 'Truncated normal; made for ReLU, which sets about half of the pre-activations to 0.',
    formula: 'w ~ N(0, σ²),   σ = √(2 / fan_in)',
    use: 'For layers with relu and its relatives, above all in deep stacks.',
    source: page('HeNormal'),
    params: {},
    aliases: ['HeNormal'],
    unsupported: [...drawn, ...axes],
  },
  lecun_uniform: {
    text: 'Uniform, as wide as keeps the size of signals through the layers.',
    formula: 'w ~ U(−a, a),   a = √(3 / fan_in)',
    use: 'As lecun_normal; the difference is small.',
    source: page('LecunUniform'),
    params: {},
    aliases: ['LecunUniform'],
    unsupported: [...drawn, ...axes],
  },
  lecun_normal: {
    text: 'Truncated normal, as wide as keeps the size of signals through the layers.',
    formula: 'w ~ N(0, σ²),   σ = √(1 / fan_in)',
    use: 'For layers with selu, which was made for it.',
    source: page('LecunNormal'),
    params: {},
    aliases: ['LecunNormal'],
    unsupported: [...drawn, ...axes],
  },
  orthogonal: {
    text: 'A random matrix whose columns (or rows, where they are fewer) have length gain and are at right angles.',
    formula: 'WᵀW = gain² · I',
    use: 'For recurrent weights, which Keras starts with it: what is remembered neither grows nor shrinks.',
    source: page('Orthogonal'),
    params: { gain: standard(number(), 1, 'The length of the columns (or rows).') },
    aliases: ['Orthogonal', 'OrthogonalInitializer'],
    unsupported: drawn,
  },
  identity: {
    text: 'gain on the diagonal, zeros elsewhere; only for weights with two axes.',
    formula: 'W = gain · I',
    use: 'For a layer that at first should give its inputs on unchanged.',
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

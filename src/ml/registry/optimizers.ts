import { properties, standard } from '../language/fields';
import type { Kind } from '../language/kind';
import { boolean, nullable, number } from '../language/kinds';
import { type Config, type FormulaEntry, named, table } from './entry';
import { reportUnpublished } from './unpublished';

/** Parameters that several optimizers share, with Keras's names. */
const learningRate = (value: number) =>
  standard(number({ min: 0 }), value, 'How large a step is: too small and learning takes very long, too large and the loss grows.');

const epsilon = (value: number, more = '') => standard(number({ min: 0 }), value, `A small number that avoids a division by zero${more}.`);

const decay = (value: number, of: string) => standard(number({ min: 0, below: 1 }), value, `How much of ${of} stays at each step.`);

const beta1 = decay(0.9, 'the mean of past gradients');

const beta2 = decay(0.999, 'the mean of past squared gradients');

const rho = (value: number, of: string) => standard(number({ min: 0, max: 1 }), value, `How much of ${of} stays at each step.`);

const amsgrad = standard(boolean, false, 'Divide by the largest mean of squared gradients so far (AMSGrad), which never falls again.');

const limit = nullable(number({ above: 0 }));

/** Keras lets only one of these be given; their names, for the check. */
const clipNames = ['clipnorm', 'clipvalue', 'global_clipnorm'] as const;

const clipping = {
  clipnorm: standard(limit, null, 'Shortens the gradient of each variable to this length; null for never.'),
  clipvalue: standard(limit, null, 'Cuts each number of the gradients to ± this; null for never.'),
  global_clipnorm: standard(limit, null, 'Shortens the gradient of all variables taken together to this length; null for never.'),
};

const decayText = 'Before each step every weight loses learning_rate · weight_decay of itself';

/** What every optimizer of Keras has. */
const common = { weight_decay: standard(nullable(number({ min: 0 })), null, `${decayText}; null for never.`), ...clipping };

/** The same for AdamW, where decay is the point. */
const commonWithDecay = { weight_decay: standard(number({ min: 0 }), 0.004, `${decayText}.`), ...clipping };

/** What every optimizer of Keras has and this project does not. */
const unsupported = ['use_ema', 'ema_momentum', 'ema_overwrite_frequency', 'loss_scale_factor', 'gradient_accumulation_steps', 'name'];

const page = (name: string): string => `https://keras.io/api/optimizers/${name}/`;

/** Which learning rates suit a rule, for inputs and targets of about the size 1. */
export interface RateFacts {
  /** One to begin with. */
  readonly start: number;
  /**
   * With more, training failed on nearly all of six small tasks (XOR with cross-entropy and with the squared error, moons, a sine, pictures;
   * three seeds each), and with this or less not on all of them. Convex losses bear more.
   */
  readonly largest: number;
  /** With less, thousands of steps hardly change anything. */
  readonly smallest: number | ((params: Readonly<Record<string, unknown>>) => number);
  /** How far a step goes: the rate times the gradient, or about the rate itself, however large the gradient is. */
  readonly moves: 'gradient' | 'rate';
}

interface OptimizerEntry extends FormulaEntry {
  /** Left out where the rate does not matter. */
  readonly rates?: RateFacts;
}

/** Rules that divide by the size of the gradients. */
const divided: RateFacts = { start: 0.01, largest: 1, smallest: 1e-5, moves: 'rate' };

/** How weights follow their gradients: Keras's rules with Keras's defaults, three more from their papers, and the perceptron's. */
export const optimizers = table({
  SGD: {
    text: 'Gradient descent: each weight moves against its gradient g. With momentum it keeps rolling the way it came.',
    formula: 'w ← w − learning_rate · g\nv ← momentum · v − learning_rate · g,   w ← w + v   (momentum > 0)',
    use: 'To see how learning works, and for large networks with a tuned learning rate. A momentum of 0.9 usually makes it much faster.',
    source: page('sgd'),
    params: {
      learning_rate: learningRate(0.01),
      momentum: standard(
        number({ min: 0, max: 1 }),
        0,
        'How much of the last step is made again; 0.9 is usual, 0 is plain gradient descent.',
      ),
      nesterov: standard(boolean, false, 'Look ahead (Nesterov’s accelerated gradient): w ← w + momentum · v − learning_rate · g.'),
      ...common,
    },
    aliases: ['sgd'],
    unsupported,
    rates: { start: 0.1, largest: 30, smallest: 1e-5, moves: 'gradient' },
  },
  Adagrad: {
    text: 'Each weight has its own rate, which shrinks as its squared gradients add up.',
    formula: 's ← s + g²\nw ← w − learning_rate · g / √(s + epsilon)',
    use: 'For inputs that are rare and mostly 0, such as words. In long runs its steps become too small.',
    source: page('adagrad'),
    params: {
      learning_rate: learningRate(0.001),
      initial_accumulator_value: standard(number({ min: 0 }), 0.1, 'What s starts with.'),
      epsilon: epsilon(1e-7),
      ...common,
    },
    aliases: ['adagrad'],
    unsupported,
    rates: { start: 0.1, largest: 10, smallest: 1e-4, moves: 'rate' },
  },
  Adadelta: {
    text: 'Adagrad that forgets, with steps as long as past steps d. The paper’s learning rate is 1.',
    formula:
      's ← rho · s + (1 − rho) · g²\nd = √(u + epsilon) / √(s + epsilon) · g\nu ← rho · u + (1 − rho) · d²\nw ← w − learning_rate · d',
    use: 'Where no learning rate is known: set it to 1 and leave it. With Keras’s default of 0.001 it is very slow.',
    source: page('adadelta'),
    params: {
      learning_rate: learningRate(0.001),
      rho: rho(0.95, 'the means of g² and d²'),
      epsilon: epsilon(1e-7, '; it also sets the length of the first steps'),
      ...common,
    },
    aliases: ['adadelta'],
    unsupported,
    // The first steps are as long as the root of epsilon.
    rates: { start: 1, largest: 1000, smallest: ({ epsilon }) => 0.1 * Math.sqrt(1e-7 / (epsilon as number)), moves: 'rate' },
  },
  RMSprop: {
    text: 'Divides by the root of a moving mean of squared gradients, so that steep and flat directions get steps of similar size.',
    formula: 's ← rho · s + (1 − rho) · g²\nw ← w − learning_rate · g / √(s + epsilon)',
    use: 'For recurrent layers and other losses whose slopes differ much in size. Near a minimum it keeps moving by about learning_rate.',
    source: page('rmsprop'),
    params: {
      learning_rate: learningRate(0.001),
      rho: rho(0.9, 'the mean of past squared gradients (and, where centered, of past gradients)'),
      momentum: standard(number({ min: 0 }), 0, 'How much of the last step is made again.'),
      epsilon: epsilon(1e-7),
      centered: standard(boolean, false, 'Take the square of the mean gradient off s, so that s is a variance.'),
      ...common,
    },
    aliases: ['rmsprop'],
    unsupported,
    rates: divided,
  },
  Adam: {
    text: 'Momentum and RMSprop together; m̂ and v̂ are the moving means freed of their bias to zero. Keras adds epsilon before the bias of v is taken off, so a large one weighs more in the first steps.',
    formula: 'm ← beta_1 · m + (1 − beta_1) · g\nv ← beta_2 · v + (1 − beta_2) · g²\nw ← w − learning_rate · m̂ / (√v̂ + epsilon)',
    use: 'The usual first choice: it needs little tuning. For small networks a learning rate of 0.01 is often better than 0.001.',
    source: page('adam'),
    params: { learning_rate: learningRate(0.001), beta_1: beta1, beta_2: beta2, epsilon: epsilon(1e-7), amsgrad, ...common },
    aliases: ['adam'],
    unsupported,
    rates: divided,
  },
  AdamW: {
    text: 'Adam with weight decay: before Adam’s own step every weight shrinks a little.',
    formula: 'w ← w − learning_rate · weight_decay · w\nw ← w − learning_rate · m̂ / (√v̂ + epsilon)',
    use: 'Where Adam overfits: small weights make smoother functions. It is usual for transformers.',
    source: page('adamw'),
    params: { learning_rate: learningRate(0.001), beta_1: beta1, beta_2: beta2, epsilon: epsilon(1e-7), amsgrad, ...commonWithDecay },
    aliases: ['adamw'],
    unsupported,
    rates: divided,
  },
  Adamax: {
    text: 'Adam with the largest recent gradient in place of the root mean square; m̂ is m freed of its bias to zero.',
    formula: 'm ← beta_1 · m + (1 − beta_1) · g\nu ← max(beta_2 · u, |g|)\nw ← w − learning_rate · m̂ / (u + epsilon)',
    use: 'Where gradients are mostly small and now and then very large, as with embeddings.',
    source: page('adamax'),
    params: {
      learning_rate: learningRate(0.001),
      beta_1: beta1,
      beta_2: decay(0.999, 'the largest gradient so far'),
      epsilon: epsilon(1e-7),
      ...common,
    },
    aliases: ['adamax'],
    unsupported,
    rates: { ...divided, largest: 3 },
  },
  Nadam: {
    text: 'Adam with Nesterov’s look ahead: the present gradient is counted once more in the mean, as a guess at the next one. In the first steps beta_1 is smaller, down to half.',
    formula:
      'm ← beta_1 · m + (1 − beta_1) · g\nv ← beta_2 · v + (1 − beta_2) · g²\nw ← w − learning_rate · (beta_1 · m̂ + (1 − beta_1) · ĝ) / (√v̂ + epsilon)',
    use: 'In place of Adam, where it swings to and fro. The difference is usually small.',
    source: page('Nadam'),
    params: { learning_rate: learningRate(0.001), beta_1: beta1, beta_2: beta2, epsilon: epsilon(1e-7), ...common },
    aliases: ['nadam'],
    unsupported,
    rates: divided,
  },
  RAdam: {
    text: 'Rectified Adam: ρ says of how many gradients v is the mean. While they are too few it takes plain momentum steps, then Adam’s, which r shortens at first.',
    formula: 'w ← w − learning_rate · r · m̂ / (√v̂ + epsilon)   (ρ > 5)\nw ← w − learning_rate · m̂   (ρ ≤ 5)',
    use: 'In place of Adam where the first steps spoil the weights. It needs no warm-up of the learning rate.',
    source: 'https://arxiv.org/abs/1908.03265',
    params: { learning_rate: learningRate(0.001), beta_1: beta1, beta_2: beta2, epsilon: epsilon(1e-8), ...common },
    aliases: ['radam'],
    unsupported,
    rates: { ...divided, largest: 10 },
  },
  LaProp: {
    text: 'Adam in another order: gradients are divided first, and their mean is taken after. Both means are freed of their bias to zero.',
    formula: 'v ← beta_2 · v + (1 − beta_2) · g²\nm ← beta_1 · m + (1 − beta_1) · g / (√v̂ + epsilon)\nw ← w − learning_rate · m̂',
    use: 'In place of Adam where its training is unstable, above all with a small beta_2.',
    source: 'https://arxiv.org/abs/2002.04839',
    params: {
      learning_rate: learningRate(0.0004),
      beta_1: decay(0.9, 'the mean of past divided gradients'),
      beta_2: beta2,
      epsilon: epsilon(1e-15),
      ...common,
    },
    aliases: ['laprop'],
    unsupported,
    rates: divided,
  },
  PAdam: {
    text: 'Partially adaptive Adam, between SGD with momentum and AMSGrad: v is the largest mean of squares so far. No mean is freed of its bias to zero.',
    formula: 'm ← beta_1 · m + (1 − beta_1) · g\ns ← beta_2 · s + (1 − beta_2) · g²\nv ← max(v, s)\nw ← w − learning_rate · m / v^partial',
    use: 'Where Adam trains fast but SGD does better on new data. Its learning rate is larger than Adam’s: 0.1.',
    source: 'https://arxiv.org/abs/1806.06763',
    params: {
      learning_rate: learningRate(0.1),
      beta_1: beta1,
      beta_2: beta2,
      epsilon: epsilon(1e-8),
      partial: standard(
        number({ min: 0, max: 0.5 }),
        0.125,
        'The power of v: 0.5 is AMSGrad, 0 is SGD with momentum at 1 − beta_1 of the rate.',
      ),
      ...common,
    },
    aliases: ['padam', 'Padam'],
    unsupported,
    rates: { start: 0.1, largest: 10, smallest: 1e-4, moves: 'rate' },
  },
  perceptron: {
    text: 'Rosenblatt’s rule for one layer of step or sign units. A weight changes only where the answer is wrong.',
    formula: 'w ← w + learning_rate · (y − ŷ) · x',
    use: 'For classes that a line separates: then it surely ends without a mistake. For any others it never settles.',
    source: 'https://doi.org/10.1037/h0042519',
    params: {
      learning_rate: standard(
        number({ min: 0 }),
        1,
        'How far a mistake moves the weights; from weights of 0 this changes only their size.',
      ),
    },
    aliases: ['Perceptron'],
    unsupported,
  },
} satisfies Readonly<Record<string, OptimizerEntry>>);

export type Optimizer = Config<typeof optimizers>;

/** Which learning rates suit an optimizer; undefined where the rate does not matter. */
export const ratesOf = ({ type }: Optimizer): RateFacts | undefined =>
  (optimizers as Readonly<Record<Optimizer['type'], OptimizerEntry>>)[type].rates;

const byName: Kind<Optimizer> = named(optimizers, 'optimizer', { unknown: reportUnpublished });

/** An optimizer by name or with parameters. Like Keras, it takes at most one way of clipping. */
export const optimizer: Kind<Optimizer> = {
  ...byName,
  read(node, at, reader) {
    const value = byName.read(node, at, reader);
    if (!value || node.type !== 'object') return value;
    const clips: readonly string[] = clipNames;
    const [first, second] = [...properties(node)].filter(({ key, valueNode }) => clips.includes(key) && valueNode?.type !== 'null');
    if (!first || !second) return value;
    reader.report('only-one-of', { keys: clips, where: value.type }, second.keyNode);
    return undefined;
  },
};

import { andList, count, figure, plural } from './words';

/** Networks that run, and learn less than they could. */
const networkMessages = {
  'softmax-hidden': (a: { layer: string; activation: string }) =>
    `"${a.layer}" is a hidden layer, and ${a.activation} makes its outputs shares of one sum: they say little more than which unit is the largest. Use "relu" or "tanh" here; ${a.activation} is for the last layer of a classifier.`,
  'linear-stack': (a: { layer: string; layers: number }) =>
    `"${a.layer}" has no activation, so it and ${a.layers === 2 ? 'the Dense layer' : `the ${a.layers - 1} Dense layers`} after it are one linear layer: the product of matrices is a matrix. Give it an activation such as "relu", or remove it.`,
  'one-unit-hidden': (a: { layer: string }) =>
    `Everything goes through the single unit of "${a.layer}", and no later layer can bring back what is lost there. Give it more units, unless so narrow a place is meant.`,
  'vanishing-gradient': (a: { layer: string; layers: number; activations: readonly string[]; left: number }) =>
    `${a.layers} hidden layers with ${andList(a.activations)} let hardly any gradient through: each multiplies it by its slope, which leaves at most 1/${figure(a.left)} of it to "${a.layer}". Use "relu" in hidden layers.`,
  'weights-alike': (a: { layer: string; units: number; dead?: string }) =>
    a.dead
      ? `All weights of "${a.layer}" begin at 0, where ${a.dead} gives 0 and has no slope: no gradient comes through, so they stay at 0. Let them be drawn at random.`
      : `All ${plural(a.units, 'unit')} of "${a.layer}" begin with the same weights, and the next layer weighs them alike: they get the same gradient and stay the same, as if they were one. Let the weights be drawn at random.`,
  'squared-error-for-classes': (a: { loss: string; activation: string; fitting: string }) =>
    `The targets are classes and ${a.activation} gives probabilities. With ${a.loss} a network that is sure and wrong hardly learns, because ${a.activation} is flat there. Use "${a.fitting}".`,
};

/** Learning rates. */
const rateMessages = {
  'learning-rate-large': (a: { rate: number; optimizer: string; byRate: boolean; start: number }) =>
    `${figure(a.rate)} is far too large a learning rate for ${a.optimizer}: ${
      a.byRate ? 'each step moves every weight by about that much' : `each step is ${figure(a.rate)} times the gradient`
    }, so the loss jumps or grows. Begin with ${figure(a.start)}.`,
  'learning-rate-diverges': (a: { rate: number; curvature: number; limit: number; start: number; ofInputs: boolean }) =>
    `With a learning rate of ${figure(a.rate)} the loss grows from step to step: ${
      a.ofInputs
        ? `for these inputs its largest curvature is ${figure(a.curvature)}`
        : `the bias of the last layer alone has a curvature of ${figure(a.curvature)}`
    }, so only rates below ${figure(a.limit)} converge. Try ${figure(a.start)}.`,
  'learning-rate-small': (a: { rate: number; optimizer: string; steps: number; start: number }) =>
    `${figure(a.rate)} is far too small a learning rate for ${a.optimizer}: after ${plural(a.steps, 'step')} the weights are nearly where they began. Begin with ${figure(a.start)}, or train much longer.`,
  'learning-rate-zero': (a: { start: number }) =>
    `With a learning rate of 0 no weight changes, and the network stays as it begins. To let it learn, begin with ${figure(a.start)}.`,
};

/** Data, how it is divided, and how much of it there is. */
const dataMessages = {
  'pixels-not-scaled': (a: { max: number }) =>
    `The inputs are pixels from 0 to ${figure(a.max)}, but weights are drawn for inputs of about 1: units saturate, and steps overshoot. Write "scale": 255 in "data", which divides them by 255.`,
  'batch-larger-than-data': (a: { batch: number; rows: number }) =>
    `"batch_size": ${count(a.batch)} is more than ${a.rows === 1 ? 'the 1 training row' : `the ${count(a.rows)} training rows`} there are, so an epoch is a single step with all of them, as in Keras. Make it smaller for more steps an epoch.`,
  'many-parameters': (a: { params: number; rows: number; each: number }) =>
    `The network has ${count(a.params)} parameters to train, ${count(a.each)} for each of the ${plural(a.rows, 'training row')}: it can learn them by heart. Compare with validation rows, and try fewer units, Dropout or early stopping.`,
  'class-without-training': (a: { name: string; test: boolean; shuffled: boolean }) =>
    `Class ${a.name} occurs among the ${a.test ? 'test' : 'validation'} rows and in no training row, so the network cannot learn it. ${
      a.shuffled
        ? 'Move rows of this class to the training rows.'
        : 'Write "shuffle": true in "data", so that rows of every class come into every part.'
    }`,
  'class-name-unused': (a: { names: readonly string[] }) =>
    `"class_names" names ${andList(a.names.map((name) => `"${name}"`))}, and no row has ${a.names.length === 1 ? 'this class' : 'these classes'}. Class numbers count from 0: look at the targets, or remove ${a.names.length === 1 ? 'the name' : 'the names'}.`,
  'no-seed': () =>
    'No "seed" is written, so it is 0. Results that are compared depend on it: write it, and try others to see how much is chance.',
};

/** Comments that turn a problem off. */
const ignoreMessages = {
  'ignore-unknown': (a: { code: string; nearest?: string }) =>
    a.code === ''
      ? 'This comment names no code, so it turns nothing off. Write the code of a problem after the colon, such as "nn-ignore: no-line".'
      : `There is no problem with the code "${a.code}". ${a.nearest ? `Did you mean "${a.nearest}"?` : 'Take the code that is shown beside the problem.'}`,
  'ignore-error': (a: { code: string }) =>
    `"${a.code}" is an error: nothing runs before it is put right, so it cannot be turned off. Remove it from this comment.`,
  'ignore-unused': (a: { code: string; file: boolean }) =>
    `This comment turns off "${a.code}", which is not reported ${a.file ? 'in this file' : 'at the place it is for'}. Remove it.`,
};

/** What teaches: specs that run, and comments that turn such a message off. */
export const teachingMessages = { ...networkMessages, ...rateMessages, ...dataMessages, ...ignoreMessages };

import { percent, figure as short } from '../number-text';
import type { NonFiniteWhere } from './run';
import { andList, count, figure, plural } from './words';

/** What became no finite number: a part of a training step, or what was computed with the weights afterwards. */
type Broken = NonFiniteWhere | 'validation' | 'evaluation' | 'prediction';

const broken: Readonly<Record<Broken, string>> = {
  input: 'an input',
  target: 'a target',
  weight: 'the weights',
  layer: 'the output',
  loss: 'the loss',
  gradient: 'the gradient',
  validation: 'the loss of the validation rows',
  evaluation: 'the loss of the evaluation',
  prediction: 'a prediction',
};

/** The size of a layer's gradient, as root mean square. */
interface LayerSize {
  readonly layer: string;
  readonly size: number;
}

/** What a teacher would say of a run, with the evidence. Epochs count from 1. */
export const adviceMessages = {
  diverged: (a: {
    epoch: number;
    /** Not set where the epoch was trained to its end. */
    step?: number;
    layer?: string;
    where: Broken;
    value: string;
    /** The lowest loss, and the last one that was a number; only where it had grown. */
    growth?: readonly [number, number];
    /** The largest weight; only where weights had run away. */
    weight?: number;
    rate: number;
  }) => {
    const place = `Diverged ${a.step === undefined ? 'after' : `at step ${count(a.step)} of`} epoch ${count(a.epoch)}${a.layer === undefined ? '' : `, in layer "${a.layer}"`}: ${broken[a.where]} became ${a.value}.`;
    if (a.where === 'input' || a.where === 'target') return `${place} Look for values of the data that are missing or not numbers.`;
    if (a.growth)
      return `${place} The loss had grown from ${short(a.growth[0])} to ${short(a.growth[1])}: with a learning rate of ${figure(a.rate)} each step goes too far.`;
    if (a.weight !== undefined)
      return `${place} The largest weight is ${short(a.weight)}: with a learning rate of ${figure(a.rate)} each step goes too far.`;
    return `${place} Neither loss nor weights had grown before: look at the activation and the loss, and scale large inputs and targets.`;
  },
  'rate-too-large': (a: { first: number; last: number; rate: number }) =>
    `The loss grew from ${short(a.first)} in the first epoch to ${short(a.last)} in the last ones: with a learning rate of ${figure(a.rate)} the steps lead away from the minimum. Use a smaller one.`,
  oscillation: (a: { from: number; rises: number; level: number; swing: number; rate: number }) =>
    `The loss goes up and down: from epoch ${count(a.from)} on it rose in ${percent(a.rises)} of the epochs, by about ${short(a.swing)} each time at a level of ${short(a.level)}, and no longer fell. With a learning rate of ${figure(a.rate)} the steps leap over the minimum. Use a smaller one.`,
  'vanished-gradient': (a: {
    first: LayerSize;
    last: LayerSize;
    ratio: number;
    activations: readonly string[];
    layers: readonly LayerSize[];
  }) =>
    `The gradient vanishes on its way back: it is ${short(a.last.size)} in "${a.last.layer}" and ${short(a.first.size)} in "${a.first.layer}", ${count(Math.round(1 / a.ratio))} times smaller, so the first layers hardly learn. Layer by layer: ${a.layers.map(({ size }) => short(size)).join(', ')}. ${andList(a.activations)} ${a.activations.length === 1 ? 'has' : 'have'} small slopes; use "relu" in hidden layers.`,
  'dead-units': (a: { layer: string; dead: number; units: number; before?: number }) =>
    `${count(a.dead)} of ${plural(a.units, 'unit')} of "${a.layer}" ${a.dead === 1 ? 'is' : 'are'} dead: 0 for every row that was looked at, without a slope, so nothing wakes ${a.dead === 1 ? 'it' : 'them'}${a.before === undefined ? '' : `. Before training it was ${count(a.before)}`}. Use "leaky_relu", or a smaller learning rate.`,
  'saturated-units': (a: { layer: string; share: number; before?: number; activation: string }) =>
    `${percent(a.share)} of the outputs of "${a.layer}" are saturated${a.before === undefined ? '' : ` (before training: ${percent(a.before)})`}: at the ends of ${a.activation} the slope is nearly 0, so the layer hardly learns any more. Scale the inputs to about 1, or use a smaller learning rate.`,
  'rate-too-small': (a: { first: number; last: number; epochs: number; rate: number }) =>
    `The loss fell evenly, and in ${plural(a.epochs, 'epoch')} only from ${short(a.first)} to ${short(a.last)}: every step goes the right way, and not far. With a learning rate of ${figure(a.rate)} this takes very long. Use a larger one.`,
  plateau: (a: { from: number; level: number; guess: number; epochs: number }) =>
    `A plateau: from epoch ${count(a.from)} to ${count(a.epochs)} the loss stayed at ${short(a.level)}. A network that only guesses has ${short(a.guess)}, so it has learned nothing yet. Try another learning rate or "seed", or other activations; more epochs alone may not help.`,
  underfitting: (a: { from: number; level: number; guess: number; affine: boolean }) =>
    `Underfitting: from epoch ${count(a.from)} on the training loss stayed at ${short(a.level)}, ${percent(a.level / a.guess)} of the ${short(a.guess)} of a network that only guesses. ${
      a.affine
        ? 'A network without a hidden layer draws one straight line, and these rows need more: put a hidden layer with an activation before the last one.'
        : 'Where the inputs say enough about the targets, a larger network fits them better: give it more units or another layer.'
    }`,
  'still-falling': (a: { before: number; last: number; epochs: number }) =>
    `Still learning when it ended: in the last quarter of the ${plural(a.epochs, 'epoch')} the loss fell from ${short(a.before)} to ${short(a.last)}. Train longer, or use a larger learning rate.`,
  overfitting: (a: { epoch: number; lowest: number; last: number; before: number; after: number }) =>
    `Overfitting from epoch ${count(a.epoch)}: since then the loss on the validation rows rose from ${short(a.lowest)} to ${short(a.last)}, while that on the training rows fell from ${short(a.before)} to ${short(a.after)}. What it learned since is of the training rows only. Stop early, use Dropout or fewer units, or get more data.`,
};

import type { adviceMessages } from '../advice';
import type { Explanation } from './explanation';

/** What there is to learn from advice on a run, by its code. */
export const adviceExplanations: Readonly<Record<keyof typeof adviceMessages, Explanation>> = {
  diverged: {
    title: 'Diverged',
    text: 'A step went so far that the next one had to go farther still, until a number was too large for float32: infinity, then NaN. Every number that is computed with NaN is NaN, so training cannot continue from there. A smaller learning rate makes each step shorter; clipping the gradient bounds it.',
  },
  'rate-too-large': {
    title: 'Learning rate too large',
    text: 'The gradient says which way is down, and only nearby. A step that is too long lands on the other side of the valley, higher than it began, where the slope is steeper: the next step is longer still. Divide the learning rate by 10 until the loss falls.',
  },
  oscillation: {
    title: 'Oscillation',
    text: 'The steps leap from one side of the valley to the other and never reach its floor. Small ups and downs are the noise of batches and harm nothing; these are a large part of the loss itself. A smaller learning rate ends them. So does one that shrinks over the epochs.',
  },
  'vanished-gradient': {
    title: 'Vanishing gradient',
    text: 'On the way back, the gradient is multiplied by the slope of each layer’s activation function. The slope of sigmoid is at most 1/4, so after six layers at most 1/4096 of it is left, and the first layers stay as they were drawn. relu has the slope 1 where it is active. BatchNormalization and skip connections help, too.',
  },
  'dead-units': {
    title: 'Dead units',
    text: 'relu gives 0 for every negative sum, and its slope is 0 there. A unit whose sum is negative for every row gets no gradient, so nothing brings it back: it is dead. One step that goes too far can do that to many units at once. leaky_relu keeps a small slope on the negative side.',
  },
  'saturated-units': {
    title: 'Saturated units',
    text: 'Far from 0, sigmoid and tanh are nearly flat: the output hardly changes with the weights, and the gradient is nearly 0. Large inputs or large weights push units there. Inputs of about 1 and smaller steps keep them where the function has a slope.',
  },
  'rate-too-small': {
    title: 'Learning rate too small',
    text: 'The loss falls at every step, as it should, and by very little. Ten times the learning rate comes about as far as ten times the epochs, and takes a tenth of the time. When the loss begins to jump, the rate is too large.',
  },
  plateau: {
    title: 'Plateau',
    text: 'The loss surface is flat where the weights are: at a saddle, where units are still alike, or where an activation is saturated. The level is that of guessing: the best answer that is the same for every row. Other first weights ("seed"), a larger learning rate or momentum may lead away from it.',
  },
  underfitting: {
    title: 'Underfitting',
    text: 'Even the rows that the network was trained on are not answered well, and more epochs change nothing: it is too simple for them. A single layer draws one straight line; hidden units bend it, and more units bend it more often. Where the inputs do not say enough about the targets, no network does better.',
  },
  'still-falling': {
    title: 'Stopped too soon',
    text: 'The loss was still falling when the last epoch ended, so the network had not learned all that it can. Train for more epochs; where each epoch brings little, a larger learning rate comes farther in the same time.',
  },
  overfitting: {
    title: 'Overfitting',
    text: 'From the turn of the validation loss on, the network learns its training rows by heart, noise included, and gets worse on rows that it has not seen. The best weights are those at the turn: early stopping goes back to them. Fewer units, Dropout and more data move the turn, or avoid it.',
  },
};

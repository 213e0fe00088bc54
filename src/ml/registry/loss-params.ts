import { standard } from '../spec/fields';
import { boolean, number } from '../spec/kinds';

export const fromLogits = standard(boolean, false, 'True when the outputs are sums before sigmoid or softmax, not probabilities.');

export const smoothing = standard(
  number({ min: 0, max: 1 }),
  0,
  'Moves targets from 0 and 1 towards each other, so that the network does not grow too sure.',
);

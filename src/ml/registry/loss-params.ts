import { standard } from '../language/fields';
import { boolean, number } from '../language/kinds';

export const fromLogits = standard(boolean, false, 'True when the outputs are sums before sigmoid or softmax, not probabilities.');

export const smoothing = standard(
  number({ min: 0, max: 1 }),
  0,
  'Moves targets from 0 and 1 towards each other, so that the network does not grow too sure.',
);

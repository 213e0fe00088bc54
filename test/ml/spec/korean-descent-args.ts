import type { MessageArgs } from '../../../src/ml/language/messages';
import type { descentMessages } from '../../../src/ml/language/messages/descent';

/** Arguments for what is said of loss surfaces, in each of its forms. */
export const descentArgs: { readonly [C in keyof typeof descentMessages]: readonly MessageArgs<C>[] } = {
  'surface-nothing-trained': [{ missing: 'compile' }, { missing: 'data' }],
  'surface-network-too-large': [
    { rows: 10_000, most: 4_000 },
    { rows: 1, most: 0 },
  ],
  'surface-too-few': [{ numbers: 0 }, { numbers: 1 }],
  'surface-no-variable': [
    { name: 'dense/kernal', known: ['dense/kernel', 'dense/bias'], frozen: false, nearest: 'dense/kernel' },
    { name: 'first/kernel', known: ['dense/kernel'], frozen: true },
  ],
  'surface-no-place': [
    { name: 'dense/kernel', shape: [4, 5] },
    { name: 'dense/bias', shape: [7] },
  ],
  'surface-same-axis': [{ label: 'dense/bias[0]' }],
  'surface-no-way': [undefined],
  'surface-still': [undefined],
  'surface-no-room': [undefined],
  'surface-other-data': [undefined],
  'surface-rows': [{ rows: 415, all: 60_000 }],
  'surface-points': [{ size: 41, asked: 80 }],
  'surface-straight': [undefined],
  'surface-flat': [{ loss: 0.5625 }],
  'surface-not-finite': [undefined],
  'surface-way-outside': [
    { points: 17, all: 31 },
    { points: 1, all: 31 },
  ],
  'surface-no-slope': [undefined],
  'surface-too-long': [{ steps: 10_000 }, { steps: 1 }],
  'surface-losses-apart': [{ every: 12 }],
  'surface-no-epoch': [{ epoch: 1234, epochs: 300 }],
};

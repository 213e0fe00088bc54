import type { MessageArgs } from '../../../src/ml/language/messages';
import type { adviceMessages } from '../../../src/ml/language/messages/advice';

const broken = { epoch: 3, value: 'NaN', rate: 0.5 } as const;

/** Arguments for what is said of a run, in each of its forms. */
export const adviceArgs: { readonly [C in keyof typeof adviceMessages]: readonly MessageArgs<C>[] } = {
  diverged: [
    { ...broken, step: 12, layer: 'hidden', where: 'layer', growth: [0.5, 4e20] },
    { ...broken, step: 12, layer: 'hidden', where: 'gradient', weight: 5e6 },
    { ...broken, step: 12, where: 'loss' },
    { ...broken, step: 12, where: 'input' },
    { ...broken, step: 12, where: 'weight', layer: 'hidden' },
    { ...broken, where: 'validation' },
    { ...broken, where: 'evaluation' },
    { ...broken, where: 'prediction' },
  ],
  'rate-too-large': [{ first: 41, last: 3.6e11, rate: 0.15 }],
  oscillation: [{ from: 31, rises: 0.517, level: 0.8446, swing: 0.3589, rate: 30 }],
  'vanished-gradient': [
    {
      first: { layer: 'hidden', size: 1.6e-6 },
      last: { layer: 'out', size: 0.0183 },
      ratio: 0.0001,
      activations: ['sigmoid', 'tanh'],
      layers: [
        { layer: 'hidden', size: 1.6e-6 },
        { layer: 'out', size: 0.0183 },
      ],
    },
  ],
  'dead-units': [
    { layer: 'hidden', dead: 6, units: 8, before: 2 },
    { layer: 'hidden', dead: 1, units: 1 },
  ],
  'saturated-units': [
    { layer: 'hidden', share: 0.97, before: 0.12, activation: 'tanh' },
    { layer: 'hidden', share: 0.97, activation: 'tanh' },
  ],
  'rate-too-small': [{ first: 41, last: 37.9, epochs: 50, rate: 0.00005 }],
  plateau: [{ from: 7, level: 0.6945, guess: 0.69, epochs: 150 }],
  underfitting: [
    { from: 14, level: 0.6645, guess: 0.69, affine: true },
    { from: 14, level: 0.5943, guess: 0.69, affine: false },
  ],
  'still-falling': [{ before: 3.3465, last: 1.7124, epochs: 100 }],
  overfitting: [{ epoch: 21, lowest: 0.3902, last: 2.3294, before: 0.397, after: 0.0163 }],
};

import type { MessageArgs } from '../../../src/ml/language/messages';
import type { stepMessages } from '../../../src/ml/language/messages/steps';

/** Arguments for what is said of single steps of a run, in each of its forms. */
export const stepArgs: { readonly [C in keyof typeof stepMessages]: readonly MessageArgs<C>[] } = {
  'no-steps': [{ missing: 'compile' }, { missing: 'data' }],
  'step-before-branch': [{ epoch: 3, from: 12 }],
  'no-such-step': [
    { what: 'epoch', epoch: 1234, epochs: 0, stoppedEarly: false },
    { what: 'epoch', epoch: 1234, epochs: 40, stoppedEarly: false },
    { what: 'epoch', epoch: 1234, epochs: 40, stoppedEarly: true },
    { what: 'batch', batch: 1234, batches: 3 },
    { what: 'sample', sample: 1234, samples: 3 },
    { what: 'row', row: 1234, rows: 3 },
  ],
  'step-too-long': [
    { rows: 10_000, most: 4_000 },
    { rows: 1, most: 0 },
  ],
  'step-other-engine': [{ was: 'tensorflow 2.20.0', is: 'wasm 4.22.0' }],
  'step-other-data': [undefined],
  'step-without-memory': [undefined],
  'instead-does-not-fit': [
    { what: 'variable', name: 'dense/kernel' },
    { what: 'input', size: 1234 },
    { what: 'target', size: 10 },
    { what: 'label', most: 9 },
    { what: 'token', most: 999 },
  ],
};

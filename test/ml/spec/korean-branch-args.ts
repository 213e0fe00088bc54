import type { MessageArgs } from '../../../src/ml/language/messages';
import type { branchMessages } from '../../../src/ml/language/messages/branch';

/** Arguments for what is said of branches of a run, in each of its forms. */
export const branchArgs: { readonly [C in keyof typeof branchMessages]: readonly MessageArgs<C>[] } = {
  'branch-began': [
    { run: 'xor-1', epoch: 12, freshOptimizer: true, otherData: true },
    { run: 'xor-1', epoch: 12, freshOptimizer: false, otherData: false },
  ],
  'branch-does-not-fit': [
    { name: 'dense/kernel', was: '(2, 4)', is: '(2, 8)' },
    { name: 'dense/kernel', was: '', is: '(2, 8)' },
    { name: 'dense/kernel', was: '(2, 4)', is: '' },
  ],
  'branch-without-epochs': [{ epoch: 12, epochs: 12 }],
  'branch-after-end': [
    { epoch: 13, done: 12 },
    { epoch: 2, done: 1 },
    { epoch: 1, done: 0 },
  ],
  'branch-before-branch': [{ epoch: 3, from: 12 }],
  'branch-not-kept': [{ epoch: 12 }],
  'branch-best-not-kept': [{ epoch: 12, best: 7 }],
};

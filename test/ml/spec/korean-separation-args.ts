import type { MessageArgs } from '../../../src/ml/language/messages';
import type { separationMessages } from '../../../src/ml/language/messages/separation';

/** Arguments for what is said of lines that separate two classes, in each of its forms. */
export const separationArgs: { readonly [C in keyof typeof separationMessages]: readonly MessageArgs<C>[] } = {
  'no-line': [
    { inputs: 1, point: [2.5], rule: false },
    { inputs: 2, point: [0.5, 0.25], rule: true, output: '합격' },
    { inputs: 3, point: [4, 5, 6], same: [7, 12], rule: false },
    { inputs: 4, point: [4, 5, 6, 7], rule: false },
  ],
  'no-line-for-gate': [
    { gate: 'XOR', point: [0.5, 0.5], rule: false },
    { gate: 'XNOR', point: [0.5, 0.5], rule: true },
  ],
  'no-line-through-zero': [{ inputs: 2 }, { inputs: 3, output: 'pass' }],
  'no-two-classes': [
    { what: 'numbers' },
    { what: 'data' },
    { what: 'classes', classes: 12 },
    { what: 'one-class', rows: 1234, name: '고양이' },
    { what: 'inputs', found: 784, most: 8 },
    { what: 'rows', found: 60_000, most: 10_000 },
  ],
};

import type { MessageArgs } from '../../../src/ml/language/messages';
import type { reportMessages } from '../../../src/ml/language/messages/report';

/** Arguments for why there is no report on classes, and no answer to what mattered, in each form. */
export const reportArgs: { readonly [C in keyof typeof reportMessages]: readonly MessageArgs<C>[] } = {
  'no-report': [
    { what: 'data' },
    { what: 'number' },
    { what: 'labels', labels: 3 },
    { what: 'classes', classes: 4321, most: 1000 },
    { what: 'train' },
    { what: 'validation' },
    { what: 'test' },
    { what: 'label', row: 1234, target: 9.5, classes: 7 },
    { what: 'weights', name: 'dense/kernel' },
  ],
  'report-other-data': [undefined],
  'no-saliency': [{ what: 'tokens' }, { what: 'class', klass: 12, classes: 10 }],
};

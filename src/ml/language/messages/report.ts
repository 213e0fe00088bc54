import { count, figure, plural } from './words';

/** Why there is no report on how a network tells classes apart, and no answer to what mattered for an answer. */
export const reportMessages = {
  /** @param row from 0 @param name `layer/variable` */
  'no-report': (
    a:
      | { what: 'data' }
      | { what: 'number' }
      | { what: 'labels'; labels: number }
      | { what: 'classes'; classes: number; most: number }
      | { what: 'train' | 'validation' | 'test' }
      | { what: 'label'; row: number; target: number; classes: number }
      | { what: 'weights'; name: string },
  ) => {
    switch (a.what) {
      case 'data':
        return 'There is no data here, so there are no answers to count. Add "data" to the spec.';
      case 'number':
        return 'The network answers with numbers, not with classes, so there is no confusion matrix and there are no mistakes to count.';
      case 'labels':
        return `The network answers ${count(a.labels)} yes-or-no questions at once, each with classes of its own. A confusion matrix needs answers that name one class.`;
      case 'classes':
        return `The network distinguishes ${count(a.classes)} classes. A confusion matrix is made for ${count(a.most)} at most.`;
      case 'train':
      case 'validation':
      case 'test':
        return `The data has no ${a.what === 'train' ? 'training' : a.what} rows.`;
      case 'label':
        return `Row ${count(a.row)} (from 0) has the target ${figure(a.target)}, which is no class of this network: it has ${plural(a.classes, 'class', 'classes')}, from 0 to ${count(a.classes - 1)}.`;
      case 'weights':
        return `The data has changed since this run: the network that its spec describes now has another variable "${a.name}" than the one that was trained. Put the data back as it was, or train the spec anew.`;
    }
  },
  'report-other-data': () => 'The data has changed since this run: the network that was trained then answers the data as it is now.',
  'no-saliency': (a: { what: 'tokens' } | { what: 'class'; klass: number; classes: number }) =>
    a.what === 'tokens'
      ? 'The network takes tokens, which are names and no amounts: they can be neither changed a little nor covered. Which inputs mattered is computed for networks that take numbers.'
      : `There is no class ${count(a.klass)}: the network has ${plural(a.classes, 'class', 'classes')}, from 0 to ${count(a.classes - 1)}.`,
};

import { explained } from './explanation';

/** What is said of files of weights, of sheets and of comments that turn something off. */
export const otherExplanations = explained({
  'weights-unused': {
    severity: 'warning',
    elsewhere: true,
    title: 'Weights that no layer takes',
    text: 'The file holds arrays under names that no variable of this network has. It may be the file of another network, or a layer was renamed.',
  },
  'weights-by-order': {
    severity: 'info',
    elsewhere: true,
    title: 'Weights taken in the order of the layers',
    text: 'Keras numbers names of layers on (dense_3, dense_4), so the same network may have other names in a file. Where all shapes fit in order, the weights are taken so.',
  },
  'function-no-value': {
    severity: 'warning',
    title: 'A function without a value on this range',
    text: 'The square root and the logarithm have no real value below 0. Where that is so on all of the range, there is no point to draw.',
  },
  'tensor-division-by-zero': {
    severity: 'warning',
    title: 'Division by 0',
    text: 'NumPy warns of a division by 0 and continues: floats become inf or nan, whole numbers 0. A single nan makes every sum that it enters nan.',
  },
  'tensor-not-finite': {
    severity: 'warning',
    title: 'Numbers that are inf or nan',
    text: 'A result is too large for its type, or has no value, as 0/0 or the logarithm of a negative number. In training this would end the run.',
  },
  'tensor-mean-of-nothing': {
    severity: 'warning',
    title: 'The mean of no numbers',
    text: 'A mean divides by how many numbers there are. Of none it is 0/0, which NumPy gives as nan, with a warning.',
  },
  'more-problems': {
    severity: 'info',
    elsewhere: true,
    title: 'More problems than are shown',
    text: 'Only the first hundred problems of a spec are shown. One slip is often the cause of many.',
  },
  'ignore-unknown': {
    severity: 'warning',
    title: 'A comment turns off what does not exist',
    text: 'After "nn-ignore:" come the codes that are to be turned off, as they are shown beside a problem, separated by commas. A code that does not exist turns nothing off.',
  },
  'ignore-error': {
    severity: 'warning',
    title: 'A comment cannot turn off an error',
    text: 'An error says why the spec cannot run, and it cannot run whether this is shown or not. Warnings, notes and hints can be turned off.',
  },
  'ignore-unused': {
    severity: 'warning',
    title: 'A comment that turns nothing off',
    text: 'The problem that was turned off here is gone. A comment that stays would hide it, should it come back.',
  },
});

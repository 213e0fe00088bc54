import type { MessageArgs } from '../../../src/ml/language/messages';
import type { dataMessages } from '../../../src/ml/language/messages/data';
import type { downloadMessages } from '../../../src/ml/language/messages/download';

type Code =
  | keyof typeof downloadMessages
  | Extract<keyof typeof dataMessages, `picture-s${string}` | 'picture-files-missing' | 'sample-in-folder'>;

/** Arguments for the messages about well-known data sets. */
export const setArgs: { readonly [C in Code]: readonly MessageArgs<C>[] } = {
  'picture-set-missing': [
    { title: 'MNIST', bytes: 11_490_434, sample: { train: 2000, test: 500 }, folder: 'mnist', places: [] },
    { title: 'Fashion-MNIST', bytes: 30_000_000, sample: { train: 2000, test: 500 }, folder: 'fashion_mnist', places: ['/a', '/b'] },
  ],
  'download-unreachable': [{ title: 'MNIST', address: 'https://a.b/mnist.npz', detail: 'ECONNREFUSED' }],
  'download-status': [{ title: 'MNIST', address: 'https://a.b/mnist.npz', status: 404 }],
  'download-broken-off': [{ title: 'Fashion-MNIST', address: 'https://a.b/x.gz', detail: 'ETIMEDOUT' }],
  'download-other-file': [{ title: 'MNIST', address: 'https://a.b/mnist.npz' }],
  'download-disk': [{ title: 'MNIST', path: '/a/mnist.npz', detail: 'ENOSPC' }],
  'picture-files-missing': [{ title: 'MNIST', folder: 'mnist', absent: ['a-ubyte', 'b-ubyte'] }],
  'picture-set-other': [
    { title: 'MNIST', rows: 60_000, found: 60_000, other: 'Fashion-MNIST' },
    { title: 'MNIST', rows: 60_000, found: 1 },
  ],
  'picture-sample-missing': [{ title: 'MNIST' }],
  'sample-in-folder': [{ title: 'MNIST' }],
};

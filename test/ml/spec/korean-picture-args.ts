import type { MessageArgs } from '../../../src/ml/language/messages';
import type { pictureMessages } from '../../../src/ml/language/messages/pictures';

/** What messages about pictures are filled in with: every way a text can be. */
export const pictureArgs: { readonly [C in keyof typeof pictureMessages]: readonly MessageArgs<C>[] } = {
  'folder-missing': [{ folder: 'pets' }, { folder: 'pet', nearest: 'pets' }],
  'pictures-not-a-folder': [{ file: 'pets' }],
  'pictures-no-classes': [{ folder: 'pets' }],
  'pictures-none': [{ folder: 'pets' }],
  'pictures-too-many': [{ folder: 'pets', limit: 9000 }],
  'pictures-no-such-class': [
    { folder: 'pets', name: 'ape', known: ['cat', 'dog'] },
    { folder: 'pets', name: 'cta', known: ['cat', 'dog'], nearest: 'cat' },
  ],
  'pictures-empty-class': [
    { folder: 'pets', names: ['ape'] },
    { folder: 'pets', names: ['ape', 'cat'] },
  ],
  'pictures-left-out': [
    { file: 'pets/cat/a.gif', count: 1 },
    { file: 'pets/cat/a.gif', count: 1234 },
  ],
  'pictures-differ': [{ file: 'pets/cat/a.png', found: [20, 30], first: 'pets/ape/b.png', wanted: [40, 50] }],
  'picture-format': [{ file: 'pets/cat/a.png' }, { file: 'pets/cat/a.png', format: 'TIFF' }],
  'picture-unreadable': [
    { file: 'pets/cat/a.png', is: 'damaged' },
    { file: 'pets/cat/a.png', is: 'cmyk' },
    { file: 'pets/cat/a.png', is: 'variant' },
  ],
  'picture-too-large': [{ file: 'pets/cat/a.png', height: 50_000, width: 60_000 }],
};

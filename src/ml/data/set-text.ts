import { setTextsIn } from '../language/messages/localized';
import type { DataFacts } from './facts';
import { pictureSets, type SetPart } from './picture-sets';

const titled = ({ name, size }: SetPart) => ({ title: pictureSets[name].title, size });

/** `MNIST, sample`, in the reader's language. */
export const setPartText = (set: SetPart, language: string): string => setTextsIn(language).part(titled(set));

/** `MNIST, sample: 2,000 training and 500 test pictures`, in the reader's language; undefined for data that is no well-known set. */
export const setUsedText = ({ set, rows }: Pick<DataFacts, 'set' | 'rows'>, language: string): string | undefined =>
  set && setTextsIn(language).used(titled(set), rows);

import { andList, count } from './words';

interface Part {
  readonly title: string;
  readonly size: 'whole' | 'sample';
}

/** So many rows of each split that there is. */
type Rows = Readonly<Partial<Record<'train' | 'validation' | 'test', number>>>;

const splits = { train: 'training', validation: 'validation', test: 'test' } as const;

/** Which part of a well-known data set something is of. */
export const setTexts = {
  /** `MNIST, sample`. */
  part: ({ title, size }: Part): string => `${title}, ${size}`,
  /** `MNIST, sample: 2,000 training and 500 test pictures`. */
  used(part: Part, rows: Rows): string {
    const counts = Object.entries(splits).flatMap(([split, word]) => {
      const n = rows[split as keyof Rows];
      return n ? [`${count(n)} ${word}`] : [];
    });
    return `${setTexts.part(part)}: ${andList(counts)} pictures`;
  },
};

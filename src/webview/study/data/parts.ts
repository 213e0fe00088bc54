import { type SplitName, splitNames } from '../../../ml/data/dataset';
import type { SplitFacts } from '../../../ml/worker/data-questions';
import type { Data } from '../messages/state';

/** A part of the data: how many rows it has, and how many of each class. */
export interface DataPart extends Pick<SplitFacts, 'split' | 'rows' | 'classCounts'> {}

/** The parts of the data as `fit` has them; as the data itself says until they are known. */
export function partsOf(data: Data, known: readonly SplitFacts[] | undefined): readonly DataPart[] {
  if (known && known.length > 0) return known;
  return splitNames.flatMap((split) => {
    const rows = data.rows[split];
    const classCounts = data.classCounts?.[split];
    return rows === undefined ? [] : [{ split, rows, ...(classCounts && { classCounts }) }];
  });
}

/** The part that is shown: the one that was chosen, or else the first. */
export const shownPart = (parts: readonly DataPart[], chosen: SplitName | undefined): DataPart | undefined =>
  parts.find(({ split }) => split === chosen) ?? parts[0];

/** A class with fewer rows than this share of an even one is rare. */
const RARE = 1 / 3;

/** What there is to say of how many rows the classes have. */
interface Balance {
  readonly fewest: number;
  readonly most: number;
  /** Classes that no row has. */
  readonly missing: readonly number[];
  /** Classes with far fewer rows than an even share. */
  readonly rare: readonly number[];
}

export function balanceOf(counts: readonly number[]): Balance {
  const even = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
  const classes = counts.map((_, klass) => klass);
  return {
    fewest: Math.min(...counts),
    most: Math.max(...counts),
    missing: classes.filter((klass) => counts[klass] === 0),
    rare: classes.filter((klass) => (counts[klass] as number) > 0 && (counts[klass] as number) < RARE * even),
  };
}

import * as l10n from '@vscode/l10n';
import { figure } from '../../../ml/language/number-text';
import type { ColumnsAnswer, SplitFacts } from '../../../ml/worker/data-questions';
import type { Data } from '../messages/state';
import { inputName } from '../shared/names';

/** A table of more columns than this shows the first ones. */
export const MOST_INPUTS = 32;
const MOST_TARGETS = 8;

type Columns = NonNullable<SplitFacts['columns']>;
export type ColumnFacts = Columns['inputs'][number];

/** One column of numbers of a table: an input, or a target. */
export interface Column {
  readonly name: string;
  readonly of: 'x' | 'y';
  /** Its place among the inputs or the targets. */
  readonly index: number;
  /** What is known of it; not set before that has come, and for samples that are no rows of numbers. */
  readonly facts?: ColumnFacts;
}

interface Given {
  readonly data: Data;
  readonly shape: readonly number[];
  readonly facts: ColumnsAnswer['splits'][number] | undefined;
  /** Each target names a class: then it is no column of numbers. */
  readonly classes: boolean;
}

/** The columns of the data's rows, inputs first. @param shape of one sample */
export function columnsOf({ data, shape, facts, classes }: Given): readonly Column[] {
  const known = facts?.columns;
  const of = (list: readonly ColumnFacts[] | undefined, index: number) => (list?.[index] ? { facts: list[index] } : {});
  const inputs = Array.from(
    { length: Math.min(data.inputs, MOST_INPUTS) },
    (_, index): Column => ({
      name: shape.length > 1 ? placeName(index, shape) : inputName(index, data),
      of: 'x',
      index,
      ...of(known?.inputs, index),
    }),
  );
  const targets = Array.from(
    { length: classes ? 0 : Math.min(data.targets, MOST_TARGETS) },
    (_, index): Column => ({
      name: targetName(index, data),
      of: 'y',
      index,
      ...of(known?.targets, index),
    }),
  );
  return [...inputs, ...targets];
}

/** What a target is called: by the data, or y, or y1, y2 … */
export const targetName = (index: number, data: Data): string => data.targetNames?.[index] ?? (data.targets === 1 ? 'y' : `y${index + 1}`);

/** Where a number is in a sample of several axes, counted from 0: `[2, 0]`. */
function placeName(index: number, shape: readonly number[]): string {
  const place: number[] = [];
  let rest = index;
  for (const size of shape.toReversed()) {
    place.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return `[${place.join(', ')}]`;
}

/** What the values of a column are. */
export const kindText = (kind: ColumnFacts['kind']): string =>
  ({
    constant: l10n.t('one value'),
    'zero-one': l10n.t('0 or 1'),
    whole: l10n.t('whole numbers'),
    number: l10n.t('numbers'),
    class: l10n.t('classes'),
  })[kind];

/** Characters that the widest number of a column takes, so that a table does not change its columns while it is scrolled. */
export function charactersOf({ name, facts }: Column): number {
  const numbers = facts ? [facts.min, facts.max, facts.mean].map((value) => figure(value).length) : [USUAL];
  return Math.max(name.length, ...numbers, facts?.kind === 'number' ? USUAL : 0);
}

/** Characters of `−0.1234`. */
const USUAL = 7;

/** A bar of a histogram, in parts of its width and height. */
interface Bar {
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

export function barsOf({ counts }: ColumnFacts['histogram']): readonly Bar[] {
  const most = Math.max(1, ...counts);
  return counts.map((count, i) => ({ x: i / counts.length, width: 1 / counts.length, height: count / most }));
}

/** The interval of a histogram with the most values. */
export function fullest({ from, width, counts }: ColumnFacts['histogram']): readonly [from: number, to: number] {
  const at = counts.indexOf(Math.max(...counts));
  return [from + at * width, from + (at + 1) * width];
}

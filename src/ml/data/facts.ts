import type { Breathe } from './breathe';
import { inParts } from './context';
import { type Bounds, type Dataset, rowCount, rowSize, type Split, type SplitName, splitNames, type Tensor } from './dataset';
import type { SetPart } from './picture-sets';

/** What the checks and panels need to know of the data, as plain values that can cross to another thread. */
export interface DataFacts {
  /** Set for a well-known set of pictures. */
  readonly set?: SetPart;
  readonly rows: Readonly<Partial<Record<SplitName, number>>>;
  /** Shape of one sample: `[28, 28]`. */
  readonly inputShape: readonly number[];
  /** Shape of one target: `[]` for a list of numbers, `[1]` for one column. */
  readonly targetShape: readonly number[];
  /** Over all splits. */
  readonly inputs: { readonly min: number; readonly max: number /** All are whole numbers. */; readonly whole: boolean };
  /** Over all splits. */
  readonly targets: TargetFacts;
  /** Rows of each class, for targets that are class numbers (below 1,000) or one-hot rows. */
  readonly classCounts?: Readonly<Partial<Record<SplitName, readonly number[]>>>;
}

const maxCountedClasses = 1000;

/** Facts about a dataset, by one look at every number. */
export async function describeData(dataset: Dataset, breathe: Breathe = () => Promise.resolve()): Promise<DataFacts> {
  const splits = splitNames.flatMap((name) => (dataset[name] ? [[name, dataset[name]] as const] : []));
  const targets = targetFacts(splits.map(([, split]) => split.y));
  const classes = countedClasses(targets, dataset.train.y);
  return {
    ...(dataset.set && { set: dataset.set }),
    rows: Object.fromEntries(splits.map(([name, split]) => [name, rowCount(split)])),
    inputShape: dataset.train.x.shape.slice(1),
    targetShape: dataset.train.y.shape.slice(1),
    inputs: await range(
      splits.map(([, split]) => split.x),
      breathe,
    ),
    targets,
    ...(classes && { classCounts: Object.fromEntries(splits.map(([name, split]) => [name, counts(split, classes, targets.oneHot)])) }),
  };
}

async function range(tensors: readonly Tensor[], breathe: Breathe): Promise<DataFacts['inputs']> {
  let [min, max, whole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
  const bounds = boundsOf(tensors);
  for (const { values } of tensors) {
    await inParts(values.length, breathe, (from, to) => {
      // Once both bounds were seen, no number is beyond them.
      if (min === bounds?.min && max === bounds.max && (!whole || bounds.whole)) return;
      for (let i = from; i < to; i++) {
        const value = values[i] as number;
        if (value < min) min = value;
        if (value > max) max = value;
        whole &&= Number.isInteger(value);
      }
    });
  }
  return { min, max, whole };
}

/** What is known of all of them without a look. */
function boundsOf(tensors: readonly Tensor[]): Bounds | undefined {
  const known = tensors.flatMap(({ within }) => within ?? []);
  if (known.length < tensors.length) return undefined;
  const whole = known.every((bounds) => bounds.whole);
  return { min: Math.min(...known.map(({ min }) => min)), max: Math.max(...known.map(({ max }) => max)), ...(whole && { whole }) };
}

/** The number of classes, where targets name classes that can be counted. */
function countedClasses({ oneHot, whole, min, max }: TargetFacts, { shape }: Tensor): number | undefined {
  if (oneHot) return shape[1];
  const single = shape.length === 1 || (shape.length === 2 && shape[1] === 1);
  return single && whole && min >= 0 && max < maxCountedClasses ? max + 1 : undefined;
}

function counts({ y }: Split, classes: number, oneHot: boolean): number[] {
  const result = new Array<number>(classes).fill(0);
  y.values.forEach((value, i) => {
    const label = oneHot ? i % classes : value;
    if (!oneHot || value === 1) result[label] = (result[label] as number) + 1;
  });
  return result;
}

/** What kind of targets these are. */
export interface TargetFacts {
  readonly min: number;
  readonly max: number;
  /** All are whole numbers. */
  readonly whole: boolean;
  /** Different values; counting stops at 1,000. */
  readonly distinct: number;
  /** Only 0 and 1. */
  readonly zeroOne: boolean;
  /** Only −1 and 1. */
  readonly minusOneOne: boolean;
  /** Several columns with a single 1 in each row, the rest 0. */
  readonly oneHot: boolean;
  /** Several columns of 0 and 1, with any number of ones in a row: several labels a sample. */
  readonly multiLabel: boolean;
}

const maxDistinct = 1000;

/** Facts about the targets of all splits, which have the same shape of a row. */
export function targetFacts(targets: readonly Tensor[]): TargetFacts {
  const seen = new Set<number>();
  let [min, max, whole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
  for (const { values } of targets) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      if (value < min) min = value;
      if (value > max) max = value;
      whole &&= Number.isInteger(value);
      if (seen.size < maxDistinct) seen.add(value);
    }
  }
  const onlyOf = (...allowed: readonly number[]): boolean => [...seen].every((value) => allowed.includes(value));
  const zeroOne = onlyOf(0, 1);
  const columns = targets[0]?.shape.length === 2 && rowSize(targets[0]) > 1;
  const oneHot = columns && zeroOne && targets.every(singleOnes);
  return {
    min,
    max,
    whole,
    distinct: seen.size,
    zeroOne,
    minusOneOne: onlyOf(-1, 1),
    oneHot,
    multiLabel: columns && zeroOne && !oneHot,
  };
}

/** True if each row of zeros and ones has a single 1. */
function singleOnes(tensor: Tensor): boolean {
  const size = rowSize(tensor);
  for (let row = 0; row < tensor.values.length; row += size) {
    let ones = 0;
    for (let i = row; i < row + size; i++) ones += tensor.values[i] as number;
    if (ones !== 1) return false;
  }
  return true;
}

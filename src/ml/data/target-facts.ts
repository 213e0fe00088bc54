import { rowSize, type Tensor } from './dataset';

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

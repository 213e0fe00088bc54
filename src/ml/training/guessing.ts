import type { Split } from '../data/dataset';
import type { Loss } from '../registry/losses';

/**
 * The loss of an answer that is the same for every row, at its best: that of a network which only guesses. Two even classes have ln 2 = 0.693.
 * Undefined for a loss whose best constant answer is not known here.
 * @param weights of the rows, which count as Keras counts them: the weighted sum over the number of rows
 */
export function lossOfGuessing(loss: Loss, { y }: Pick<Split, 'y'>, weights?: Float32Array): number | undefined {
  const rows = y.shape[0] ?? 0;
  const of = best[loss.type as keyof typeof best];
  if (rows === 0 || !of || ('label_smoothing' in loss && loss.label_smoothing > 0)) return undefined;
  const columns = y.values.length / rows;
  const weight = (row: number): number => weights?.[row] ?? 1;
  const column = (c: number): Weighted[] =>
    Array.from({ length: rows }, (_, r) => ({ value: y.values[r * columns + c] as number, weight: weight(r) }));
  return of(Array.from({ length: columns }, (_, c) => column(c))) / rows;
}

interface Weighted {
  readonly value: number;
  readonly weight: number;
}

type Columns = readonly (readonly Weighted[])[];

const total = (of: readonly Weighted[], each: (value: number) => number): number =>
  of.reduce((sum, { value, weight }) => sum + weight * each(value), 0);

const mean = (of: readonly Weighted[]): number => total(of, (value) => value) / total(of, () => 1);

/** Mean over the columns. */
const over = (columns: Columns, each: (column: readonly Weighted[]) => number): number =>
  columns.reduce((sum, column) => sum + each(column), 0) / columns.length;

/** −p · ln p. */
const term = (p: number): number => (p > 0 ? -p * Math.log(p) : 0);

/** The value with half of the weight on either side. */
function median(of: readonly Weighted[]): number {
  const sorted = of.toSorted((a, b) => a.value - b.value);
  const half = total(of, () => 1) / 2;
  let below = 0;
  for (const { value, weight } of sorted) {
    below += weight;
    if (below >= half) return value;
  }
  return 0;
}

function ofClasses([column = []]: Columns): number {
  const sums = new Map<number, number>();
  for (const { value, weight } of column) sums.set(value, (sums.get(value) ?? 0) + weight);
  const all = total(column, () => 1);
  return all * [...sums.values()].reduce((sum, one) => sum + term(one / all), 0);
}

const aroundSquared = (column: readonly Weighted[], at: number): number => total(column, (value) => (value - at) ** 2);
const around = (column: readonly Weighted[], at: number): number => total(column, (value) => Math.abs(value - at));
const ofYes = (column: readonly Weighted[], yes: number): number => total(column, () => 1) * (term(yes) + term(1 - yes));

/** By loss, the least weighted sum over the rows that one answer for all of them has. */
const best = {
  mean_squared_error: (columns: Columns) => over(columns, (column) => aroundSquared(column, mean(column))),
  mean_absolute_error: (columns: Columns) => over(columns, (column) => around(column, median(column))),
  binary_crossentropy: (columns: Columns) => over(columns, (column) => ofYes(column, mean(column))),
  categorical_crossentropy: (columns: Columns) => columns.reduce((sum, column) => sum + total(column, () => 1) * term(mean(column)), 0),
  sparse_categorical_crossentropy: ofClasses,
};

import { type Dataset, rowCount, rowSize, type Tensor } from '../data/dataset';

/** The class of each row of targets: the number itself, or the place of the largest one of a one-hot row. */
export function classes(y: Tensor): Int32Array {
  const width = rowSize(y);
  return Int32Array.from({ length: y.shape[0] ?? 0 }, (_, row) => {
    const values = y.values.subarray(row * width, (row + 1) * width);
    if (width === 1) return Math.round(values[0] as number);
    let best = 0;
    for (let i = 1; i < width; i++) if ((values[i] as number) > (values[best] as number)) best = i;
    return best;
  });
}

/**
 * How much each training row counts by its class; classes that are not named count 1.
 * Source: keras/src/trainers/data_adapters/data_adapter_utils.py, `class_weight_to_sample_weights`.
 */
export const classWeights = (y: Tensor, weights: ReadonlyMap<string, number>): Float32Array =>
  Float32Array.from(classes(y), (c) => weights.get(String(c)) ?? 1);

/**
 * How much each training row counts, from a list in the order of the data as it was given: each weight stays with its row, also where
 * rows were shuffled or became another part's. Rows in their order may also have a list for the training rows alone, as `fit` of Keras takes.
 * @returns undefined where the list has neither length
 */
export function rowWeights(list: readonly number[], { train, origin }: Dataset): Float32Array | undefined {
  const count = rowCount(train);
  if (origin && list.length === origin.rows) {
    const { from, order } = origin;
    return Float32Array.from({ length: count }, (_, i) => list[order?.[from + i] ?? from + i] as number);
  }
  return list.length === count && !origin?.order ? Float32Array.from(list) : undefined;
}

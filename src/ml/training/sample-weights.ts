import type { Tensor } from '../data/dataset';
import { rowSize } from '../data/dataset';

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
 * How much each row counts in the loss. Classes that are not named count 1.
 * Source: keras/src/trainers/data_adapters/data_adapter_utils.py, `class_weight_to_sample_weights`.
 */
export function sampleWeightsOf(
  y: Tensor,
  classWeight: ReadonlyMap<string, number> | undefined,
  sampleWeight: readonly number[] | undefined,
): Float32Array | undefined {
  if (sampleWeight) return Float32Array.from(sampleWeight);
  if (!classWeight) return undefined;
  return Float32Array.from(classes(y), (c) => classWeight.get(String(c)) ?? 1);
}

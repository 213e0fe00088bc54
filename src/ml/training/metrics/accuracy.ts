import type { Measure, MetricContext } from './streaming';

/** Which accuracy `accuracy` stands for: keras/src/trainers/compile_utils.py, is_binary_or_sparse_categorical. */
export function accuracyKind({ outputShape, targetShape }: MetricContext): 'binary' | 'categorical' | 'sparse' {
  if ((outputShape.at(-1) ?? 1) === 1) return 'binary';
  return targetShape.length < outputShape.length || targetShape.at(-1) === 1 ? 'sparse' : 'categorical';
}

/** The first of the largest values, counted from `at`. */
function largest(values: Float32Array, at: number, size: number): number {
  let best = 0;
  for (let j = 1; j < size; j++) if ((values[at + j] as number) > (values[at + best] as number)) best = j;
  return best;
}

/** The share of outputs on the target's side of the threshold. */
export function binaryAccuracy(threshold: number): Measure {
  const limit = Math.fround(threshold);
  return (y, yAt, p, pAt, size) => {
    let right = 0;
    for (let j = 0; j < size; j++) if (((p[pAt + j] as number) > limit ? 1 : 0) === y[yAt + j]) right++;
    return right / size;
  };
}

export const categoricalAccuracy: Measure = (y, yAt, p, pAt, size) => (largest(y, yAt, size) === largest(p, pAt, size) ? 1 : 0);

export const sparseCategoricalAccuracy: Measure = (y, yAt, p, pAt, size) => (y[yAt] === largest(p, pAt, size) ? 1 : 0);

/**
 * Whether fewer than k outputs are above the right one, as TensorFlow's in_top_k: equal outputs all count as high, and nothing is
 * right where an output is not finite.
 */
function amongTop(k: number, label: number, p: Float32Array, pAt: number, size: number): number {
  if (label < 0 || label >= size) return 0;
  const own = p[pAt + label] as number;
  let above = 0;
  for (let j = 0; j < size; j++) {
    const other = p[pAt + j] as number;
    if (!Number.isFinite(other)) return 0;
    if (other > own) above++;
  }
  return above < k ? 1 : 0;
}

export const topK =
  (k: number): Measure =>
  (y, yAt, p, pAt, size) =>
    amongTop(k, largest(y, yAt, size), p, pAt, size);

export const sparseTopK =
  (k: number): Measure =>
  (y, yAt, p, pAt, size) =>
    amongTop(k, Math.trunc(y[yAt] as number), p, pAt, size);

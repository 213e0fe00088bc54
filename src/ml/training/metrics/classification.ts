import { KERAS_EPSILON } from '../../registry/constants';
import type { Metric } from '../../registry/metrics';
import { type Layout, type Measure, type MetricContext, ratio, type Streaming } from './streaming';

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

/** Precision or recall: right answers of yes as a share of all answers of yes, or of all that should have been. */
export function shareOfYes(of: 'precision' | 'recall', threshold: number, { lines, size }: Layout): Streaming {
  const limit = Math.fround(threshold);
  let right = 0;
  let all = 0;
  return {
    update(targets, predictions, rows, sampleWeights) {
      const width = lines * size;
      for (let i = 0; i < rows * width; i++) {
        const weight = sampleWeights ? (sampleWeights[Math.floor(i / width)] as number) : 1;
        const yes = (predictions[i] as number) > limit;
        const really = targets[i] !== 0;
        if (yes && really) right += weight;
        if (of === 'precision' ? yes : really) all += weight;
      }
    },
    result: () => ratio(right, all),
    reset() {
      right = 0;
      all = 0;
    },
  };
}

type Config = Extract<Metric, { readonly type: 'f1_score' }>;

/** keras/src/metrics/f_score_metrics.py with beta = 1; one score for each output, then one number of them all. */
export function f1Score({ average, threshold }: Config, { size }: Layout): Streaming {
  const classes = average === 'micro' ? 1 : size;
  const [tp, fp, fn, weights] = Array.from({ length: 4 }, () => new Float64Array(classes)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const add = (to: Float64Array, j: number, value: number): void => {
    const slot = average === 'micro' ? 0 : j;
    to[slot] = (to[slot] as number) + value;
  };
  return {
    update(targets, predictions, rows, sampleWeights) {
      for (let row = 0; row < rows; row++) {
        const weight = sampleWeights ? (sampleWeights[row] as number) : 1;
        const outputs = predictions.subarray(row * size, (row + 1) * size);
        const yes = threshold === null ? largestOf(outputs) : aboveOf(Math.fround(threshold));
        outputs.forEach((p, j) => {
          const y = targets[row * size + j] as number;
          const said = yes(p) ? weight : 0;
          add(tp, j, said * y);
          add(fp, j, said * (1 - y));
          add(fn, j, (weight - said) * y);
          add(weights, j, weight * y);
        });
      }
    },
    result() {
      const scores = Array.from(tp, (t, j) => {
        const precision = t / (t + (fp[j] as number) + KERAS_EPSILON);
        const recall = t / (t + (fn[j] as number) + KERAS_EPSILON);
        return (2 * precision * recall) / (precision + recall + KERAS_EPSILON);
      });
      if (average !== 'weighted') return scores.reduce((a, b) => a + b, 0) / scores.length;
      const all = weights.reduce((a, b) => a + b, 0) + KERAS_EPSILON;
      return scores.reduce((sum, score, j) => sum + (score * (weights[j] as number)) / all, 0);
    },
    reset() {
      for (const sums of [tp, fp, fn, weights]) sums.fill(0);
    },
  };
}

const aboveOf =
  (threshold: number) =>
  (p: number): boolean =>
    p > threshold;

/** Keras says yes to every output that is as large as the largest of its row, unless it is as good as 0. */
function largestOf(outputs: Float32Array): (p: number) => boolean {
  const most = outputs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return (p) => p >= most && Math.abs(p) > 1e-9;
}

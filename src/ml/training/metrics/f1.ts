import type { Metric } from '../../registry/metrics';
import type { Layout, Streaming } from './streaming';

type Config = Extract<Metric, { readonly type: 'f1_score' }>;

const EPSILON = 1e-7;

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
        const precision = t / (t + (fp[j] as number) + EPSILON);
        const recall = t / (t + (fn[j] as number) + EPSILON);
        return (2 * precision * recall) / (precision + recall + EPSILON);
      });
      if (average !== 'weighted') return scores.reduce((a, b) => a + b, 0) / scores.length;
      const all = weights.reduce((a, b) => a + b, 0) + EPSILON;
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

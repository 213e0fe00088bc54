import { KERAS_EPSILON } from '../../registry/constants';
import type { Metric } from '../../registry/metrics';
import type { Layout, Measure, Streaming } from './streaming';

/** Keras's epsilon as a float32. */
export const EPSILON = Math.fround(KERAS_EPSILON);

/** The mean over a line of an error of each pair of target and prediction. */
const each =
  (error: (y: number, p: number) => number): Measure =>
  (y, yAt, p, pAt, size) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += error(y[yAt + j] as number, p[pAt + j] as number);
    return sum / size;
  };

export const squaredError: Measure = each((y, p) => (y - p) ** 2);

export const absoluteError: Measure = each((y, p) => Math.abs(y - p));

export const percentageError: Measure = each((y, p) => 100 * Math.abs((y - p) / Math.max(Math.abs(y), EPSILON)));

/** Rounded before the logarithm, because near 0 that is all there is: float32's 1 + 1e-7 is 1 + 1.19e-7. */
const logOfOneMore = (value: number): number => Math.log(Math.fround(Math.max(value, EPSILON) + 1));

export const squaredLogarithmicError: Measure = each((y, p) => (logOfOneMore(p) - logOfOneMore(y)) ** 2);

export const logCosh: Measure = each((y, p) => {
  const error = Math.abs(p - y);
  return error + Math.log1p(Math.exp(-2 * error)) - Math.LN2;
});

export const poisson: Measure = each((y, p) => p - y * Math.log(p + EPSILON));

export const hinge: Measure = each((y, p) => Math.max(1 - y * p, 0));

export const squaredHinge: Measure = each((y, p) => Math.max(1 - y * p, 0) ** 2);

/** Targets 0 and 1 become −1 and 1 if a whole batch has nothing else. */
export function signs(targets: Float32Array): Float32Array {
  return targets.every((y) => y === 0 || y === 1) ? targets.map((y) => 2 * y - 1) : targets;
}

export const categoricalHinge: Measure = (y, yAt, p, pAt, size) => {
  let right = 0;
  let wrong = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < size; j++) {
    const share = y[yAt + j] as number;
    const output = p[pAt + j] as number;
    right += share * output;
    wrong = Math.max(wrong, (1 - share) * output);
  }
  return Math.max(wrong - right + 1, 0);
};

const probability = (value: number): number => Math.min(Math.max(value, EPSILON), 1);

export const klDivergence: Measure = (y, yAt, p, pAt, size) => {
  let sum = 0;
  for (let j = 0; j < size; j++) {
    const share = probability(y[yAt + j] as number);
    sum += share * Math.log(share / probability(p[pAt + j] as number));
  }
  return sum;
};

/** 1 for the same direction; the loss of this name is its negative. */
export const cosineSimilarity: Measure = (y, yAt, p, pAt, size) => {
  let product = 0;
  let squaresY = 0;
  let squaresP = 0;
  for (let j = 0; j < size; j++) {
    const a = y[yAt + j] as number;
    const b = p[pAt + j] as number;
    product += a * b;
    squaresY += a * a;
    squaresP += b * b;
  }
  return product / (Math.max(Math.sqrt(squaresY), EPSILON) * Math.max(Math.sqrt(squaresP), EPSILON));
};

type Config = Extract<Metric, { readonly type: 'r2_score' }>;

/** keras/src/metrics/regression_metrics.py, R2Score: one score for each output, then one number of them all. */
export function r2Score({ class_aggregation }: Config, { size }: Layout): Streaming {
  const none = { origin: Number.NaN, y: 0, squares: 0, errors: 0, count: 0 };
  const sums = Array.from({ length: size }, () => ({ ...none }));
  return {
    update(targets, predictions, rows, sampleWeights) {
      for (let row = 0; row < rows; row++) {
        const weight = sampleWeights ? (sampleWeights[row] as number) : 1;
        sums.forEach((sum, j) => {
          const target = targets[row * size + j] as number;
          if (sum.count === 0) sum.origin = target;
          // Counted from the first target, a target that never changes leaves exactly no spread instead of a rounding error.
          const y = target - sum.origin;
          sum.y += weight * y;
          sum.squares += weight * y * y;
          sum.errors += weight * (target - (predictions[row * size + j] as number)) ** 2;
          sum.count += weight;
        });
      }
    },
    result() {
      const totals = sums.map(({ y, squares, count }) => squares - (y * y) / count);
      const scores = sums.map(({ errors }, j) => {
        const score = 1 - errors / (totals[j] as number);
        // A target that never changes has no score; Keras counts it as 0.
        return score === Number.NEGATIVE_INFINITY ? 0 : score;
      });
      if (class_aggregation === 'uniform_average') return scores.reduce((a, b) => a + b, 0) / size;
      const weighted = scores.reduce((sum, score, j) => sum + score * (totals[j] as number), 0);
      return weighted / totals.reduce((a, b) => a + b, 0);
    },
    reset() {
      for (const sum of sums) Object.assign(sum, none);
    },
  };
}

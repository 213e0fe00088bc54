import type { Metric } from '../../registry/metrics';
import type { Layout, Streaming } from './streaming';

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

import type { Metric } from '../../registry/metrics';
import { type Layout, ratio, type Streaming } from './streaming';

type Config = Extract<Metric, { readonly type: 'auc' }>;

/** True and false answers of yes and of no at each threshold, from the lowest to the highest. */
interface Counts {
  readonly tp: readonly number[];
  readonly fp: readonly number[];
  readonly tn: readonly number[];
  readonly fn: readonly number[];
}

/** The area under a curve through evenly spaced thresholds: keras/src/metrics/confusion_metrics.py, AUC. */
export function auc({ num_thresholds: n, curve, summation_method, from_logits }: Config, { lines, size }: Layout): Streaming {
  // An output counts as yes at all thresholds below it; bucket i holds those for which threshold i is the highest such.
  const positives = new Float64Array(n);
  const negatives = new Float64Array(n);
  return {
    update(targets, predictions, rows, sampleWeights) {
      const width = lines * size;
      for (let i = 0; i < rows * width; i++) {
        const weight = sampleWeights ? (sampleWeights[Math.floor(i / width)] as number) : 1;
        const output = predictions[i] as number;
        const p = from_logits ? Math.fround(1 / (1 + Math.exp(-output))) : output;
        // Rounded to float32 first, as Keras does: an output just on a threshold falls on the same side.
        const bucket = Math.max(Math.ceil(Math.fround(Math.min(Math.max(p, 0), 1) * (n - 1))) - 1, 0);
        const kind = targets[i] !== 0 ? positives : negatives;
        kind[bucket] = (kind[bucket] as number) + weight;
      }
    },
    result() {
      const counts = countsOf(positives, negatives);
      return curve === 'PR' && summation_method === 'interpolation' ? interpolatedPr(counts) : area(counts, curve, summation_method);
    },
    reset() {
      positives.fill(0);
      negatives.fill(0);
    },
  };
}

/** Sums from the end: what lies above each threshold. */
function above(buckets: Float64Array): number[] {
  let sum = 0;
  return Array.from(buckets)
    .reverse()
    .map((count) => (sum += count))
    .reverse();
}

function countsOf(positives: Float64Array, negatives: Float64Array): Counts {
  const tp = above(positives);
  const fp = above(negatives);
  return { tp, fp, tn: fp.map((f) => (fp[0] ?? 0) - f), fn: tp.map((t) => (tp[0] ?? 0) - t) };
}

/** The points of a curve, by threshold. */
function points({ tp, fp, tn, fn }: Counts, curve: Config['curve']): [x: number, y: number][] {
  return tp.map((t, i) => {
    const [f, trueNo, falseNo] = [fp[i] as number, tn[i] as number, fn[i] as number];
    const recall = ratio(t, t + falseNo);
    if (curve === 'ROC') return [ratio(f, f + trueNo), recall];
    if (curve === 'PR') return [recall, ratio(t, t + f)];
    if (t === 0) return [0, 1];
    // Precision and recall as gains over a classifier that always says yes.
    const odds = ratio(t + falseNo, trueNo + f);
    return [Math.max(1 - (odds * falseNo) / t, 0), 1 - (odds * f) / t];
  });
}

function area(counts: Counts, curve: Config['curve'], method: Config['summation_method']): number {
  const height = { interpolation: (a: number, b: number) => (a + b) / 2, minoring: Math.min, majoring: Math.max }[method];
  const all = points(counts, curve);
  return all.slice(1).reduce((sum, [x, y], i) => {
    const [lastX, lastY] = all[i] as [number, number];
    return sum + (lastX - x) * height(lastY, y);
  }, 0);
}

/** Between two points of a PR curve precision is no straight line: Davis and Goadrich 2006, https://doi.org/10.1145/1143844.1143874 */
function interpolatedPr({ tp, fp, fn }: Counts): number {
  let sum = 0;
  for (let i = 0; i + 1 < tp.length; i++) {
    const [t, next] = [tp[i] as number, tp[i + 1] as number];
    const [p, nextP] = [t + (fp[i] as number), next + (fp[i + 1] as number)];
    const slope = ratio(t - next, Math.max(p - nextP, 0));
    const intercept = next - slope * nextP;
    const safe = p > 0 && nextP > 0 ? p / nextP : 1;
    sum += ratio(slope * (t - next + intercept * Math.log(safe)), Math.max(next + (fn[i + 1] as number), 0));
  }
  return sum;
}

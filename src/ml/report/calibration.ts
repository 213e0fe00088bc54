import type { ClassAnswers } from './class-answers';

/** Answers whose probability is above `from` and at most `to`; the first bin has those of 0 too. */
interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean probability of the classes that are named; NaN in an empty bin. */
  readonly probability: number;
  /** Share of right answers; NaN in an empty bin. */
  readonly accuracy: number;
}

/** Whether a network is as often right as it says. */
interface Calibration {
  /** Of equal width, from 0 to 1. */
  readonly bins: readonly CalibrationBin[];
  /** Expected calibration error: the mean distance of accuracy and probability over the bins, each by its count; NaN where there are no probabilities. */
  readonly error: number;
}

const BINS = 10;

/**
 * Compares the probability of the class that is named with how often it is right; rows without a probability are left out.
 * Source: Guo et al. 2017, arXiv 1706.04599, equations 2 and 3
 */
export function calibrationOf({ labels, predictions, probability }: Omit<ClassAnswers, 'ofLabel'>): Calibration {
  const counts = new Uint32Array(BINS);
  const sums = new Float64Array(BINS);
  const rights = new Uint32Array(BINS);
  probability.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    const bin = binOf(value);
    counts[bin] = (counts[bin] as number) + 1;
    sums[bin] = (sums[bin] as number) + value;
    if (predictions[row] === labels[row]) rights[bin] = (rights[bin] as number) + 1;
  });
  const bins = Array.from(
    counts,
    (count, bin): CalibrationBin => ({
      from: bin / BINS,
      to: (bin + 1) / BINS,
      count,
      probability: (sums[bin] as number) / count,
      accuracy: (rights[bin] as number) / count,
    }),
  );
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  const apart = bins.reduce((sum, one) => (one.count === 0 ? sum : sum + one.count * Math.abs(one.accuracy - one.probability)), 0);
  return { bins, error: apart / all };
}

function binOf(probability: number): number {
  let bin = 0;
  while (bin < BINS - 1 && probability > (bin + 1) / BINS) bin++;
  return bin;
}

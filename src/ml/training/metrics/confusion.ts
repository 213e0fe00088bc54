import { type Layout, ratio, type Streaming } from './streaming';

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

import { type Shape, volume } from '../../language/shape';
import type { Activation } from '../../registry/activations';

/** A metric that is updated with every batch; names of results are the caller's. */
export interface Streaming {
  /**
   * Takes in a batch.
   * @param targets row-major, as many rows as `rows`
   * @param predictions the network's outputs for the same rows
   * @param sampleWeights one a row; every row counts 1 when left out, as Keras's `metrics` do even where `fit` weights samples
   */
  update(targets: Float32Array, predictions: Float32Array, rows: number, sampleWeights?: Float32Array): void;
  /** The metric over all batches since the last reset; 0 if there was none. */
  result(): number;
  reset(): void;
}

export interface MetricContext {
  /** Shape of one output, without the batch. */
  readonly outputShape: Shape;
  /** Shape of one target; `[]` for labels in a flat list. */
  readonly targetShape: Shape;
  /**
   * The activation that the outputs come straight out of, if any. Cross-entropy needs it: Keras on TensorFlow then computes from
   * the logits before sigmoid or softmax and clips nothing.
   */
  readonly outputActivation?: Activation['type'];
}

/** How numbers lie in a batch: each row has `lines` lines of `size` outputs, one line a value. */
export interface Layout {
  readonly lines: number;
  readonly size: number;
  readonly activation?: Activation['type'];
}

export const layoutOf = ({ outputShape, outputActivation }: MetricContext): Layout => ({
  lines: volume(outputShape.slice(0, -1)),
  size: outputShape.at(-1) ?? 1,
  ...(outputActivation && { activation: outputActivation }),
});

/**
 * One value of one line: `size` predictions from `pAt`. Its targets are as many from `yAt`, or one label at `yAt`.
 */
export type Measure = (y: Float32Array, yAt: number, p: Float32Array, pAt: number, size: number) => number;

interface MeanOptions {
  /** One number for each line instead of `size`. */
  readonly labels?: boolean;
  /** What is made of a batch's targets first; it sees the whole batch, as in Keras. */
  readonly prepare?: (targets: Float32Array) => Float32Array;
  readonly finish?: (mean: number) => number;
}

/** The mean of a measure over lines and rows, as keras/src/metrics/reduction_metrics.py weights it. */
export function meanOf(measure: Measure, { lines, size }: Layout, { labels = false, prepare, finish }: MeanOptions = {}): Streaming {
  let total = 0;
  let count = 0;
  const width = labels ? 1 : size;
  return {
    update(targets, predictions, rows, sampleWeights) {
      const y = prepare ? prepare(targets) : targets;
      for (let row = 0; row < rows; row++) {
        let sum = 0;
        for (let line = row * lines; line < (row + 1) * lines; line++) sum += measure(y, line * width, predictions, line * size, size);
        const weight = sampleWeights ? (sampleWeights[row] as number) : 1;
        total += (sum / lines) * weight;
        count += weight;
      }
    },
    result() {
      const mean = count === 0 ? 0 : total / count;
      return finish ? finish(mean) : mean;
    },
    reset() {
      total = 0;
      count = 0;
    },
  };
}

/** A quotient that is 0 where the divisor is, as TensorFlow's divide_no_nan. */
export const ratio = (a: number, b: number): number => (b === 0 ? 0 : a / b);

import type { Split, Tensor } from '../data/dataset';
import { rowSize } from '../data/dataset';
import type { BatchResult } from '../engine/engine';
import { volume } from '../language/shape';
import { type Model, outputShape } from '../model/model';
import type { Metric } from '../registry/metrics';
import type { Logs } from './events';
import { createMetric, type StreamingMetric } from './metrics';

/** The figures of one epoch over one split, built up batch by batch as Keras does. */
export class EpochFigures {
  readonly #metrics: readonly StreamingMetric[];
  readonly #outputs: number;
  readonly #lossName: string;
  readonly #names: readonly string[];
  #lossSum = 0;
  #rows = 0;

  /**
   * @param targets the targets it will be held against; only their shape counts
   * @param named what a figure is called in the history: `validationOf` for the rows for validation
   */
  constructor(metrics: readonly Metric[], model: Model, targets: Tensor, named: (name: string) => string = (name) => name) {
    this.#lossName = named('loss');
    const last = model.layers.at(-1)?.config;
    const context = {
      outputShape: outputShape(model),
      targetShape: targets.shape.slice(1),
      ...(last && 'activation' in last && { outputActivation: last.activation.type }),
    };
    this.#metrics = metrics.map((m) => createMetric(m, context));
    this.#names = this.#metrics.map(({ name }) => named(name));
    this.#outputs = volume(context.outputShape);
  }

  /**
   * Takes in the results for rows of a split, all batches or `count` of them from `first` on. Each batch is taken by itself, so that the
   * figures do not depend on how many came at once.
   */
  add(split: Split, indices: Uint32Array, batchSize: number, result: BatchResult, first = 0, count = result.losses.length): void {
    for (let b = first; b < first + count; b++) {
      const length = Math.min(batchSize, indices.length - b * batchSize);
      this.#lossSum += (result.losses[b] as number) * length;
      this.#rows += length;
    }
    if (this.#metrics.length === 0) return;
    const width = rowSize(split.y);
    for (let b = first; b < first + count; b++) {
      const rows = indices.subarray(b * batchSize, (b + 1) * batchSize);
      const targets = new Float32Array(rows.length * width);
      rows.forEach((row, i) => {
        targets.set(split.y.values.subarray(row * width, (row + 1) * width), i * width);
      });
      const start = b * batchSize * this.#outputs;
      const predictions = result.predictions.subarray(start, start + rows.length * this.#outputs);
      for (const metric of this.#metrics) metric.update(targets, predictions, rows.length);
    }
  }

  logs(): Logs {
    const logs: Record<string, number> = { [this.#lossName]: this.#lossSum / this.#rows };
    this.#metrics.forEach((metric, i) => {
      logs[this.#names[i] as string] = metric.result();
    });
    return logs;
  }

  reset(): void {
    this.#lossSum = 0;
    this.#rows = 0;
    for (const metric of this.#metrics) metric.reset();
  }
}

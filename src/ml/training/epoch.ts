import type { Split, Tensor } from '../data/dataset';
import { rowSize } from '../data/dataset';
import type { BatchResult } from '../engine/engine';
import { type Model, outputShape } from '../model/model';
import { volume } from '../model/shape';
import type { Metric } from '../registry/metrics';
import type { Logs } from './events';
import { createMetric, type StreamingMetric } from './metrics';

/** The figures of one epoch over one split, built up batch by batch as Keras does. */
export class EpochFigures {
  readonly #metrics: readonly StreamingMetric[];
  readonly #outputs: number;
  #lossSum = 0;
  #rows = 0;

  /** @param targets the targets it will be held against; only their shape counts */
  constructor(metrics: readonly Metric[], model: Model, targets: Tensor) {
    const last = model.layers.at(-1)?.config;
    const context = {
      outputShape: outputShape(model),
      targetShape: targets.shape.slice(1),
      ...(last && 'activation' in last && { outputActivation: last.activation.type }),
    };
    this.#metrics = metrics.map((m) => createMetric(m, context));
    this.#outputs = volume(context.outputShape);
  }

  /** Takes in the results for rows of a split. Each batch is taken by itself, so that the figures do not depend on how many came at once. */
  add(split: Split, indices: Uint32Array, batchSize: number, result: BatchResult): void {
    const width = rowSize(split.y);
    result.losses.forEach((loss, b) => {
      const rows = indices.subarray(b * batchSize, (b + 1) * batchSize);
      this.#lossSum += loss * rows.length;
      this.#rows += rows.length;
      if (this.#metrics.length === 0) return;
      const targets = new Float32Array(rows.length * width);
      rows.forEach((row, i) => {
        targets.set(split.y.values.subarray(row * width, (row + 1) * width), i * width);
      });
      const start = b * batchSize * this.#outputs;
      const predictions = result.predictions.subarray(start, start + rows.length * this.#outputs);
      for (const metric of this.#metrics) metric.update(targets, predictions, rows.length);
    });
  }

  /** @param prefix `val_` for validation */
  logs(prefix = ''): Logs {
    const entries = this.#metrics.map((metric) => [prefix + metric.name, metric.result()] as const);
    return Object.fromEntries([[`${prefix}loss`, this.#lossSum / this.#rows], ...entries]);
  }

  reset(): void {
    this.#lossSum = 0;
    this.#rows = 0;
    for (const metric of this.#metrics) metric.reset();
  }
}

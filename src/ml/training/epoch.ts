import { pickRows, type Split, type Tensor } from '../data/dataset';
import type { BatchResult } from '../engine/engine';
import { volume } from '../language/shape';
import { type Model, outputShape } from '../model/model';
import { shuffler } from '../random/random';
import type { Metric } from '../registry/metrics';
import type { FitSpec } from '../spec/sections';
import type { Logs } from './events';
import { CALL_MS } from './in-batches';
import { createMetric, type StreamingMetric } from './metrics';

/** Loss and metrics of one epoch over one split, built up batch by batch as Keras does. */
export class EpochMetrics {
  readonly #metrics: readonly StreamingMetric[];
  readonly #outputs: number;
  readonly #lossName: string;
  readonly #names: readonly string[];
  #lossSum = 0;
  #rows = 0;

  /**
   * @param targets the targets it will be held against; only their shape counts
   * @param named what a metric is called in the history: `validationOf` for the rows for validation
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
   * values do not depend on how many came at once.
   */
  add(split: Split, indices: Uint32Array, batchSize: number, result: BatchResult, first = 0, count = result.losses.length): void {
    for (let b = first; b < first + count; b++) {
      const length = Math.min(batchSize, indices.length - b * batchSize);
      this.#lossSum += (result.losses[b] as number) * length;
      this.#rows += length;
    }
    if (this.#metrics.length === 0) return;
    for (let b = first; b < first + count; b++) {
      const rows = indices.subarray(b * batchSize, (b + 1) * batchSize);
      const targets = pickRows(split.y, rows).values;
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

/** Writes into a list, or into a part of it that is as long as there are rows, which row comes when in an epoch, counted from 0. */
export function epochOrder(
  { shuffle }: Pick<FitSpec, 'shuffle'>,
  seed: number,
): (epoch: number, order: Uint32Array, from?: number, to?: number) => void {
  const shuffled = shuffle ? shuffler(seed, 'shuffle') : undefined;
  return (epoch, order, from = 0, to = order.length) => {
    for (let i = from; i < to; i++) order[i] = i - from;
    shuffled?.(epoch, order, from, to);
  };
}

/** Numbers of outputs that come back at once, at most: they lie in memory meanwhile. */
const MOST_NUMBERS = 262_144;

/** How many epochs go to the engine in one call: as many as fit into about the time of a call, where an epoch is shorter than that. */
export class EpochPace {
  readonly #most: number;
  #atOnce = 1;

  /**
   * Rows of several epochs can follow one another only where no batch has rows of two.
   * @param rows of an epoch
   */
  constructor(rows: number, batchSize: number, model: Model) {
    const numbers = rows * volume(outputShape(model));
    this.#most = rows <= batchSize || rows % batchSize === 0 ? Math.max(1, Math.floor(MOST_NUMBERS / numbers)) : 1;
  }

  /** @param left epochs that are yet to be trained */
  together(left: number): number {
    return Math.min(this.#atOnce, left, this.#most);
  }

  /** Milliseconds that the epochs of the last call took together. */
  took(milliseconds: number): void {
    if (milliseconds < CALL_MS / 16) this.#atOnce *= 8;
    else if (milliseconds < CALL_MS / 2) this.#atOnce *= 2;
    else if (milliseconds > CALL_MS) this.#atOnce = Math.max(1, this.#atOnce >> 1);
  }
}

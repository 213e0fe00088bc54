import type { Dataset, Split, Tensor } from '../data/dataset';
import { rowCount, rowSize } from '../data/dataset';
import type { FitSpec } from '../spec/sections';
import { classWeights, rowWeights } from './sample-weights';

/** What `fit` trains and validates on. */
export interface FitData {
  readonly train: Split;
  readonly trainWeights?: Float32Array;
  readonly validation?: Split;
  readonly validationWeights?: Float32Array;
}

/**
 * Splits off the validation part as Keras does: the last rows, before any shuffling, with their sample weights.
 * Class weights count in training only.
 */
export function fitData(dataset: Dataset, fit: FitSpec): FitData {
  const { train, validation } = dataset;
  const { sample_weight, class_weight } = fit;
  const all = sample_weight && rowWeights(sample_weight, dataset);
  const byClass = (y: Tensor): Float32Array | undefined => class_weight && classWeights(y, class_weight);
  const kept = keptForTraining(rowCount(train), fit.validation_split);
  if (fit.validation_split === 0 || validation) {
    return {
      train,
      ...weights('trainWeights', all ?? byClass(train.y)),
      ...(validation && { validation }),
    };
  }
  const first = part(train, 0, kept);
  return {
    train: first,
    validation: part(train, kept, rowCount(train)),
    ...weights('trainWeights', all?.subarray(0, kept) ?? byClass(first.y)),
    ...weights('validationWeights', all?.subarray(kept)),
  };
}

/** Rows in one step, of so many there are: as in Keras, a larger batch is all rows. */
export const rowsAtOnce = ({ batch_size }: Pick<FitSpec, 'batch_size'>, rows = Number.POSITIVE_INFINITY): number =>
  Math.min(batch_size, rows);

/** Rows that stay for training: Keras rounds down. */
export const keptForTraining = (rows: number, validationSplit: number): number => Math.floor(rows * (1 - validationSplit));

const weights = <K extends string>(key: K, values: Float32Array | undefined): Partial<Record<K, Float32Array>> =>
  (values ? { [key]: values } : {}) as Partial<Record<K, Float32Array>>;

const part = ({ x, y }: Split, from: number, to: number): Split => ({ x: rowsFrom(x, from, to), y: rowsFrom(y, from, to) });

function rowsFrom(block: Tensor, from: number, to: number): Tensor {
  const size = rowSize(block);
  return { shape: [to - from, ...block.shape.slice(1)], values: block.values.subarray(from * size, to * size) };
}

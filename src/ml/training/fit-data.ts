import { type Dataset, rowCount, rowSize, type Split, type SplitName, type Tensor } from '../data/dataset';
import type { DataFacts } from '../data/facts';
import type { FitSpec } from '../spec/sections';

/** What `fit` trains and validates on. */
interface FitData {
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

/** The parts of the data: what `validation_split` holds back belongs to the validation. */
export function splitsOf(dataset: Dataset, fit: FitSpec): Readonly<Partial<Record<SplitName, Split>>> & { readonly train: Split } {
  const { train, validation } = fitData(dataset, fit);
  return { train, ...(validation && { validation }), ...(dataset.test && { test: dataset.test }) };
}

/** Rows in one step, of so many there are: as in Keras, a larger batch is all rows. */
export const rowsAtOnce = ({ batch_size }: Pick<FitSpec, 'batch_size'>, rows = Number.POSITIVE_INFINITY): number =>
  Math.min(batch_size, rows);

/** Steps of an epoch of so many rows; the last one may have fewer. */
export const stepsOfEpoch = (fit: Pick<FitSpec, 'batch_size'>, rows: number): number =>
  Math.ceil(rows / Math.max(1, rowsAtOnce(fit, rows)));

/** Rows that `fit` trains on, once the validation part is held back; undefined where the data is not known. */
export const trainingRows = (
  { validation_split }: Pick<FitSpec, 'validation_split'>,
  facts: Pick<DataFacts, 'rows'> | undefined,
): number | undefined => {
  const { train, validation } = facts?.rows ?? {};
  return train === undefined || validation !== undefined ? train : keptForTraining(train, validation_split);
};

/** Rows in one step, by the facts of the data. */
export const rowsInStep = (fit: Pick<FitSpec, 'batch_size' | 'validation_split'>, facts: Pick<DataFacts, 'rows'> | undefined): number =>
  rowsAtOnce(fit, trainingRows(fit, facts));

/** Rows that stay for training: Keras rounds down. */
export const keptForTraining = (rows: number, validationSplit: number): number => Math.floor(rows * (1 - validationSplit));

const weights = <K extends string>(key: K, values: Float32Array | undefined): Partial<Record<K, Float32Array>> =>
  (values ? { [key]: values } : {}) as Partial<Record<K, Float32Array>>;

const part = ({ x, y }: Split, from: number, to: number): Split => ({ x: rowsFrom(x, from, to), y: rowsFrom(y, from, to) });

function rowsFrom(block: Tensor, from: number, to: number): Tensor {
  const size = rowSize(block);
  return { shape: [to - from, ...block.shape.slice(1)], values: block.values.subarray(from * size, to * size) };
}

/** The class of each row of targets: the number itself, or the place of the largest one of a one-hot row. */
export function classes(y: Tensor): Int32Array {
  const width = rowSize(y);
  return Int32Array.from({ length: y.shape[0] ?? 0 }, (_, row) => {
    const values = y.values.subarray(row * width, (row + 1) * width);
    if (width === 1) return Math.round(values[0] as number);
    let best = 0;
    for (let i = 1; i < width; i++) if ((values[i] as number) > (values[best] as number)) best = i;
    return best;
  });
}

/**
 * How much each training row counts by its class; classes that are not named count 1.
 * Source: keras/src/trainers/data_adapters/data_adapter_utils.py, `class_weight_to_sample_weights`.
 */
const classWeights = (y: Tensor, weights: ReadonlyMap<string, number>): Float32Array =>
  Float32Array.from(classes(y), (c) => weights.get(String(c)) ?? 1);

/**
 * How much each training row counts, from a list in the order of the data as it was given: each weight stays with its row, also where
 * rows were shuffled or became another part's. Rows in their order may also have a list for the training rows alone, as `fit` of Keras takes.
 * @returns undefined where the list has neither length
 */
export function rowWeights(list: readonly number[], { train, origin }: Dataset): Float32Array | undefined {
  const count = rowCount(train);
  if (origin && list.length === origin.rows) {
    const { from, order } = origin;
    return Float32Array.from({ length: count }, (_, i) => list[order?.[from + i] ?? from + i] as number);
  }
  return list.length === count && !origin?.order ? Float32Array.from(list) : undefined;
}

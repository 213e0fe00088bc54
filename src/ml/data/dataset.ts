import { volume } from '../language/shape';
import type { SetPart } from './picture-sets';

/** Numbers in a rectangular block, row-major, float32 as Keras computes with. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
  /**
   * Set where it is known without a look at them that all numbers are finite and within these bounds, as those of bytes are. A set of pictures has
   * 55 million numbers: each pass over them that is not made saves a tenth of a second.
   */
  readonly within?: Bounds;
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** All numbers are whole. */
  readonly whole?: true;
}

/** Samples: row i of `x` belongs to row i of `y`. `shape[0]` of both is the number of samples. */
export interface Split {
  readonly x: Tensor;
  readonly y: Tensor;
}

/** Where the training rows come from, for what a spec gives row by row: row i is row `order[from + i]` of the data as it was given, or row `from + i`. */
export interface RowOrigin {
  /** Rows of the data as it was given, before parts were taken from it. */
  readonly rows: number;
  readonly from: number;
  /** Set where the rows were shuffled. */
  readonly order?: Uint32Array;
}

/**
 * Data ready for a network: loaded, transposed, scaled, one-hot encoded and split.
 * `y` keeps labels as numbers (shape [n] or [n, 1]) or holds one-hot rows or values ([n, k]).
 */
export interface Dataset {
  /** Set for a well-known set of pictures. */
  readonly set?: SetPart;
  readonly train: Split;
  readonly validation?: Split;
  readonly test?: Split;
  /** Not set where the training rows are all rows, in the order in which they were given. */
  readonly origin?: RowOrigin;
  readonly inputNames?: readonly string[];
  readonly targetNames?: readonly string[];
  readonly classNames?: readonly string[];
}

export const splitNames = ['train', 'validation', 'test'] as const;
export type SplitName = (typeof splitNames)[number];

/** A number as a byte of a picture: 0 for the least of a range and 255 for its largest. */
export const byteIn =
  ({ min, max }: { readonly min: number; readonly max: number }) =>
  (value: number): number =>
    Math.round(max > min ? (255 * (value - min)) / (max - min) : 0);

/** Numbers in one row, that is, all but the first axis. */
export const rowSize = ({ shape }: Tensor): number => volume(shape.slice(1));

export const rowCount = ({ x }: Split): number => x.shape[0] ?? 0;

/** Rows of a block, one typed array each. */
export function rowsOf({ shape, values }: Tensor): Float32Array[] {
  const count = shape[0] ?? 0;
  const size = count === 0 ? 0 : values.length / count;
  return Array.from({ length: count }, (_, i) => values.subarray(i * size, (i + 1) * size));
}

/** Some rows of a block, in this order, as a block of their own. */
export function pickRows(block: Tensor, rows: Uint32Array): Tensor {
  const size = rowSize(block);
  const values = new Float32Array(rows.length * size);
  rows.forEach((row, i) => {
    values.set(block.values.subarray(row * size, (row + 1) * size), i * size);
  });
  return { shape: [rows.length, ...block.shape.slice(1)], values };
}

/** The places of so many rows, or of at most `most` of them, evenly taken. */
export function someRows(rows: number, most: number): Uint32Array {
  const count = Math.min(rows, most);
  return Uint32Array.from({ length: count }, (_, i) => Math.floor((i * rows) / count));
}

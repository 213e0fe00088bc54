import type { TableColumns } from '../data/columns';
import type { SplitName } from '../data/dataset';
import type { FileScope } from '../data/files';
import type { SetPart } from '../data/picture-sets';
import type { Problem } from '../language/problem';

/** Asks for rows of a split of a spec's data, as `fit` has it: what `validation_split` holds back belongs to the validation. */
export interface SamplesRequest {
  readonly task: 'samples';
  readonly text: string;
  readonly scope?: FileScope;
  readonly split: SplitName;
  /** These rows; or a part of all, or of those of one class, in their order. */
  readonly pick: { readonly rows: readonly number[] } | { readonly klass?: number; readonly from: number; readonly count: number };
  /** `pixels`: a byte for each number, 0 for the least of the data and 255 for its largest, for many small pictures. */
  readonly as: 'numbers' | 'pixels';
}

/** Rows of a split. */
export interface SamplesAnswer {
  /** Of all that could be picked, of which `rows` may be a part. */
  readonly total: number;
  /** Their places in the split. */
  readonly rows: Uint32Array;
  /** [rows, inputs], as the data is given: before it is divided by `scale`; or as bytes, as was asked. */
  readonly x: Float32Array | Uint8Array;
  /** [rows, targets] */
  readonly y: Float32Array;
  /** The class that each target names, by the network's reading; -1 where it names none. */
  readonly labels: Int32Array;
  /** The place of each among the rows of the split that name the same class. */
  readonly ofClass: Uint32Array;
}

/** Asks what a spec's data is, split by split. */
export interface ColumnsRequest {
  readonly task: 'columns';
  readonly text: string;
  readonly scope?: FileScope;
  /** Data of any size is read: no one waits for this worker's other answers meanwhile. */
  readonly unlimited?: boolean;
}

/** A spec's data; of splits as `fit` has them. */
export interface ColumnsAnswer {
  readonly set?: SetPart;
  readonly classNames?: readonly string[];
  /** Shapes of one sample and of one target. */
  readonly inputShape: readonly number[];
  readonly targetShape: readonly number[];
  /** In the order of `splitNames`; those that do not exist are left out. */
  readonly splits: readonly SplitFacts[];
  /** Of the spec as a whole; also errors, where they are not the data's: it can be looked at all the same. */
  readonly warnings: readonly Problem[];
}

/** What is known of a split of the data. Numbers are as the data is given: before it is divided by `scale`. */
export interface SplitFacts {
  readonly split: SplitName;
  readonly rows: number;
  readonly inputs: { readonly min: number; readonly max: number };
  readonly targets: { readonly min: number; readonly max: number };
  /** Rows of each class, where each target names one by the network's reading. */
  readonly classCounts?: readonly number[];
  /** Set where samples are rows of no more than 300 numbers. */
  readonly columns?: TableColumns;
}

import type { JSONPath } from 'jsonc-parser';
import { type Report, type Reporter, reportAt } from '../language/reporter';
import type { Breathe } from './breathe';
import type { Tensor } from './dataset';
import type { Files } from './files';
import type { Memory } from './memory';
import type { SetPart } from './picture-sets';

/** What loading data needs from outside. */
export interface DataContext {
  readonly files: Files;
  /** The spec's seed: source of synthetic data and of the shuffle before the split. */
  readonly seed: number;
  readonly reporter: Reporter;
  /** What the data may take in memory; as much as `files` says the machine has if not given. */
  readonly memory?: Memory;
  readonly breathe?: Breathe;
}

/** What the readers of files get: a context in which nothing is left open. */
export type Loading = DataContext & Required<Pick<DataContext, 'memory' | 'breathe'>>;

/** What a reader of one format needs besides the bytes. */
export interface Reading {
  readonly report: Report;
  readonly memory: Memory;
  readonly breathe: Breathe;
}

/** As `reportAt`, with what else a reader needs. */
export const readingAt = ({ memory, breathe, ...context }: Loading, path: JSONPath): Reading => ({
  report: reportAt(context, path),
  memory,
  breathe,
});

/** Inputs and targets as a source gives them, with the names by which messages call them. Rows are not yet checked against each other. */
export interface Part {
  readonly x: Tensor;
  readonly y: Tensor;
  /** `x`, `x_test`, `validation.x`; the same in every language. */
  readonly xName: string;
  readonly yName: string;
  /** Where in the spec a problem of these numbers is shown. */
  readonly path: JSONPath;
}

/** What a source of data gives. */
export interface Loaded {
  readonly set?: SetPart;
  readonly rows: Part;
  /** Test rows that the source brings along. */
  readonly test?: Part;
  readonly inputNames?: readonly string[];
  readonly targetNames?: readonly string[];
  readonly classNames?: readonly string[];
}

/** Numbers that are gone through in some milliseconds. */
const PART = 2 ** 20;

/** Does long work on many items in parts, between which others have their turn. */
export async function inParts(length: number, breathe: Breathe, work: (from: number, to: number) => void): Promise<void> {
  for (let from = 0; from < length; from += PART) {
    if (from > 0) await breathe();
    work(from, Math.min(length, from + PART));
  }
}

import type { JSONPath } from 'jsonc-parser';
import type { MessageArgs, MessageCode } from '../language/messages';
import type { Severity } from '../language/problem';
import type { Reporter } from '../language/reporter';
import type { Tensor } from './dataset';
import type { Files } from './files';
import type { Memory } from './memory';

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

/** Awaited between parts of a long work, so that messages can come in. Rejects, with `CalledOff`, where the work is no longer wanted. */
export type Breathe = () => Promise<void>;

/** Ends work that is no longer wanted; no defect, and nothing of the user's. */
export class CalledOff extends Error {
  constructor() {
    super('The work was called off.');
  }
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

/** Reports a problem whose place is known; its result can be returned for "no value". */
export type Report = <C extends MessageCode>(code: C, args: MessageArgs<C>, severity?: Severity) => undefined;

/** A report about one place in the spec, such as `['data', 'npz']`. */
export const reportAt =
  ({ reporter }: Pick<DataContext, 'reporter'>, path: JSONPath): Report =>
  (code, args, severity = 'error') => {
    reporter.report(code, args, path, { severity });
    return undefined;
  };

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
  readonly rows: Part;
  /** Test rows that the source brings along. */
  readonly test?: Part;
  readonly inputNames?: readonly string[];
  readonly targetNames?: readonly string[];
  readonly classNames?: readonly string[];
}

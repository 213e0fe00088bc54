import type { JSONPath } from 'jsonc-parser';
import type { MessageArgs, MessageCode } from '../spec/messages';
import type { Severity } from '../spec/problem';
import type { Reporter } from '../spec/reporter';
import type { Tensor } from './dataset';
import type { Files } from './files';
import { maxTensorBytes, tensorBytes } from './limits';

/** What loading data needs from outside. */
export interface DataContext {
  readonly files: Files;
  /** The spec's seed: source of synthetic data and of the shuffle before the split. */
  readonly seed: number;
  readonly reporter: Reporter;
}

/** Reports a problem whose place is known; its result can be returned for "no value". */
export type Report = <C extends MessageCode>(code: C, args: MessageArgs<C>, severity?: Severity) => undefined;

/** A report about one place in the spec, such as `['data', 'npz']`. */
export const reportAt =
  ({ reporter }: DataContext, path: JSONPath): Report =>
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

/** True if a float32 block of this shape may be allocated; reports it otherwise. */
export function fits(what: string, shape: readonly number[], report: Report): boolean {
  const bytes = tensorBytes(shape);
  if (bytes <= maxTensorBytes) return true;
  report('data-too-large', { what, shape: [...shape], bytes, limit: maxTensorBytes });
  return false;
}

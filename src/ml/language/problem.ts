import type { MessageArgs, MessageCode } from './messages';
import type { FixPurpose, FixWords } from './messages/fixes';

/** A place in a text. Lines and columns count from 1, as editors show them; `offset` counts UTF-16 units from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Replaces `length` UTF-16 units at `offset` by `text`; the same shape as jsonc-parser's `Edit`. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

/** What a fix is for, as data, so that its title can be said in another language. */
export interface FixAction extends Partial<FixWords> {
  readonly purpose: FixPurpose;
}

/** What a click can put right: edits to the spec's own text, to be made together. */
export interface Fix {
  /** In English. */
  readonly title: string;
  readonly action: FixAction;
  readonly edits: readonly TextEdit[];
}

export type Severity = 'error' | 'warning' | 'info';

/**
 * One thing the user should know about a spec or its data. A spec with an error does not train; one with warnings does.
 * `file` is set when the place is not in the spec itself (a line of a CSV file, say), relative to the spec's folder.
 */
export interface Problem<C extends MessageCode = MessageCode> {
  readonly code: C;
  readonly args: MessageArgs<C>;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly file?: string;
  readonly fixes: readonly Fix[];
}

/** True when nothing in `problems` keeps the spec from running. */
export const runnable = (problems: readonly Problem[]): boolean => problems.every((p) => p.severity !== 'error');

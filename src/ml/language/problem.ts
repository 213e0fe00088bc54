import type { MessageArgs, MessageCode } from './messages';

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

/**
 * What a fix does, as data, so that its title can be said in another language.
 * `key` is what is set, renamed or removed; `value` the JSON that is put in, cut short.
 */
export interface FixAction {
  readonly does: 'replace' | 'set' | 'insert' | 'remove' | 'rename';
  readonly key?: string | number;
  readonly value?: string;
}

/** What a click can put right: edits to the spec's own text, to be made together. */
export interface Fix {
  /** In English. */
  readonly title: string;
  /** Missing where the title is nothing but what is put in. */
  readonly action?: FixAction;
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

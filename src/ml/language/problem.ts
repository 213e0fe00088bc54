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

/** What a click can put right: edits to the spec's own text, to be made together; or a data set that is fetched. */
export interface Fix {
  /** In English. */
  readonly title: string;
  readonly action: FixAction;
  readonly edits: readonly TextEdit[];
  /** The name of the data set that it fetches; it has no edits then. */
  readonly fetches?: string;
}

/** `hint`: nothing is wrong, and there is something to learn; an editor marks the place and lists it nowhere. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

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

/** The mark that some programs put before a text in UTF-8; editors do not count it as a column. */
const BYTE_ORDER_MARK = 0xfeff;

/** Turns offsets into lines and columns, both from 1. Lines end as in editors: `\n`, `\r\n` or a lone `\r`. */
export function lineIndex(text: string): (offset: number) => Position {
  const starts = [text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(0, offset - (starts[low] as number)) + 1, offset };
  };
}

/** The text with a blank in place of a byte order mark, so that it parses and every offset stays. */
export const withoutMark = (text: string): string => (text.charCodeAt(0) === BYTE_ORDER_MARK ? ` ${text.slice(1)}` : text);

import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { fixOf, replaceText } from './edits';
import type { Span } from './kind';
import type { SyntaxSlip } from './messages/reading';
import { outline } from './outline';
import { type Fix, withoutMark } from './problem';
import { MOST_PROBLEMS, type ProblemList } from './reporter';
import { clip } from './visible';

/** Largest text that is read, in UTF-16 units. Inline data beyond it belongs into a file. */
const MOST_TEXT = 5_000_000;
const MOST_DEPTH = 100;

/** The tree of a text: JSON with comments, and with commas before closing brackets. Undefined where there is none. */
export function parseSpec(written: string, list: ProblemList): Node | undefined {
  if (written.length > MOST_TEXT) {
    const megabytes = (written.length / 1e6).toFixed(1);
    list.report('spec-too-large', { megabytes, limit: String(MOST_TEXT / 1e6) }, { offset: 0, length: 1 });
    return undefined;
  }
  const text = withoutMark(written);
  const { tooDeep, slip, open } = outline(text, MOST_DEPTH);
  if (tooDeep !== undefined) {
    list.report('spec-too-deep', { limit: MOST_DEPTH }, { offset: tooDeep, length: 1 });
    return undefined;
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const line = (offset: number): number => list.rangeOf({ offset, length: 0 }).start.line;
  const unclosed = open === undefined ? undefined : { text: text[open] === '[' ? ']' : '}', line: line(open) };
  const before = slip ? errors.filter((e) => e.offset < slip.offset) : errors;
  const mistakes = first(text, before).slice(0, MOST_PROBLEMS + 1);
  const ends = endsBefore(
    text,
    mistakes.map((e) => e.offset),
  );
  for (const error of mistakes) reportError(error, text, ends.get(error.offset) ?? 0, unclosed, list);
  if (slip) {
    const { what, bracket, opener } = slip;
    list.report('json-syntax', { what, text: bracket, ...(opener !== undefined && { line: line(opener) }) }, slip);
  }
  const broken = mistakes[0] ?? slip;
  if (broken) list.brokenFrom(broken.offset);
  if (!root && !broken) list.report('spec-empty', undefined, { offset: 0, length: text.length });
  return root;
}

/**
 * A slip makes the parser stumble several times before it finds its feet again: only the first error after each comma is reported.
 */
function first(text: string, errors: readonly ParseError[]): ParseError[] {
  return errors.filter((error, i) => {
    const last = errors[i - 1];
    return !last || text.slice(last.offset, error.offset).includes(',');
  });
}

/**
 * @param before where the token before this one ends
 * @param unclosed the bracket that is missing where the text ends too early, and the line of its opening one
 */
function reportError(
  { error, offset, length }: ParseError,
  text: string,
  before: number,
  unclosed: { readonly text: string; readonly line: number } | undefined,
  list: ProblemList,
): void {
  const what = printParseErrorCode(error) as SyntaxSlip;
  if (offset >= text.length) {
    list.report('json-syntax', unclosed ? { what: 'Unclosed', ...unclosed } : { what }, lastOf(text));
    return;
  }
  const span = { offset, length: Math.max(1, length) };
  const word = text.slice(offset, offset + length);
  // Two words without a gap, such as 01 or 0x10, are one number that went wrong.
  const joined = /[\w.]/.test(text[offset - 1] ?? '') && /[\w.]/.test(word[0] ?? '');
  const { slip, fix } = joined
    ? { slip: 'InvalidNumberFormat' as const }
    : what === 'InvalidSymbol'
      ? wordSlip(word, span)
      : { slip: what };
  const fixes = [...(fix ? [fix] : []), ...(slip === 'CommaExpected' ? [insertComma(before)] : [])];
  list.report('json-syntax', { what: slip, text: clip(word) }, span, { fixes });
}

/** The last thing in a text that ends too early. */
function lastOf(text: string): Span {
  const end = text.trimEnd().length;
  return { offset: Math.max(0, end - 1), length: 1 };
}

const python: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
]);

/** A word that JSON does not have: Python's words and quotation marks are what students write. */
function wordSlip(word: string, span: Span): { readonly slip: SyntaxSlip; readonly fix?: Fix } {
  const change = (content: string): Fix => replaceText(span, content);
  const json = python.get(word);
  if (json !== undefined) return { slip: 'PythonWord', fix: change(json) };
  if (/^[+-]?(nan|inf|infinity)$/i.test(word)) return { slip: 'NotANumber' };
  if (/^'[^'"\\]*'$/.test(word)) return { slip: 'SingleQuotes', fix: change(JSON.stringify(word.slice(1, -1))) };
  if (word.startsWith("'") || word.endsWith("'")) return { slip: 'SingleQuotes' };
  if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(word)) return { slip: 'InvalidSymbol', fix: change(JSON.stringify(word)) };
  return { slip: /^[+.\d]/.test(word) ? 'InvalidNumberFormat' : 'InvalidSymbol' };
}

const insertComma = (offset: number): Fix => fixOf({ purpose: 'comma' }, [{ offset, length: 0, content: ',' }]);

/** For the beginnings of tokens, in their order: where the token before each ends. Comments and blanks between them are none. */
function endsBefore(text: string, offsets: readonly number[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const pending = [...offsets];
  const scanner = createScanner(text, true);
  let end = 0;
  while (pending.length > 0 && scanner.getPosition() < text.length) {
    scanner.scan();
    const offset = scanner.getTokenOffset();
    for (; pending[0] !== undefined && pending[0] <= offset; pending.shift()) ends.set(pending[0], end);
    end = offset + scanner.getTokenLength();
  }
  return ends;
}

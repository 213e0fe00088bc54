import { createScanner } from 'jsonc-parser';
import type { Span } from './kind';
import { lineIndex, type Position, type Problem, type TextEdit, withoutMark } from './problem';

/** A comment begins with this to turn problems off by their codes: `// nn-ignore: no-line, no-seed -- it is about XOR`. */
const WORD = 'nn-ignore';
/** After the word: the codes count for the whole file. */
const FILE = '-file';
/** What follows is for people. */
const REASON = '--';

/** A code in a comment that turns problems off. */
export interface Ignore {
  readonly code: string;
  /** Where the code is; the whole comment where it names none. */
  readonly span: Span;
  /** The line of the problems that are turned off; undefined for those of the whole file. */
  readonly line?: number;
  /** The comment that it is in. */
  readonly comment: Span;
  /** It is the only one in its comment. */
  readonly alone: boolean;
}

/** Every code that comments of a text turn off, in its order. Comments in a line of their own are for the next line that is none. */
export function ignoresIn(written: string, position: (offset: number) => Position = lineIndex(written)): Ignore[] {
  if (!written.includes(WORD)) return [];
  const text = withoutMark(written);
  const waiting: Ignore[] = [];
  const found: Ignore[] = [];
  let lineOfToken = 0;
  for (const { offset, length, comment } of tokensOf(text)) {
    const { line } = position(offset);
    if (!comment) {
      for (const one of waiting.splice(0)) found.push({ ...one, line });
      lineOfToken = position(offset + length).line;
      continue;
    }
    for (const { whole, ...one } of codesOf(text, { offset, length })) {
      if (whole) found.push(one);
      else if (line === lineOfToken || !endsLine(text, offset + length)) found.push({ ...one, line });
      else waiting.push(one);
    }
  }
  return [...found, ...waiting.map((one) => ({ ...one, line: position(one.comment.offset).line }))];
}

interface Token extends Span {
  readonly comment: boolean;
}

/** Comments and everything that is neither blank nor a comment. A scanner does not recurse, whatever the text is. */
function* tokensOf(text: string): Generator<Token> {
  const scanner = createScanner(text, false);
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const [offset, length] = [scanner.getTokenOffset(), scanner.getTokenLength()];
    const token = text.slice(offset, offset + length);
    if (token.trim() !== '') yield { offset, length, comment: token.startsWith('//') || token.startsWith('/*') };
  }
}

/** True where nothing but blanks comes after an offset in its line. */
const endsLine = (text: string, offset: number): boolean => /^[ \t]*(?:$|[\r\n])/.test(text.slice(offset, offset + 200));

/** The codes that a comment turns off; none for an ordinary one. */
function codesOf(text: string, comment: Span): (Omit<Ignore, 'line'> & { readonly whole: boolean })[] {
  const { offset, length } = comment;
  const block = text.startsWith('/*', offset);
  const end = offset + length - (block && text.endsWith('*/', offset + length) ? 2 : 0);
  const inside = text.slice(offset + 2, end);
  const start = inside.length - inside.trimStart().length;
  if (!inside.startsWith(WORD, start)) return [];
  const whole = inside.startsWith(FILE, start + WORD.length);
  const colon = start + WORD.length + (whole ? FILE.length : 0);
  const next = inside[colon] ?? '';
  // Another word that only begins so.
  if (next.trim() !== '' && next !== ':') return [];
  const [list = ''] = inside.slice(colon).split(REASON);
  const parts = list.replace(':', ' ').split(',');
  let at = offset + 2 + colon;
  const codes = parts.flatMap((part) => {
    const code = part.trim();
    const span = { offset: at + part.length - part.trimStart().length, length: code.length };
    at += part.length + 1;
    return code === '' ? [] : [{ code, span }];
  });
  if (codes.length === 0) return [{ code: '', span: comment, comment, alone: true, whole }];
  return codes.map((one) => ({ ...one, comment, alone: codes.length === 1, whole }));
}

/** Takes a code out of its comment, with its comma; the whole comment where it has no other. */
export function withoutIgnore(text: string, { comment, span, alone }: Ignore): TextEdit[] {
  if (alone) return [withoutComment(text, comment)];
  const end = span.offset + span.length;
  const after = /^\s*,\s*/.exec(text.slice(end, comment.offset + comment.length))?.[0];
  if (after !== undefined) return [{ offset: span.offset, length: span.length + after.length, content: '' }];
  const comma = text.lastIndexOf(',', span.offset);
  return [{ offset: comma, length: end - comma, content: '' }];
}

/** Takes a comment away, and its line where it has one of its own. */
function withoutComment(text: string, { offset, length }: Span): TextEdit {
  const from = startOfLine(text, offset);
  const after = /^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(offset + length))?.[0];
  const ownLine = text.slice(from, offset).trim() === '' && after !== undefined;
  return ownLine ? { offset: from, length: offset - from + length + after.length, content: '' } : { offset, length, content: '' };
}

const startOfLine = (text: string, offset: number): number =>
  Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;

/** Adds a comment that turns a problem off, or its code to the one that is there already. @param whole for the whole file */
export function withIgnore(text: string, { code, range }: Pick<Problem, 'code' | 'range'>, whole: boolean): TextEdit[] {
  const { line, offset } = range.start;
  const there = ignoresIn(text).findLast((one) => one.code !== '' && one.line === (whole ? undefined : line));
  if (there) return [{ offset: there.span.offset + there.span.length, length: 0, content: `, ${code}` }];
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const mark = withoutMark(text) === text ? 0 : 1;
  if (whole) return [{ offset: mark, length: 0, content: `// ${WORD}${FILE}: ${code}${end}` }];
  const start = Math.max(mark, startOfLine(text, offset));
  // A comment of several lines may end in this one.
  const inComment =
    text.includes('/*') &&
    [...tokensOf(withoutMark(text))].some((one) => one.comment && one.offset < start && start < one.offset + one.length);
  if (inComment) return [{ offset, length: 0, content: `/* ${WORD}: ${code} */ ` }];
  const indent = /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
  return [{ offset: start, length: 0, content: `${indent}// ${WORD}: ${code}${end}` }];
}

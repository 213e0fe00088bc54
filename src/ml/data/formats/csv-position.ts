import type { Position, Range } from '../../language/problem';

const quoteMark = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

/** A value of a CSV file: its row and column, from 0, in the piece of the file that starts at byte `piece`. Blank lines are no rows. */
export interface Cell {
  readonly piece: number;
  readonly row: number;
  readonly column: number;
}

/**
 * Cuts CSV text into pieces of about `size` bytes that end where a row ends, given by their first byte and the one after the last.
 * Inside quotation marks, which are in pairs, a line break does not end a row.
 */
export function* pieces(bytes: Uint8Array, size: number, from = 0): Generator<readonly [number, number]> {
  let start = from;
  let quoted = false;
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === quoteMark) quoted = !quoted;
    else if (!quoted && i + 1 - start >= size && endsLine(bytes, i)) {
      yield [start, i + 1];
      start = i + 1;
    }
  }
  if (start < bytes.length) yield [start, bytes.length];
}

/** True for a line feed, and for a carriage return that none follows. */
const endsLine = (bytes: Uint8Array, i: number): boolean =>
  bytes[i] === lineFeed || (bytes[i] === carriageReturn && bytes[i + 1] !== lineFeed);

/** Where a value is in the file. Walks the piece again, so it is meant for the few values that a message is about. */
export function rangeOf(bytes: Uint8Array, cell: Cell, delimiter: string): Range {
  const [start, end] = bytesOf(bytes, cell, new TextEncoder().encode(delimiter));
  return { start: positionAt(bytes, start), end: positionAt(bytes, end) };
}

function bytesOf(bytes: Uint8Array, cell: Cell, delimiter: Uint8Array): [number, number] {
  let start = cell.piece;
  let row = 0;
  let column = 0;
  let quoted = false;
  let blank = true;
  let i = start;
  for (; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte === quoteMark) {
      quoted = !quoted;
      blank = false;
    } else if (quoted) {
      blank = false;
    } else if (dividerAt(bytes, i, delimiter, blank) > 0) {
      if (row === cell.row && column === cell.column) break;
      column++;
      i += dividerAt(bytes, i, delimiter, blank) - 1;
      start = i + 1;
      blank = false;
    } else if (byte === lineFeed || byte === carriageReturn) {
      // Of a line break of two bytes the second one ends a blank line, which is no row.
      if (!blank && row === cell.row) break;
      if (!blank) row++;
      column = 0;
      start = i + 1;
      blank = true;
    } else if (byte > 0x20) {
      blank = false;
    }
  }
  return trimmed(bytes, start, i);
}

/** Bytes of the delimiter that is at `i`, or 0. Where that is a space, it is any number of blanks, but those around a line divide nothing. */
function dividerAt(bytes: Uint8Array, i: number, delimiter: Uint8Array, lineBegins: boolean): number {
  if (delimiter.length > 1 || delimiter[0] !== space) return delimiter.every((part, k) => bytes[i + k] === part) ? delimiter.length : 0;
  let end = i;
  while (isBlank(bytes[end])) end++;
  return lineBegins || end >= bytes.length || bytes[end] === lineFeed || bytes[end] === carriageReturn ? 0 : end - i;
}

const isBlank = (byte: number | undefined): boolean => byte !== undefined && byte <= space && byte !== lineFeed && byte !== carriageReturn;

function trimmed(bytes: Uint8Array, start: number, end: number): [number, number] {
  let [from, to] = [start, end];
  while (from < to && (bytes[from] as number) <= 0x20) from++;
  while (to > from && (bytes[to - 1] as number) <= 0x20) to--;
  return [from, to];
}

/** Line, column and offset of a byte in UTF-8 text, as an editor counts them: in UTF-16 units, without the byte order mark. */
function positionAt(bytes: Uint8Array, offset: number): Position {
  let line = 1;
  let column = 1;
  let units = 0;
  for (let i = hasMark(bytes) ? 3 : 0; i < offset; i++) {
    const byte = bytes[i] as number;
    // Bytes 10xxxxxx continue a character; those of four bytes take two units.
    const width = (byte & 0xc0) === 0x80 ? 0 : byte >= 0xf0 ? 2 : 1;
    units += width;
    column = endsLine(bytes, i) ? 1 : column + width;
    if (endsLine(bytes, i)) line++;
  }
  return { line, column, offset: units };
}

/** True if the text starts with UTF-8's byte order mark. */
const hasMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

import type { Breathe } from '../breathe';
import { type Cell, pieces } from './csv-position';

/** How a file is divided into rows and values. */
export interface Dialect {
  /** What is between two values; a single space means any number of spaces and tabs. */
  readonly delimiter: string;
  /** The byte where the table begins. */
  readonly from: number;
}

/** Why a CSV file could not be read, and where. */
export interface CsvTrouble {
  readonly reason: 'quote-open' | 'quote-inside' | 'row-too-long';
  readonly cell: Cell;
}

// Rows of one piece are in memory as texts at a time; larger pieces are slower.
const pieceBytes = 2 ** 18;
const maxRowBytes = 2 ** 24;

/**
 * Reads CSV (RFC 4180) piece by piece: quoted values, any kind of line break, blank lines skipped, spaces around values dropped.
 * @param bytes UTF-8
 * @param take gets the rows of a piece and the byte where the piece starts; false ends the reading
 */
export async function readCsv(
  bytes: Uint8Array,
  { delimiter, from }: Dialect,
  take: (rows: string[][], piece: number) => boolean,
  breathe: Breathe,
): Promise<CsvTrouble | undefined> {
  for (const [start, end] of pieces(bytes, pieceBytes, from)) {
    if (start > from) await breathe();
    const tooLong = end - start > maxRowBytes + pieceBytes;
    const { rows, trouble } = new CsvScanner(textOf(bytes, start, tooLong ? start + pieceBytes : end), delimiter);
    // Only the last row of a piece can be that long.
    if (tooLong) return { reason: 'row-too-long', cell: { piece: start, row: Math.max(0, rows.length - (trouble ? 0 : 1)), column: 0 } };
    if (trouble) return { reason: trouble, cell: { piece: start, row: rows.length - 1, column: (rows.at(-1)?.length ?? 1) - 1 } };
    if (rows.length && !take(rows, start)) return undefined;
  }
  return undefined;
}

/** The first rows of a file, as far as they can be read. */
export function firstRows(bytes: Uint8Array, { delimiter, from }: Dialect): string[][] {
  for (const [start, end] of pieces(bytes, pieceBytes / 4, from)) {
    const { rows } = new CsvScanner(textOf(bytes, start, Math.min(end, start + maxRowBytes)), delimiter);
    if (rows.length) return rows;
  }
  return [];
}

const textOf = (bytes: Uint8Array, start: number, end: number): string => new TextDecoder().decode(bytes.subarray(start, end));

const quoteMark = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

const isLineEnd = (code: number): boolean => code === lineFeed || code === carriageReturn;

/** Divides text that ends where a row ends into rows of values, in one pass. */
class CsvScanner {
  readonly rows: string[][] = [];
  /** What keeps the last row from being read; the last of its values is the one at fault. */
  trouble: 'quote-open' | 'quote-inside' | undefined;
  readonly #text: string;
  readonly #delimiter: string;
  readonly #first: number;
  /** Any number of blanks divides values. */
  readonly #blanks: boolean;
  #row: string[] = [];
  #at = 0;

  /** @param delimiter a space stands for any number of blanks */
  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#first = delimiter.charCodeAt(0);
    this.#blanks = delimiter === ' ';
    while (this.#at < text.length && !this.trouble) {
      this.#at = this.#afterBlanks(this.#at);
      if (text.charCodeAt(this.#at) === quoteMark) this.#quoted();
      else this.#plain();
      if (this.trouble) this.rows.push(this.#row);
      else this.#next();
    }
  }

  /** A value in quotation marks, in which two of them stand for one. */
  #quoted(): void {
    const text = this.#text;
    let doubled = false;
    let end = text.indexOf('"', this.#at + 1);
    while (end !== -1 && text.charCodeAt(end + 1) === quoteMark) {
      doubled = true;
      end = text.indexOf('"', end + 2);
    }
    const value = end === -1 ? '' : text.slice(this.#at + 1, end);
    this.#row.push(doubled ? value.replaceAll('""', '"') : value);
    if (end === -1) this.trouble = 'quote-open';
    else {
      this.#at = this.#afterBlanks(end + 1);
      const closed = this.#lineEnds() || (this.#blanks ? this.#at > end + 1 : this.#divides(this.#at));
      if (!closed) this.trouble = 'quote-inside';
    }
  }

  #plain(): void {
    const text = this.#text;
    const start = this.#at;
    let end = start;
    let code = text.charCodeAt(end);
    while (end < text.length && !isLineEnd(code) && !this.#ends(code, end)) {
      if (code === quoteMark) this.trouble = 'quote-inside';
      code = text.charCodeAt(++end);
    }
    let last = end;
    while (last > start && text.charCodeAt(last - 1) <= space) last--;
    this.#at = this.#blanks ? this.#afterBlanks(end) : end;
    // A line of blanks is no row.
    if (this.#row.length > 0 || last > start || !this.#lineEnds()) this.#row.push(text.slice(start, last));
  }

  /** Goes to the next value, or to the next row. */
  #next(): void {
    if (!this.#lineEnds()) {
      if (this.#blanks) return;
      this.#at += this.#delimiter.length;
      if (this.#at < this.#text.length) return;
      // Nothing behind the last delimiter of the text is a value, too.
      this.#row.push('');
    }
    if (this.#row.length) this.rows.push(this.#row);
    this.#row = [];
    this.#at++;
  }

  #lineEnds(): boolean {
    return this.#at >= this.#text.length || isLineEnd(this.#text.charCodeAt(this.#at));
  }

  /** True for what ends a value within its row. */
  #ends(code: number, at: number): boolean {
    return this.#blanks ? code <= space : code === this.#first && this.#divides(at);
  }

  #divides(at: number): boolean {
    return this.#delimiter.length === 1 ? this.#text.charCodeAt(at) === this.#first : this.#text.startsWith(this.#delimiter, at);
  }

  /** Passes over spaces and other signs that show nothing, where they divide no values. */
  #afterBlanks(from: number): number {
    let at = from;
    for (; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code > space || isLineEnd(code) || (code === this.#first && !this.#blanks)) break;
    }
    return at;
  }
}

import type { Breathe } from '../breathe';
import { type Cell, pieces } from './csv-place';
import { CsvScanner } from './csv-scanner';

/** How a file is divided into rows and values. */
export interface Dialect {
  /** What stands between two values; a single space means any number of spaces and tabs. */
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

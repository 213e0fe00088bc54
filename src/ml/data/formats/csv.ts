import { CsvError, parse } from 'csv-parse/sync';
import { type Cell, pieces } from './csv-place';

/** Why a CSV file could not be read, and where. */
export type CsvTrouble =
  | { readonly reason: 'ragged'; readonly cell: Cell; readonly wanted: number; readonly found: number }
  | { readonly reason: 'quote-open' | 'quote-inside' | 'row-too-long'; readonly cell: Cell };

// Rows of one piece are in memory as texts at a time; larger pieces are slower.
const pieceBytes = 2 ** 18;
const maxRowBytes = 2 ** 24;

/**
 * Reads CSV (RFC 4180) piece by piece: quoted values, any kind of line break, blank lines skipped, spaces around values dropped.
 * @param take gets the rows of a piece, the line of names first, and the byte where the piece starts; false ends the reading
 */
export function readCsv(bytes: Uint8Array, delimiter: string, take: (rows: string[][], piece: number) => boolean): CsvTrouble | undefined {
  let width: number | undefined;
  for (const [start, end] of pieces(bytes, pieceBytes)) {
    const piece = bytes.subarray(start, end);
    const rows = rowsOf(piece, delimiter);
    const wanted: number | undefined = width ?? firstWidth(rows, piece, delimiter);
    if (rows instanceof CsvError) return troubleOf(rows, start, wanted, firstWidth(rows, piece, delimiter));
    width = wanted;
    const found = rows[0]?.length ?? width;
    // The rows of one piece are equally long, or there would be an error.
    if (found !== width) return raggedAt(start, 0, width, found);
    if (rows.length && !take(rows, start)) return undefined;
  }
  return undefined;
}

const raggedAt = (piece: number, row: number, wanted = 0, found = 0): CsvTrouble => ({
  reason: 'ragged',
  cell: { piece, row, column: 0 },
  wanted,
  found,
});

function rowsOf(piece: Uint8Array, delimiter: string, to = -1): string[][] | CsvError {
  try {
    return parse(piece, {
      delimiter,
      to,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: maxRowBytes,
    });
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

/** Values in a piece's first row, also if a later row keeps the piece from being read. */
function firstWidth(rows: string[][] | CsvError, piece: Uint8Array, delimiter: string): number | undefined {
  const read = rows instanceof CsvError ? rowsOf(piece, delimiter, 1) : rows;
  return read instanceof CsvError ? undefined : read[0]?.length;
}

/** @param first how many values the piece's first row has, against which csv-parse held the others */
function troubleOf({ code, records, column, record }: CsvError, piece: number, wanted?: number, first?: number): CsvTrouble {
  const cell = { piece, row: Number(records), column: Number(column) };
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return { reason: 'quote-open', cell };
    case 'CSV_MAX_RECORD_SIZE':
      return { reason: 'row-too-long', cell };
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return first === wanted
        ? raggedAt(piece, cell.row, wanted, Array.isArray(record) ? record.length : 0)
        : raggedAt(piece, 0, wanted, first);
    default:
      return { reason: 'quote-inside', cell };
  }
}

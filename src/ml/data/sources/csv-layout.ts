import type { DataSpecOf } from '../../spec/data-section';
import { type Dialect, firstRows } from '../formats/csv';
import { sameName } from './csv-cells';

/** Delimiters in the order in which they are tried; a space is any number of blanks. */
const usual = [',', ';', '\t', '|', ' '] as const;

/**
 * How a file is divided: as the spec says; else as its line `sep=;` says, which Excel writes and reads; else by the first of the usual
 * delimiters that gives all the columns that the spec names.
 */
export function dialectOf(bytes: Uint8Array, spec: DataSpecOf<'csv'>): Dialect {
  const line = sepLine(bytes);
  const from = line?.end ?? 0;
  const asked = spec.delimiter === '\\s+' ? ' ' : spec.delimiter;
  if (asked !== undefined) return { delimiter: asked, from };
  if (line) return { delimiter: line.delimiter, from };
  const wanted = [spec.target, spec.inputs ?? []].flat().map(sameName);
  const tried = usual.map((delimiter) => ({ delimiter, from, rows: firstRows(bytes, { delimiter, from }) }));
  const gives = ({ rows }: (typeof tried)[number]): boolean => {
    const [first = []] = rows;
    if (spec.names) return first.length === spec.names.length;
    const names = new Set(first.map(sameName));
    return wanted.length > 0 && wanted.every((name) => names.has(name));
  };
  return tried.find(gives) ?? tried.find(({ rows }) => isTable(rows)) ?? { delimiter: ',', from };
}

/** True where many rows are equally long, and longer than one value. */
function isTable([first = [], ...rows]: readonly string[][]): boolean {
  return first.length > 1 && rows.every(({ length }) => length === first.length);
}

/** The delimiter of a first line such as `sep=;`, and the byte where that line ends. */
function sepLine(bytes: Uint8Array): { readonly delimiter: string; readonly end: number } | undefined {
  const start = new TextDecoder().decode(bytes.subarray(0, 16));
  const [whole, delimiter] = /^"?sep=([^"\r\n])"?(?:\r\n|\r|\n)/i.exec(start) ?? [];
  if (whole === undefined || delimiter === undefined) return undefined;
  const mark = bytes[0] === 0xef ? 3 : 0;
  return { delimiter, end: mark + new TextEncoder().encode(whole).length };
}

/** What is to be done with a row. */
type Fit = 'take' | 'skip' | 'ragged';

/** Holds rows against the line of names, and overlooks what programs write too much. */
export class RowFit {
  /** How many values are before the first column that has a name: one where R wrote the names of the rows. */
  readonly shift: number;
  /** Values up to the last column that has a name. */
  readonly #least: number;
  readonly #width: number;

  /** @param rows those that follow the names, as many as are at hand */
  constructor(names: readonly string[], rows: readonly (readonly string[])[]) {
    this.#width = names.length;
    this.#least = names.findLastIndex((name) => name !== '') + 1;
    this.shift = hasRowNames(names.length, rows) ? 1 : 0;
  }

  /** Spreadsheets write empty rows as delimiters only, and some programs a delimiter behind the last value. */
  of(row: readonly string[]): Fit {
    if (row[0] === '' && row.every((text) => text === '')) return 'skip';
    const width = this.#width + this.shift;
    if (row.length === width) return 'take';
    if (row.length < width) return row.length >= this.#least + this.shift ? 'take' : 'ragged';
    return row.slice(width).every((text) => text === '') ? 'take' : 'ragged';
  }
}

/** True where each row has one value more than there are names, and begins with its number or a name of its own, as R writes tables. */
function hasRowNames(width: number, rows: readonly (readonly string[])[]): boolean {
  if (rows.length === 0 || !rows.every((row) => row.length === width + 1) || rows.every((row) => row[width] === '')) return false;
  const first = rows.map((row) => row[0] as string);
  const start = Number(first[0]);
  if (first.length < 2) return false;
  const counted = (start === 0 || start === 1) && first.every((text, i) => Number(text) === start + i);
  return counted || (new Set(first).size === first.length && first.every((text) => text !== '' && Number.isNaN(Number(text))));
}

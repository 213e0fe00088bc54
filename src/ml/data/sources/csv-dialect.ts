import type { DataSpecOf } from '../../spec/data-section';
import { type Dialect, firstRows } from '../formats/csv';
import { sameName } from '../same-name';

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
    return wanted.every((name) => names.has(name));
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

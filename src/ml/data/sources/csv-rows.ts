/** What is to be done with a row. */
export type Fit = 'take' | 'skip' | 'ragged';

/** Holds rows against the line of names, and overlooks what programs write too much. */
export class RowFit {
  /** How many values stand before the first column that has a name: one where R wrote the names of the rows. */
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

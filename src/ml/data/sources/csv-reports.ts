import type { Range } from '../../language/problem';
import type { DataSpecOf } from '../../spec/data-section';
import type { DataContext } from '../context';
import type { CsvTrouble } from '../formats/csv';
import { type Cell, rangeOf } from '../formats/csv-position';
import type { TextTrouble } from '../formats/csv-text';
import type { FindingKind } from './cell-reader';
import type { Columns } from './csv-columns';
import type { CsvTable } from './csv-table';
import type { Verdict } from './number-format';
import { markedNumber, numberIn } from './number-format';

const path = ['data', 'csv'];

/** Columns for which a message counts missing values, at most. */
const MOST_COLUMNS = 24;

/** A row that is longer or shorter than the line of names. */
export interface Ragged {
  readonly reason: 'ragged';
  readonly cell: Cell;
  readonly wanted: number;
  readonly found: number;
}

/** Reports what is wrong with one CSV file, with the place in it. */
export class CsvReports {
  readonly #spec: DataSpecOf<'csv'>;
  readonly #context: DataContext;
  readonly #bytes: Uint8Array;
  readonly #delimiter: string;

  /** @param bytes UTF-8 */
  constructor(bytes: Uint8Array, delimiter: string, spec: DataSpecOf<'csv'>, context: DataContext) {
    this.#bytes = bytes;
    this.#delimiter = delimiter;
    this.#spec = spec;
    this.#context = context;
  }

  trouble(trouble: CsvTrouble | Ragged): undefined {
    const file = this.#spec.csv;
    const range = this.#range(trouble.cell);
    const { line } = range.start;
    const { reporter } = this.#context;
    const more = { file, range };
    if (trouble.reason === 'ragged') {
      reporter.report('csv-ragged', { file, line, wanted: trouble.wanted, found: trouble.found }, path, more);
    } else {
      const codes = { 'quote-open': 'csv-quote-open', 'quote-inside': 'csv-quote-inside', 'row-too-long': 'csv-row-too-long' } as const;
      reporter.report(codes[trouble.reason], { file, line }, path, more);
    }
    return undefined;
  }

  /** Reports the cells that should be numbers and are not, one problem for each way to be wrong. @returns whether there were any */
  findings(table: CsvTable, { names, targets }: Columns, shift: number): boolean {
    const file = this.#spec.csv;
    let any = false;
    for (const [kind, { cell, text, count, byColumn }] of table.cells.findings) {
      if (kind === 'target-text' && table.labelled) continue;
      any = true;
      const range = this.#range(cell);
      const at = { file, line: range.start.line, column: names[cell.column - shift] ?? '', text: text.slice(0, 40), count };
      const { reporter } = this.#context;
      const more = { file, range };
      if (kind.startsWith('mixed-'))
        reporter.report('csv-mixed', { ...at, mixed: kind as Extract<FindingKind, `mixed-${string}`> }, path, more);
      else if (kind === 'target-text') {
        // A mark of a missing value among numbers is no name of a class.
        const { labels, marks } = table;
        const code = labels.size > 0 && [...labels.keys()].every((label) => marks.has(label)) ? 'csv-missing' : 'csv-target-text';
        reporter.report(code, { ...at, columns: targets.length }, path, more);
      } else if (kind === 'missing') {
        const missing = [...byColumn].map(([column, n]) => ({ column: names[column - shift] ?? '', count: n }));
        reporter.report('csv-missing', { ...at, columns: targets.length, missing: missing.slice(0, MOST_COLUMNS) }, path, more);
      } else reporter.report(`csv-${kind as 'text' | 'date' | 'not-finite'}`, { ...at, columns: targets.length }, path, more);
    }
    return any;
  }

  /** Says why numbers can be read in none or in two ways. */
  format(verdict: Exclude<Verdict, { readonly format: unknown }>, { names }: Columns, shift: number): undefined {
    const file = this.#spec.csv;
    const { reporter } = this.#context;
    const at = ({ cell, text }: { cell: Cell; text: string }) => {
      const range = this.#range(cell);
      return { range, args: { file, line: range.start.line, column: names[cell.column - shift] ?? '', text } };
    };
    if ('conflict' in verdict) {
      const [point, comma] = verdict.conflict.map(at) as [ReturnType<typeof at>, ReturnType<typeof at>];
      reporter.report('csv-number-conflict', { ...comma.args, other: { line: point.args.line, text: point.args.text } }, path, {
        file,
        range: comma.range,
      });
      return undefined;
    }
    const { range, args } = at(verdict.ambiguous);
    const number = markedNumber(args.text);
    const value = (decimal: '.' | ','): number => (number && numberIn(number, { decimal })) ?? Number.NaN;
    const sign = args.text.includes(',') ? ',' : '.';
    const other = sign === ',' ? '.' : ',';
    reporter.report('csv-number-ambiguous', { ...args, sign, large: value(other), small: value(sign) }, path, {
      file,
      range,
      fixes: [reporter.fixSet('set-missing', ['data', 'decimal'], sign), reporter.fixSet('set-missing', ['data', 'thousands'], sign)],
    });
    return undefined;
  }

  /** Reports labels and names whose letters a program replaced when it saved the file. @returns whether there were any */
  lostLetters(texts: Iterable<string>): boolean {
    for (const text of texts) {
      if (!text.includes('\ufffd') && !/^\?{2,}$/.test(text)) continue;
      this.#context.reporter.report('csv-lost-letters', { file: this.#spec.csv, text }, path);
      return true;
    }
    return false;
  }

  #range(cell: Cell): Range {
    return rangeOf(this.#bytes, cell, this.#delimiter);
  }
}

/** Says why a file's bytes are no text that can be read. */
export function reportNotText(trouble: TextTrouble, spec: DataSpecOf<'csv'>, { reporter }: DataContext): undefined {
  const file = spec.csv;
  if (trouble.reason !== 'encoding') {
    reporter.report('csv-not-text', { file, spreadsheet: trouble.reason === 'spreadsheet' }, path);
    return undefined;
  }
  const { likely } = trouble;
  const asked = spec.encoding;
  const fixes = likely === undefined ? [] : [reporter.fixSet('set-missing', ['data', 'encoding'], likely)];
  const args = { file, ...(asked !== undefined && { asked }), ...(likely !== undefined && { likely }) };
  reporter.report('csv-encoding', args, asked === undefined ? path : ['data', 'encoding'], { fixes });
  return undefined;
}

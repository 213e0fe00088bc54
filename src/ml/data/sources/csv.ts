import type { DataSpecOf } from '../../spec/data-section';
import { type DataContext, type Loaded, reportAt } from '../context';
import { type CsvTrouble, readCsv } from '../formats/csv';
import { rangeOf } from '../formats/csv-place';
import { lineCount, utf8Of } from '../formats/csv-text';
import { maxCsvBytes } from '../limits';
import { readFile } from '../read-file';
import { type Columns, chooseColumns } from './csv-columns';
import { classLabels, reportFindings } from './csv-labels';
import { CsvTable } from './csv-table';

const path = ['data', 'csv'];

/**
 * A table with a line of column names. A single target named by a text gives y of shape [n], a list gives [n, k], as with pandas.
 * Text targets become class labels: numbered in the order of `class_names` where the spec gives them, else alphabetically.
 */
export async function loadCsv(spec: DataSpecOf<'csv'>, context: DataContext): Promise<Loaded | undefined> {
  const report = reportAt(context, path);
  if (/["\r\n]/.test(spec.delimiter)) return reportAt(context, ['data', 'delimiter'])('csv-bad-delimiter', { delimiter: spec.delimiter });
  const raw = await readFile(context, spec.csv, path, maxCsvBytes);
  const bytes = raw && utf8Of(raw);
  if (bytes === undefined) return undefined;
  if (typeof bytes === 'string') return report('csv-not-text', { file: spec.csv, spreadsheet: bytes === 'spreadsheet' });
  const read = readTable(bytes, spec, context);
  if (read === 'no-columns') return undefined;
  if (!read) return report('csv-empty', { file: spec.csv, names: false });
  if ('trouble' in read) return reportTrouble(read.trouble, bytes, spec, context);
  const { table, columns } = read;
  if (table.rows === 0) return report('csv-empty', { file: spec.csv, names: true });
  if (reportFindings(table, columns, bytes, spec, context)) return undefined;
  const labels = table.labelled ? classLabels(table, spec, context) : {};
  return labels && { ...tensors(table, columns, spec), ...labels };
}

type Read = { readonly table: CsvTable; readonly columns: Columns } | { readonly trouble: CsvTrouble } | 'no-columns' | undefined;

function readTable(bytes: Uint8Array, spec: DataSpecOf<'csv'>, context: DataContext): Read {
  let chosen: { table: CsvTable; columns: Columns } | undefined;
  let refused = false;
  const trouble = readCsv(bytes, spec.delimiter, (rows, piece) => {
    if (chosen) {
      chosen.table.add(rows, piece, 0);
      return true;
    }
    const names = rows[0] as string[];
    const columns = chooseColumns(spec, names, context);
    refused = !columns;
    if (!columns) return false;
    // A row has a byte for each of its columns at least, so this never takes more than eight times the file's size.
    const maxRows = Math.min(lineCount(bytes), Math.ceil(bytes.length / names.length));
    chosen = { columns, table: new CsvTable(columns, maxRows) };
    chosen.table.add(rows, piece, 1);
    return true;
  });
  return refused ? 'no-columns' : trouble ? { trouble } : chosen;
}

function reportTrouble(trouble: CsvTrouble, bytes: Uint8Array, spec: DataSpecOf<'csv'>, { reporter }: DataContext): undefined {
  const file = spec.csv;
  const range = rangeOf(bytes, trouble.cell, spec.delimiter);
  const { line } = range.start;
  const more = { file, range };
  if (trouble.reason === 'ragged') {
    reporter.report('csv-ragged', { file, line, wanted: trouble.wanted, found: trouble.found }, path, more);
  } else {
    const code = ({ 'quote-open': 'csv-quote-open', 'quote-inside': 'csv-quote-inside', 'row-too-long': 'csv-row-too-long' } as const)[
      trouble.reason
    ];
    reporter.report(code, { file, line }, path, more);
  }
  return undefined;
}

function tensors(table: CsvTable, { names, inputs, targets }: Columns, spec: DataSpecOf<'csv'>): Loaded {
  const named = (columns: readonly number[]): string[] => columns.map((column) => names[column] as string);
  return {
    rows: {
      x: { shape: [table.rows, inputs.length], values: table.x.subarray(0, table.rows * inputs.length) },
      y: {
        shape: typeof spec.target === 'string' ? [table.rows] : [table.rows, targets.length],
        values: table.y.subarray(0, table.rows * targets.length),
      },
      xName: 'x',
      yName: 'y',
      path,
    },
    inputNames: named(inputs),
    targetNames: named(targets),
  };
}

import { reportAt } from '../../language/reporter';
import type { DataSpecOf } from '../../spec/data-section';
import type { Loaded, Loading } from '../context';
import { type CsvTrouble, type Dialect, firstRows, readCsv } from '../formats/csv';
import { lineCount, textOf } from '../formats/csv-text';
import { maxCsvBytes, tensorBytes } from '../memory';
import { withFile } from '../read-file';
import { ColumnFinder, type Columns } from './csv-columns';
import { dialectOf, RowFit } from './csv-layout';
import { CsvReports, type Ragged, reportNotText } from './csv-reports';
import { CsvTable, classLabels } from './csv-table';
import type { NumberFormat } from './number-format';

const path = ['data', 'csv'];

/**
 * A table with a line of column names. A single target named by a text gives y of shape [n], a list gives [n, k], as with pandas.
 * Text targets become class labels: numbered in the order of `class_names` where the spec gives them, else alphabetically.
 */
export function loadCsv(spec: DataSpecOf<'csv'>, context: Loading): Promise<Loaded | undefined> | undefined {
  const { delimiter } = spec;
  if (delimiter !== undefined && /["\r\n]/.test(delimiter))
    return reportAt(context, ['data', 'delimiter'])('csv-bad-delimiter', { delimiter });
  if (spec.decimal !== undefined && spec.decimal === spec.thousands)
    return reportAt(context, ['data', 'thousands'])('csv-same-signs', { sign: spec.decimal });
  return withFile(context, spec.csv, path, (raw) => readText(raw, spec, context), { maxBytes: maxCsvBytes });
}

async function readText(raw: Uint8Array, spec: DataSpecOf<'csv'>, context: Loading): Promise<Loaded | undefined> {
  const report = reportAt(context, path);
  const text = await textOf(raw, spec.encoding, context.breathe);
  if ('reason' in text) return reportNotText(text, spec, context);
  const converted = text.bytes === raw ? 0 : text.bytes.length;
  if (!context.memory.take(spec.csv, converted, report)) return undefined;
  if (text.was !== undefined && text.was !== 'utf-16' && spec.encoding === undefined)
    report('csv-read-as', { file: spec.csv, encoding: text.was });
  try {
    return await readTable(text.bytes, spec, context);
  } finally {
    context.memory.give(converted);
  }
}

async function readTable(bytes: Uint8Array, spec: DataSpecOf<'csv'>, context: Loading): Promise<Loaded | undefined> {
  const report = reportAt(context, path);
  const dialect = dialectOf(bytes, spec);
  const reports = new CsvReports(bytes, dialect.delimiter, spec, context);
  const first = firstRows(bytes, dialect);
  const names = spec.names ?? first[0];
  if (!names) {
    const trouble = await readCsv(bytes, dialect, () => false, context.breathe);
    return trouble ? reports.trouble(trouble) : report('csv-empty', { file: spec.csv, names: false });
  }
  const columns = new ColumnFinder(names, first, dialect.delimiter, spec, context).columns();
  if (!columns) return undefined;
  const fit = new RowFit(names, spec.names ? first : first.slice(1));
  // A row has a byte for each of its columns at least, so this is never many times the file's size.
  const maxRows = Math.min(lineCount(bytes), Math.ceil(bytes.length / names.length));
  const taken = tensorBytes([maxRows, columns.inputs.length + columns.targets.length]);
  if (!context.memory.take(spec.csv, taken, report)) return undefined;
  const table = new CsvTable(columns, maxRows, names.length + fit.shift, formatOf(spec));
  const fill = (): Promise<CsvTrouble | Ragged | undefined> => fillTable(table, bytes, dialect, fit, !spec.names, context);
  const trouble = await fill();
  if (trouble) return reports.trouble(trouble);
  if (table.rows === 0) return report('csv-empty', { file: spec.csv, names: true });
  if (!formatOf(spec)) {
    const verdict = table.cells.evidence.verdict(dialect.delimiter);
    if (!('format' in verdict)) return reports.format(verdict, columns, fit.shift);
    // Most files have only numbers that need no second look.
    if (table.cells.unread || verdict.format.decimal === ',') {
      table.restart(verdict.format);
      await fill();
    }
  }
  if (reports.findings(table, columns, fit.shift)) return undefined;
  const used = [...columns.inputs, ...columns.targets].map((column) => columns.names[column] as string);
  if (reports.lostLetters(used) || (table.labelled && reports.lostLetters(table.labels.keys()))) return undefined;
  if (fit.shift) report('csv-row-names', { file: spec.csv });
  const labels = table.labelled ? classLabels(table, spec, context) : {};
  return labels && { ...tensors(table, columns, spec), ...labels };
}

/** How the spec says that numbers are written. A decimal sign alone leaves the thousands to what is written. */
function formatOf({ decimal, thousands }: DataSpecOf<'csv'>): NumberFormat | undefined {
  if (decimal === undefined && thousands === undefined) return undefined;
  return { decimal: decimal ?? (thousands === '.' ? ',' : '.'), ...(thousands !== undefined && { thousands }) };
}

async function fillTable(
  table: CsvTable,
  bytes: Uint8Array,
  dialect: Dialect,
  fit: RowFit,
  named: boolean,
  { breathe }: Loading,
): Promise<CsvTrouble | Ragged | undefined> {
  let ragged: Ragged | undefined;
  let wanted = named ? -1 : 0;
  let width = 0;
  const take = (rows: string[][], piece: number): boolean => {
    for (const [i, row] of rows.entries()) {
      if (wanted === -1) {
        wanted = 0;
        width = row.length;
        continue;
      }
      const found = fit.of(row);
      if (found === 'skip') continue;
      if (found === 'ragged') {
        ragged = { reason: 'ragged', cell: { piece, row: i, column: 0 }, wanted: width, found: row.length };
        return false;
      }
      table.add(row, piece, i, fit.shift);
    }
    return true;
  };
  return (await readCsv(bytes, dialect, take, breathe)) ?? ragged;
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

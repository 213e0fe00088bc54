import type { DataSpecOf } from '../../spec/data-section';
import { nearest } from '../../spec/nearest';
import { type DataContext, reportAt } from '../context';
import { rangeOf } from '../formats/csv-place';
import type { Columns } from './csv-columns';
import type { CsvTable } from './csv-table';

/** More different texts than this are no classes. */
const maxClasses = 1000;

const codes = {
  text: 'csv-text',
  missing: 'csv-missing',
  'not-finite': 'csv-not-finite',
  'target-text': 'csv-target-text',
} as const;

/** Reports the cells that should be numbers and are not, one problem for each way to be wrong. @returns whether there were any */
export function reportFindings(
  table: CsvTable,
  { names, targets }: Columns,
  bytes: Uint8Array,
  spec: DataSpecOf<'csv'>,
  { reporter }: DataContext,
): boolean {
  let any = false;
  for (const [kind, { cell, text, count }] of table.findings) {
    if (kind === 'target-text' && table.labelled) continue;
    any = true;
    const range = rangeOf(bytes, cell, spec.delimiter);
    const args = { file: spec.csv, line: range.start.line, column: names[cell.column] ?? '', text: text.slice(0, 40), count };
    reporter.report(codes[kind], { ...args, columns: targets.length }, ['data', 'csv'], { file: spec.csv, range });
  }
  return any;
}

/** Numbers the texts of the target column in place; undefined after what is wrong was reported. */
export function classLabels(table: CsvTable, spec: DataSpecOf<'csv'>, context: DataContext): { classNames: readonly string[] } | undefined {
  const texts = [...table.labels.keys()];
  if (texts.length > maxClasses) {
    return reportAt(context, ['data', 'target'])('csv-too-many-classes', {
      found: texts.length,
      limit: maxClasses,
      example: texts[0] ?? '',
    });
  }
  const classNames = spec.class_names ?? texts.toSorted((a, b) => (a < b ? -1 : 1));
  const stranger = texts.find((text) => !classNames.includes(text));
  if (stranger !== undefined) {
    const meant = nearest(stranger, classNames);
    const args = { text: stranger, known: classNames, ...(meant !== undefined && { nearest: meant }) };
    return reportAt(context, ['data', 'class_names'])('csv-label-not-named', args);
  }
  const numbers = texts.map((text) => classNames.indexOf(text));
  for (let i = 0; i < table.rows; i++) table.y[i] = numbers[table.y[i] as number] as number;
  return { classNames };
}

import type { Columns } from '../training/history';

/** A history to be written. */
interface Written {
  /** Of the run; needed where there are several. */
  readonly name?: string;
  readonly columns: Columns<ArrayLike<number>>;
  /** What each epoch took, where it is to be written. */
  readonly milliseconds?: ArrayLike<number>;
}

/**
 * Histories as a table for other programs: a line an epoch, with the run's name where there are several, `epoch`, counted from 0 as Keras's
 * CSVLogger does, `milliseconds`, where they are given, and a column for each metric, in their order. Numbers have all their digits, and
 * those that are not finite are written as Python does; a value that a run lacks leaves its place empty.
 */
export function historyCsv(histories: readonly Written[]): string {
  const metrics = [...new Set(histories.flatMap(({ columns }) => Object.keys(columns)))];
  const several = histories.length > 1;
  const timed = histories.some(({ milliseconds }) => milliseconds);
  const head = [...(several ? ['run'] : []), 'epoch', ...(timed ? ['milliseconds'] : []), ...metrics].map(csvText);
  const rows = histories.flatMap(({ name = '', columns, milliseconds }) =>
    Array.from({ length: Math.max(0, ...Object.values(columns).map(({ length }) => length)) }, (_, epoch) => [
      ...(several ? [csvText(name)] : []),
      String(epoch),
      ...[...(timed ? [milliseconds] : []), ...metrics.map((metric) => columns[metric])].map((values) => numberCell(values?.[epoch])),
    ]),
  );
  return [head, ...rows].map((row) => `${row.join(',')}\n`).join('');
}

/** A number as a cell of CSV: as Python writes it where it is not finite, and nothing where there is none. */
export function numberCell(value: number | undefined): string {
  if (value === undefined) return '';
  if (Number.isNaN(value)) return 'nan';
  return String(value).replace('Infinity', 'inf');
}

/**
 * A text as a cell of CSV. Excel, LibreOffice and Numbers compute what begins with `=`, `+`, `-`, `@`, a tab or a line end, and some of what
 * they compute runs programs: a name that begins so gets an apostrophe before it, by which spreadsheets know a text. Numbers need no such
 * care and must not pass through here. Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
export const csvText = (text: string): string => quoted(/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);

/** A text as a cell of CSV for a program of ours, which computes nothing: its characters stay. */
export const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

// The figures as text: for the terminal, and as Markdown.
import type { KnownMetrics } from './goals';
import type { Work } from './works';

/** Milliseconds, as they are best read: three digits. */
export function duration(ms: number): string {
  const rounded = Number(ms.toPrecision(3));
  if (rounded < 1) return `${digits(rounded * 1000)} µs`;
  return rounded < 1000 ? `${digits(rounded)} ms` : `${digits(rounded / 1000)} s`;
}

const digits = (value: number): string => (value >= 100 ? String(Math.round(value)) : value.toPrecision(3));

/** A contestant's name and version. */
export interface Row {
  readonly id: string;
  readonly title: string;
}

/** A header, then a line for each contestant that has a figure; `°` marks those that did a part. */
export function cells(figures: KnownMetrics, works: readonly Pick<Work, 'id' | 'title'>[], rows: readonly Row[]): string[][] {
  const lines = rows.map(({ id, title }) => [
    title,
    ...works.map((work) => {
      const figure = figures.get(work.id)?.get(id);
      return figure ? `${duration(figure.ms)}${figure.part.times > 1 ? '°' : ''}` : '–';
    }),
  ]);
  return [['', ...works.map(({ title }) => title)], ...lines.filter(([, ...own]) => own.some((cell) => cell !== '–'))];
}

export function plain(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((line) => (line[column] as string).length)));
  const padded = table.map((line) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number))).join('  '),
  );
  const [head, ...body] = padded as [string, ...string[]];
  return [head, '─'.repeat(head.length), ...body].join('\n');
}

export function markdown(table: readonly (readonly string[])[]): string {
  const [head, ...body] = table as [readonly string[], ...(readonly string[])[]];
  const line = (of: readonly string[]): string => `| ${of.join(' | ')} |`;
  return [
    line(head),
    `|---|${head
      .slice(1)
      .map(() => '---:|')
      .join('')}`,
    ...body.map(line),
  ].join('\n');
}

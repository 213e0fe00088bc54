// The figures as a picture for the README: a panel for each work, a line for each contestant, time on a logarithmic scale.
import type { Side } from './contestants';
import type { KnownMetrics } from './goals';
import { duration, type Row } from './table';
import type { Work } from './works';

export interface ChartRow extends Row {
  readonly side: Side;
}

const WIDTH = 880;
const COLUMNS = 2;
const GAP = 40;
const panelWidth = (WIDTH - GAP * (COLUMNS - 1)) / COLUMNS;
/** Of a panel: where its lines begin and end, which leaves room for names and figures. */
const [FROM, TO] = [158, panelWidth - 62];
const [HEAD, LINE, FOOT] = [52, 18, 36];

/** Readable on white and on the dark grounds of GitHub and VS Code; the reader's system decides. */
const style = `text{font:12px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#24292f}
.title{font-weight:600;font-size:13px}.quiet{fill:#59636e;font-size:11px}.ours{font-weight:600;fill:#0550ae}
line{stroke:#59636e;stroke-width:2}line.ours{stroke:#0550ae;stroke-width:4}circle{fill:#59636e}circle.ours{fill:#0550ae}
line.grid{stroke:#d1d9e0;stroke-width:1}line.other{stroke-dasharray:2 3}circle.other{fill:none;stroke:#59636e;stroke-width:2}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.quiet{fill:#9198a1}.ours{fill:#79c0ff}line{stroke:#9198a1}line.ours{stroke:#79c0ff}
circle{fill:#9198a1}circle.ours{fill:#79c0ff}line.grid{stroke:#3d444d}circle.other{fill:none;stroke:#9198a1}}`;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const round = (value: number): number => Math.round(value * 10) / 10;

interface Line extends ChartRow {
  readonly ms: number;
  /** A part of the work was done, and its time multiplied. */
  readonly partly: boolean;
}

const legend =
  'Blue: this extension’s compact engine. Dotted: its other engines, and yardsticks. Logarithmic; ° a part was done, and its time multiplied.';

/**
 * @param note what was measured where, a sentence
 * @returns an SVG file's text, the same for the same figures
 */
export function chart(figures: KnownMetrics, works: readonly Work[], rows: readonly ChartRow[], note: string): string {
  const panels = works.map((work) => ({ work, lines: linesOf(figures, work, rows) })).filter(({ lines }) => lines.length);
  let top = 0;
  const drawn: string[] = [];
  for (let i = 0; i < panels.length; i += COLUMNS) {
    const beside = panels.slice(i, i + COLUMNS);
    for (const [column, { work, lines }] of beside.entries()) {
      drawn.push(`<g transform="translate(${round(column * (panelWidth + GAP))} ${top})">${panel(work, lines)}</g>`);
    }
    top += HEAD + FOOT + LINE * Math.max(...beside.map(({ lines }) => lines.length));
  }
  const height = top + 34;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title">
<title id="title">${escaped(note)}</title>
<style>${style}</style>
${drawn.join('\n')}
<text class="quiet" x="0" y="${height - 24}">${legend}</text>
<text class="quiet" x="0" y="${height - 6}">${escaped(note)}</text>
</svg>
`;
}

/** Quickest first. */
function linesOf(figures: KnownMetrics, { id }: Work, rows: readonly ChartRow[]): Line[] {
  const own = rows.flatMap((row) => {
    const figure = figures.get(id)?.get(row.id);
    return figure ? [{ ...row, ms: figure.ms, partly: figure.part.times > 1 }] : [];
  });
  return own.sort((a, b) => a.ms - b.ms);
}

function panel({ text }: Work, lines: readonly Line[]): string {
  const decades = decadesOf(lines.map(({ ms }) => ms));
  const [first, last] = [decades[0] as number, decades.at(-1) as number];
  const x = (ms: number): number => round(FROM + ((Math.log10(ms) - first) / (last - first)) * (TO - FROM));
  // Names of neighbours would run into each other.
  const every = decades.length > 5 ? 2 : 1;
  const bottom = HEAD + LINE * lines.length;
  const [name, rest] = halves(text);
  const grid = decades.map((decade) => {
    const at = x(10 ** decade);
    return `<line class="grid" x1="${at}" y1="${HEAD - 10}" x2="${at}" y2="${bottom}"/><text class="quiet" x="${at}" y="${bottom + 14}" text-anchor="middle">${(last - decade) % every ? '' : tick(decade)}</text>`;
  });
  const drawn = lines.map(({ title, side, ms, partly }, i) => {
    const [y, at] = [HEAD + LINE * i, x(ms)];
    return `<text class="${side}" x="${FROM - 8}" y="${y + 4}" text-anchor="end">${escaped(title)}</text><line class="${side}" x1="${FROM}" y1="${y}" x2="${at}" y2="${y}"/><circle class="${side}" cx="${at}" cy="${y}" r="4"/><text class="${side}" x="${round(at + 9)}" y="${y + 4}">${duration(ms)}${partly ? '°' : ''}</text>`;
  });
  return `<text class="title" x="0" y="14">${escaped(name)}</text><text class="quiet" x="0" y="30">${escaped(rest)}</text>${grid.join('')}${drawn.join('')}`;
}

/** "Name: the rest". */
function halves(text: string): [string, string] {
  const at = text.indexOf(': ');
  return [text.slice(0, at), text.slice(at + 2)];
}

/** Powers of ten around the values: at least one decade. */
export function decadesOf(values: readonly number[]): number[] {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

const tick = (decade: number): string => {
  if (decade < 0) return `${10 ** (decade + 3)} µs`;
  return decade < 3 ? `${10 ** decade} ms` : `${10 ** (decade - 3)} s`;
};

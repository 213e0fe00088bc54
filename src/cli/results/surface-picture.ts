import type { SurfaceLook } from '../../ml/descent/look';
import { plural } from '../../ml/language/messages/words';
import { percent } from '../../ml/language/number-text';
import { visible } from '../../ml/language/visible';
import type { Output } from '../terminal';
import { alignedRows, short } from './table';

/** From low to high. */
const LEVELS = ' .:-=+*#%@';
/** Characters of the picture; a line is as high as two characters are wide. */
const MOST_COLUMNS = 64;
const MOST_LINES = 24;
/** Points of the way that are written out. */
const MOST_POINTS = 12;

const kinds: Readonly<Record<SurfaceLook['of'], string>> = {
  whole: 'all of its trainable numbers',
  slice: 'a slice: all other numbers as they are',
  projection: 'the plane of the two directions in which the run moved most',
};

/** Writes a surface as a picture of characters, with its lowest point and the way. */
export function showSurface(look: SurfaceLook, out: Output): void {
  const { x, y, lossName, rows, at, lowest, share, of } = look;
  const [across, up] = [x.label || 'first direction', y.label || 'second direction'].map(visible) as [string, string];
  out.line(out.colors.bold(`${lossName} over ${across} (across) and ${up} (up)`));
  out.line(`  ${kinds[of]}${of === 'whole' ? '' : ` after epoch ${at.epoch}`}; over ${plural(rows, 'training row')}`);
  if (share !== undefined && of !== 'whole') out.line(`  ${percent(share)} of the way lies in this plane`);
  out.line();
  for (const line of picture(look)) out.line(`  ${line}`);
  out.line();
  if (lowest) out.line(`  x  lowest point here: ${short(lowest.loss)} at (${short(lowest.x)}, ${short(lowest.y)})`);
  if (look.path.epochs.length > 0) out.line('  o  the way of the training, from S to E');
  out.line(`  ${out.colors.dim('from low to high:')} "${LEVELS}"; ? is no finite number`);
  const table = wayTable(look, [across, up]);
  if (table.length === 0) return;
  out.line();
  for (const line of alignedRows(table, () => true)) out.line(`  ${line}`);
}

function picture(look: SurfaceLook): string[] {
  const { x, y, loss, path, lowest } = look;
  const size = x.values.length;
  const [columns, lines] = [Math.min(MOST_COLUMNS, Math.max(size, 2 * 16)), Math.min(MOST_LINES, Math.max(12, Math.ceil(size / 2)))];
  const finite = loss.filter(Number.isFinite);
  const [low, high] = finite.reduce(
    ([least, most], one) => [Math.min(least, one), Math.max(most, one)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const level = (value: number): string => {
    if (!Number.isFinite(value)) return '?';
    // Near the bottom of a bowl the steps are small.
    const height = high > low ? Math.log1p((999 * (value - low)) / (high - low)) / Math.log(1000) : 0;
    return LEVELS[Math.min(LEVELS.length - 1, Math.floor(height * LEVELS.length))] as string;
  };
  const near = (i: number, count: number): number => Math.round((i * (size - 1)) / (count - 1));
  const cells = Array.from({ length: lines }, (_, line) =>
    Array.from({ length: columns }, (__, column) => level(loss[near(lines - 1 - line, lines) * size + near(column, columns)] as number)),
  );
  const mark = (px: number, py: number, sign: string): void => {
    const place = (value: number, axis: Float64Array, count: number): number =>
      Math.round(((value - (axis[0] as number)) / ((axis.at(-1) as number) - (axis[0] as number))) * (count - 1));
    const [column, line] = [place(px, x.values, columns), lines - 1 - place(py, y.values, lines)];
    if (cells[line]?.[column] !== undefined) cells[line][column] = sign;
  };
  path.epochs.forEach((_, i) => mark(path.x[i] as number, path.y[i] as number, 'o'));
  if (lowest) mark(lowest.x, lowest.y, 'x');
  const last = path.epochs.length - 1;
  if (last >= 0) {
    mark(path.x[0] as number, path.y[0] as number, 'S');
    mark(path.x[last] as number, path.y[last] as number, 'E');
  }
  const ends = [short(y.values.at(-1) as number), short(y.values[0] as number)] as const;
  const width = Math.max(ends[0].length, ends[1].length);
  const side = (line: number): string => (line === 0 ? ends[0] : line === lines - 1 ? ends[1] : '').padStart(width);
  const [from, to] = [short(x.values[0] as number), short(x.values.at(-1) as number)];
  return [
    ...cells.map((row, line) => `${side(line)} |${row.join('')}|`),
    `${' '.repeat(width)}  ${from}${to.padStart(columns - from.length)}`,
  ];
}

function wayTable({ path }: SurfaceLook, [across, up]: readonly [string, string]): string[][] {
  const count = path.epochs.length;
  if (count === 0) return [];
  const shown = Math.min(count, MOST_POINTS);
  const rows = Array.from({ length: shown }, (_, i) => Math.round((i * (count - 1)) / Math.max(1, shown - 1)));
  return [
    ['epoch', across, up, 'loss'],
    ...rows.map((i) => [String(path.epochs[i]), ...[path.x[i], path.y[i], path.loss[i]].map((value) => short(value as number))]),
  ];
}

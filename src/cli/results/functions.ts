import { visible } from '../../ml/language/visible';
import type { FunctionSheet, SheetFunction } from '../../ml/sheets/functions/sheet';
import type { Output } from '../terminal';
import { alignedRows, short } from './table';

/** Rows of a table of values that are written out. */
const MOST_ROWS = 41;

/** Shows a sheet of functions: of each its formula and derivative, its lowest point, and the table of values. */
export function showFunctionSheet({ name, x, functions }: FunctionSheet, out: Output): void {
  if (name !== undefined) out.line(out.colors.bold(visible(name)));
  for (const [i, one] of functions.entries()) {
    if (i > 0 || name !== undefined) out.line();
    out.line(out.colors.bold(`f(x) = ${visible(one.written)}`));
    if (one.derivative) out.line(`  f′(x) = ${one.derivative.written}`);
    out.line(`  ${lowestOf(one)}`);
    const rows = Array.from(x.values, (at, i) => [short(at), number(one.y[i]), number(one.slope[i])]);
    for (const line of alignedRows([['x', 'f(x)', 'slope'], ...rows.slice(0, MOST_ROWS)], () => true)) out.line(`  ${line}`);
    if (rows.length > MOST_ROWS) out.line(`  … ${rows.length - MOST_ROWS} more rows (--json has all)`);
  }
}

const number = (value: number | undefined): string => (value !== undefined && Number.isFinite(value) ? short(value) : '–');

function lowestOf({ minima: { inside, lowest } }: SheetFunction): string {
  if (inside) return `minimum at x = ${short(inside.x)}: ${short(inside.y)}`;
  return lowest
    ? `no minimum within the range; lowest at its end, x = ${short(lowest.x)}: ${short(lowest.y)}`
    : 'no minimum within the range';
}

/** A number, or null where there is none. */
const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

/**
 * A sheet of functions as `sheet --json` prints it. `minimum` is the lowest point within the range, from which the function rises; `lowest` that
 * of the whole range, its ends included. null: there is none.
 */
export const functionSheetJson = ({ x, functions }: FunctionSheet): string =>
  JSON.stringify({
    functions: functions.map(({ text, derivative, y, slope, minima: { inside, lowest } }) => ({
      text,
      derivative: derivative?.text ?? null,
      x: [...x.values],
      y: Array.from(y, known),
      slope: Array.from(slope, known),
      minimum: inside ? { x: inside.x, y: inside.y } : null,
      lowest: lowest ? { x: lowest.x, y: lowest.y, end: lowest.end } : null,
    })),
  });

import type { FunctionSheet } from './sheet';

/** A number, or null where there is none. */
const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

/**
 * A sheet of functions as `sheet --json` prints it. `minimum` is the lowest point within the range, from which the function rises; `lowest` that
 * of the whole range, its ends included. null: there is none.
 */
export const functionSheetJson = ({ x, functions }: FunctionSheet) => ({
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

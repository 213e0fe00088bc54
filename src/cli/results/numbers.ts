import type { NumberArray } from '../../ml/worker/messages';

/** Nested lists as NumPy prints an array; a single number for shape []. */
export type Nested = number | readonly Nested[];

/** The shortest decimal that is the same float32: 0.1, where float64 would show 0.10000000149011612. */
export function shortFloat(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

/** A block as nested lists of rows, with the shortest decimals. */
export function nestedRows({ shape, values }: NumberArray): Nested {
  let level: Nested[] = Array.from(values, shortFloat);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = shape[axis] as number;
    const rows = shape.slice(0, axis).reduce((a, b) => a * b, 1);
    level = Array.from({ length: rows }, (_, r) => level.slice(r * size, (r + 1) * size));
  }
  return level[0] ?? [];
}

/** A number for a table: whole numbers as they are, others with four decimals, very small and very large ones with a power of ten. */
export function tableNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return String(value);
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e6 ? value.toFixed(4) : value.toExponential(3);
}

/** A block in brackets on one line, each number with at most five digits: `[[-0.4, 0.4], [1.2346, 3]]`. */
export function bracketed(block: NumberArray): string {
  const text = (nested: Nested): string =>
    typeof nested === 'number' ? String(Number(nested.toPrecision(5))) : `[${nested.map(text).join(', ')}]`;
  return text(nestedRows(block));
}

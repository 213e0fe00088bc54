import type { Tensor } from '../data/dataset';

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
export function nestedRows({ shape, values }: Tensor): Nested {
  let level: Nested[] = Array.from(values, shortFloat);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = shape[axis] as number;
    const rows = shape.slice(0, axis).reduce((a, b) => a * b, 1);
    level = Array.from({ length: rows }, (_, r) => level.slice(r * size, (r + 1) * size));
  }
  return level[0] ?? [];
}

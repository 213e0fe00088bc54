/** Figures after the point that give numbers up to `largest` four that count; undefined where a power of ten is shorter. */
export function decimalsFor(largest: number): number | undefined {
  if (!Number.isFinite(largest)) return 4;
  if (largest === 0) return 0;
  const power = Math.floor(Math.log10(largest));
  return power < -3 || power > 5 ? undefined : Math.max(0, Math.min(6, 3 - power));
}

/**
 * A weight as a table shows it, all of one table with the same number of decimals: digit stands under digit.
 * @param decimals of `decimalsFor`
 */
export function weightText(value: number, decimals: number | undefined): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value < 0 ? '−∞' : '∞';
  if (value === 0) return '0';
  const text = decimals === undefined ? value.toExponential(2) : value.toFixed(decimals);
  return text.replaceAll('-', '−');
}

/** Largest absolute value, leaving out what is not finite; 0 for none. */
export function largestOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] as number);
    if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
  }
  return largest;
}

// Times of a benchmark, in milliseconds.

const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);
export const median = (values: readonly number[]): number => sorted(values)[values.length >> 1] as number;
/** So many are at most this. @param share of them */
export const most = (values: readonly number[], share: number): number => sorted(values)[Math.ceil(values.length * share) - 1] as number;
export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

/** @param part 0.5: the median, 1: the largest */
export const at = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))] ?? Number.NaN;

export const milliseconds = (value: number): string => (Number.isNaN(value) ? 'unknown' : `${value.toFixed(1)} ms`);

export const judged = (value: number, goal: number): string => ` (goal ${goal} ms: ${value <= goal ? 'met' : 'missed'})`;

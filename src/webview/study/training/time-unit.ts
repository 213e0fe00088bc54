/** A unit of time in milliseconds, and its sign. */
export interface TimeUnit {
  readonly size: number;
  readonly name: 'ms' | 's' | 'min' | 'h';
}

const units: readonly TimeUnit[] = [
  { size: 3_600_000, name: 'h' },
  { size: 60_000, name: 'min' },
  { size: 1000, name: 's' },
];

/** The unit in which a time of so many milliseconds is a number of some size. */
export const timeUnit = (milliseconds: number): TimeUnit => units.find(({ size }) => milliseconds >= 2 * size) ?? { size: 1, name: 'ms' };

/** Random numbers for the data files; not the core's own, so that a change there leaves the files as they are. */
export interface Chance {
  /** Uniform in [0, 1). */
  uniform(): number;
  between(low: number, high: number): number;
  /** A whole number from 0 up to, but not including, `n`. */
  below(n: number): number;
  /** Normal with mean 0 and standard deviation 1. */
  normal(): number;
  shuffled<T>(list: readonly T[]): T[];
}

/** The same purpose always gives the same numbers: Marsaglia's xorshift with 32 bits, started from the letters of the purpose. */
export function chance(purpose: string): Chance {
  let state = 2463534242;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (const letter of purpose) {
    state = state ^ letter.charCodeAt(0) || 1;
    for (let i = 0; i < 8; i++) next();
  }
  const uniform = (): number => next() / 2 ** 32;
  const below = (n: number): number => Math.floor(uniform() * n);
  return {
    uniform,
    below,
    between: (low, high) => low + (high - low) * uniform(),
    // Box and Muller's transform; 1 - u keeps the logarithm's argument above zero.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    shuffled(list) {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [copy[i], copy[j]] = [copy[j] as (typeof copy)[number], copy[i] as (typeof copy)[number]];
      }
      return copy;
    },
  };
}

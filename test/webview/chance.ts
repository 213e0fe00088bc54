/** Marsaglia's xorshift with 32 bits: the same numbers each time. @param seed any but 0 @returns what gives the next number, from 0 to below 1 */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

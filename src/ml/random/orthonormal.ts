import type { Random } from './random';

/**
 * `count` random vectors of `length` numbers (not fewer), of length 1 and at right angles to each other, every rotation equally
 * likely: the columns of Q in the QR decomposition of a matrix of normal numbers, with the signs that make R's diagonal positive.
 * Gram and Schmidt's process, modified, gives just those signs.
 */
export function orthonormal(count: number, length: number, random: Random): readonly Float64Array[] {
  // Drawn row by row, as a length × count matrix.
  const vectors = Array.from({ length: count }, () => new Float64Array(length));
  for (let i = 0; i < length; i++) for (const vector of vectors) vector[i] = random.normal();
  vectors.forEach((vector, j) => {
    // Once more removes what rounding left in the first round; a third would change nothing.
    for (let round = 0; round < 2; round++) {
      for (let k = 0; k < j; k++) {
        const other = vectors[k] as Float64Array;
        subtract(vector, other, dot(vector, other));
      }
    }
    const norm = Math.sqrt(dot(vector, vector));
    for (let i = 0; i < length; i++) vector[i] = (vector[i] as number) / norm;
  });
  return vectors;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function subtract(from: Float64Array, vector: Float64Array, times: number): void {
  for (let i = 0; i < from.length; i++) from[i] = (from[i] as number) - times * (vector[i] as number);
}

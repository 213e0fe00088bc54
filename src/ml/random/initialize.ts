import { type Shape, volume } from '../language/shape';
import { acceptsRank, type Initializer } from '../registry/initializers';
import type { Random } from './random';

type Of<Type extends Initializer['type']> = Extract<Initializer, { readonly type: Type }>;
type Fill<Type extends Initializer['type']> = (initializer: Of<Type>, shape: Shape, random: Random) => Float32Array;
type Mode = Of<'variance_scaling'>['mode'];
type Distribution = Of<'variance_scaling'>['distribution'];

/** Standard deviation of a standard normal distribution whose tails beyond ±2 are cut off. */
const TRUNCATED_STDDEV = 0.87962566103423978;

const all = (value: number, shape: Shape): Float32Array => new Float32Array(volume(shape)).fill(value);

function draw(shape: Shape, next: () => number): Float32Array {
  const values = new Float32Array(volume(shape));
  for (let i = 0; i < values.length; i++) values[i] = next();
  return values;
}

const uniform = (shape: Shape, low: number, high: number, random: Random): Float32Array =>
  draw(shape, () => low + (high - low) * random.uniform());

const normal = (shape: Shape, mean: number, stddev: number, random: Random): Float32Array =>
  draw(shape, () => mean + stddev * random.normal());

function truncated(shape: Shape, mean: number, stddev: number, random: Random): Float32Array {
  return draw(shape, () => {
    let z = random.normal();
    while (Math.abs(z) > 2) z = random.normal();
    return mean + stddev * z;
  });
}

/** How many inputs a unit has and how many outputs an input feeds: keras/src/initializers/random_initializers.py, compute_fans. */
export function fans(shape: Shape): { readonly fanIn: number; readonly fanOut: number } {
  const [inputs = 1, outputs = inputs] = shape.slice(-2);
  const receptiveField = volume(shape.slice(0, -2));
  return { fanIn: inputs * receptiveField, fanOut: outputs * receptiveField };
}

function scaled(shape: Shape, scale: number, mode: Mode, distribution: Distribution, random: Random): Float32Array {
  const { fanIn, fanOut } = fans(shape);
  const n = { fan_in: fanIn, fan_out: fanOut, fan_avg: (fanIn + fanOut) / 2 }[mode];
  const variance = scale / Math.max(1, n);
  if (distribution === 'uniform') {
    const limit = Math.sqrt(3 * variance);
    return uniform(shape, -limit, limit, random);
  }
  const stddev = Math.sqrt(variance);
  return distribution === 'untruncated_normal' ? normal(shape, 0, stddev, random) : truncated(shape, 0, stddev / TRUNCATED_STDDEV, random);
}

const fills: { readonly [Type in Initializer['type']]: Fill<Type> } = {
  zeros: (_, shape) => all(0, shape),
  ones: (_, shape) => all(1, shape),
  constant: ({ value }, shape) => all(value, shape),
  random_uniform: ({ minval, maxval }, shape, random) => uniform(shape, minval, maxval, random),
  random_normal: ({ mean, stddev }, shape, random) => normal(shape, mean, stddev, random),
  truncated_normal: ({ mean, stddev }, shape, random) => truncated(shape, mean, stddev, random),
  variance_scaling: ({ scale, mode, distribution }, shape, random) => scaled(shape, scale, mode, distribution, random),
  glorot_uniform: (_, shape, random) => scaled(shape, 1, 'fan_avg', 'uniform', random),
  glorot_normal: (_, shape, random) => scaled(shape, 1, 'fan_avg', 'truncated_normal', random),
  he_uniform: (_, shape, random) => scaled(shape, 2, 'fan_in', 'uniform', random),
  he_normal: (_, shape, random) => scaled(shape, 2, 'fan_in', 'truncated_normal', random),
  lecun_uniform: (_, shape, random) => scaled(shape, 1, 'fan_in', 'uniform', random),
  lecun_normal: (_, shape, random) => scaled(shape, 1, 'fan_in', 'truncated_normal', random),
  orthogonal: ({ gain }, shape, random) => orthogonal(shape, gain, random),
  identity({ gain }, shape) {
    const [rows = 0, columns = 0] = shape;
    const values = all(0, shape);
    for (let i = 0; i < Math.min(rows, columns); i++) values[i * columns + i] = gain;
    return values;
  },
};

/** All axes but the last are taken together as rows; the shorter way across, the lines are orthonormal, times `gain`. */
function orthogonal(shape: Shape, gain: number, random: Random): Float32Array {
  const columns = shape.at(-1) ?? 1;
  const rows = volume(shape.slice(0, -1));
  const vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns), random);
  const values = all(0, shape);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = rows < columns ? vectors[row]?.[column] : vectors[column]?.[row];
      values[row * columns + column] = gain * (value as number);
    }
  }
  return values;
}

/**
 * First values of a variable, row-major. The same random numbers give the same values everywhere.
 * @throws RangeError for a shape the initializer is not for (`acceptsRank`)
 */
export function initialize(initializer: Initializer, shape: Shape, random: Random): Float32Array {
  if (!acceptsRank(initializer, shape.length)) throw new RangeError(`${initializer.type} cannot fill a shape of ${shape.length} axes`);
  // The table's type says that each type is filled from its own config; TypeScript cannot follow that through a union.
  return (fills[initializer.type] as Fill<Initializer['type']>)(initializer as never, shape, random);
}

/**
 * `count` random vectors of `length` numbers (not fewer), of length 1 and at right angles to each other, every rotation equally
 * likely: the columns of Q in the QR decomposition of a matrix of normal numbers, with the signs that make R's diagonal positive.
 * Gram and Schmidt's process, modified, gives just those signs.
 */
function orthonormal(count: number, length: number, random: Random): readonly Float64Array[] {
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

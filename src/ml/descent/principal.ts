import { random } from '../random/random';

/** The two directions in which rows of numbers spread most. */
export interface Principal {
  readonly mean: Float64Array;
  /** Unit vectors, perpendicular to one another; the second is not set where the rows are on a line, neither where they are all alike. */
  readonly directions: readonly Float64Array[];
  /** Sum of squared deviations from the mean along each direction, and of all. */
  readonly squares: readonly number[];
  readonly total: number;
}

/** Vectors that are refined together: the more, the sooner the first two are found. */
const TOGETHER = 8;
const MOST_ROUNDS = 500;
/** How far a vector may be from its own image, relative to the largest eigenvalue. */
const SETTLED = 1e-14;
/** Squared deviations of a direction below this share of all are rounding. */
const NOTHING = 1e-13;

/**
 * Principal component analysis, of which the first two components are wanted: subspace iteration on the rows' products with one another, as there are
 * far fewer rows (moments of a run) than numbers in each (weights). A direction points to where the last row is, or else the largest deviation.
 * @param breathe awaited now and then
 */
export async function principalOf(rows: readonly ArrayLike<number>[], breathe: () => Promise<void>): Promise<Principal> {
  const size = rows[0]?.length ?? 0;
  const mean = new Float64Array(size);
  for (const row of rows) {
    for (let i = 0; i < size; i++) mean[i] = (mean[i] as number) + (row[i] as number) / rows.length;
    await breathe();
  }
  const centred: Float64Array[] = [];
  for (const row of rows) {
    const off = new Float64Array(size);
    for (let i = 0; i < size; i++) off[i] = (row[i] as number) - (mean[i] as number);
    centred.push(off);
    await breathe();
  }
  const products: Float64Array[] = [];
  for (const [i, a] of centred.entries()) {
    products.push(Float64Array.from(centred, (b, j) => (j < i ? ((products[j] as Float64Array)[i] as number) : dot(a, b))));
    await breathe();
  }
  const total = products.reduce((sum, row, i) => sum + (row[i] as number), 0);
  const directions: Float64Array[] = [];
  const squares: number[] = [];
  for (const { value, vector } of (await largest(products, breathe)).slice(0, 2)) {
    if (!(value > NOTHING * total) || total === 0) break;
    const direction = combined(centred, vector);
    const first = directions[0];
    if (first) add(direction, first, -dot(direction, first));
    const length = Math.sqrt(dot(direction, direction));
    scale(direction, pointing(centred, direction) / length);
    directions.push(direction);
    squares.push(value);
  }
  return { mean, directions, squares, total };
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
};

const add = (to: Float64Array, what: Float64Array, times: number): void => {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + times * (what[i] as number);
};

const scale = (of: Float64Array, by: number): void => {
  for (let i = 0; i < of.length; i++) of[i] = (of[i] as number) * by;
};

function combined(rows: readonly Float64Array[], factors: Float64Array): Float64Array {
  const sum = new Float64Array(rows[0]?.length ?? 0);
  rows.forEach((row, i) => {
    add(sum, row, factors[i] as number);
  });
  return sum;
}

/** 1 or −1: a direction and its opposite are the same component. */
function pointing(centred: readonly Float64Array[], direction: Float64Array): number {
  const places = centred.map((row) => dot(row, direction));
  const most = Math.max(...places.map(Math.abs));
  const last = places.at(-1) ?? 0;
  const deciding = Math.abs(last) > most / 1000 ? last : (places.find((place) => Math.abs(place) === most) ?? 1);
  return deciding < 0 ? -1 : 1;
}

interface Pair {
  readonly value: number;
  readonly vector: Float64Array;
}

/** The largest eigenvalues of a symmetric matrix without negative ones, with their eigenvectors, descending. */
async function largest(matrix: readonly Float64Array[], breathe: () => Promise<void>): Promise<readonly Pair[]> {
  const size = matrix.length;
  const { normal } = random(0, 'subspace');
  let basis = orthonormal(Array.from({ length: Math.min(TOGETHER, size) }, () => Float64Array.from({ length: size }, normal)));
  for (let round = 0; ; round++) {
    const images = basis.map((vector) => Float64Array.from(matrix, (row) => dot(row, vector)));
    const inner = symmetricPairs(basis.map((a) => Float64Array.from(images, (b) => dot(a, b))));
    const found = inner.map(({ value, vector }) => ({ value, vector: combined(basis, vector), image: combined(images, vector) }));
    const least = (found[0]?.value ?? 0) * SETTLED;
    const off = found
      .slice(0, 2)
      .map(({ value, vector, image }) => Math.sqrt(image.reduce((sum, v, i) => sum + (v - value * (vector[i] as number)) ** 2, 0)));
    if (off.every((one) => one <= least) || round === MOST_ROUNDS) return found;
    basis = orthonormal(found.map(({ image }) => image));
    await breathe();
  }
}

/** Gram–Schmidt, twice for the rounding; what is in the span of those before it is left out. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const found: Float64Array[] = [];
  for (const vector of vectors) {
    const own = vector.slice();
    const whole = Math.sqrt(dot(own, own));
    for (let twice = 0; twice < 2; twice++) for (const other of found) add(own, other, -dot(own, other));
    const length = Math.sqrt(dot(own, own));
    if (!(length > 1e-12 * whole)) continue;
    scale(own, 1 / length);
    found.push(own);
  }
  return found;
}

/** All eigenvalues of a small symmetric matrix with their eigenvectors, descending, by Jacobi's rotations. */
function symmetricPairs(given: readonly Float64Array[]): Pair[] {
  const n = given.length;
  const a = given.map((row) => row.slice());
  const vectors = a.map((_, i) => Float64Array.from({ length: n }, (__, j) => Number(i === j)));
  for (let sweep = 0; sweep < 30; sweep++)
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) if (a[p]?.[q] !== 0) rotate(a, vectors, p, q);
  return vectors.map((vector, i) => ({ value: a[i]?.[i] as number, vector })).sort((x, y) => y.value - x.value);
}

/** Makes the element at [p, q] zero. */
function rotate(a: readonly Float64Array[], vectors: readonly Float64Array[], p: number, q: number): void {
  const [rowP, rowQ] = [a[p] as Float64Array, a[q] as Float64Array];
  const theta = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * (rowP[q] as number));
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const turned = (u: number, v: number): readonly [number, number] => [c * (u - t * v), c * (t * u + v)];
  const turnRows = (x: Float64Array, y: Float64Array): void => {
    for (let i = 0; i < x.length; i++) [x[i], y[i]] = turned(x[i] as number, y[i] as number);
  };
  turnRows(rowP, rowQ);
  for (const row of a) [row[p], row[q]] = turned(row[p] as number, row[q] as number);
  turnRows(vectors[p] as Float64Array, vectors[q] as Float64Array);
}

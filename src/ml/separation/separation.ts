import { combined, lowest, minus, product, ratio, type Whole } from './exact';
import { fewest } from './fewest';
import { type Corner, type Hulled, nearestToZero } from './nearest-point';
import { lowestAlong, type Rows, rowsOf } from './rows';

/** A row, and its share of a point between rows. */
export interface Share {
  readonly row: number;
  readonly weight: number;
  /** The weights of all rows, of both classes, in the smallest whole numbers that have their proportions; not set where one is above 99. */
  readonly times?: number;
}

/** A line (a point for one input, a plane for three) with the widest margin. */
export interface SeparatingLine {
  readonly separable: true;
  /**
   * weights · x + bias is at least 1 for each row of class 1 and at most −1 for each of class 0; exactly that for the nearest rows. These are the doubles
   * next to the exact numbers: where the margin is less than about 1e-15 of the inputs, sums of rows are as far off.
   */
  readonly weights: readonly number[];
  readonly bias: number;
  /** How far the nearest rows are from it, in the units of the inputs. */
  readonly margin: number;
  /** The rows that are nearest, ascending. */
  readonly support: readonly number[];
}

/** The proof that there is no line: rows of class 0 and rows of class 1 that make the same point. */
export interface CommonPoint {
  readonly separable: false;
  readonly point: readonly number[];
  /**
   * What it is made of, by class: weights above 0 that add up to 1, so that the point is between the rows. Of both classes together at most two rows
   * more than there are inputs. Of a line through 0 only the weights of class 1 add up to 1; where there are none, those of class 0.
   */
  readonly from: readonly [readonly Share[], readonly Share[]];
}

export type Separation = SeparatingLine | CommonPoint;

/** Rows of two classes. */
export interface Labelled {
  /** [rows, inputs], row-major, finite. */
  readonly x: ArrayLike<number>;
  readonly inputs: number;
  /** 0 or 1 for each row. */
  readonly classes: ArrayLike<number>;
  /** What the numbers may be off by, as a part of the largest of each input; 0 if not given. A margin that this could close is none. */
  readonly rounding?: number;
}

/** With more inputs than this the whole numbers become long. */
export const MOST_INPUTS = 8;

/**
 * Whether a line has all rows of class 1 on its one side and all of class 0 on the other, none of them on it. Decided without rounding, so hulls that
 * only touch have a point in common.
 * @returns undefined where all rows are of one class, so that there is nothing to separate
 */
export function separate(labelled: Labelled): Separation | undefined {
  const rows = rowsOf(labelled.x, labelled.inputs);
  const count = rows.whole.length;
  const [zeros, ones] = byClass(labelled.classes, count);
  if (zeros.length === 0 || ones.length === 0) return undefined;
  const corner = (low: number, high: number): Corner => ({
    key: low * count + high,
    point: minus(rows.whole[high] as Whole, rows.whole[low] as Whole),
  });
  const farthest = (direction: Whole): Corner =>
    corner(lowestAlong(rows, zeros, direction, -1)[0] as number, lowestAlong(rows, ones, direction)[0] as number);
  // The line is halfway between the points of the two hulls that are nearest to each other: their difference is the least of all. Begun between the
  // classes' means, so that all rows that the answer is made of are corners.
  const means = minus(timesEach(sumOf(rows, ones), zeros.length), timesEach(sumOf(rows, zeros), ones.length));
  const found = nearestToZero(farthest(means), farthest);
  const from = [sharesBy(found, (key) => Math.floor(key / count)), sharesBy(found, (key) => key % count)] as const;
  const length = product(found.point, found.point);
  if (length === 0n) {
    // The shortest proof, and one that no network can answer.
    const twice = sameInBoth(labelled, count);
    return commonPoint(rows, twice ? [new Map([[twice[0], 1n]]), new Map([[twice[1], 1n]])] : from, false);
  }
  const [low, high] = [sum(rows, from[0]), sum(rows, from[1])];
  const line = lineAlong(rows, found, 2n);
  if (isRounding(line.weights, labelled)) return nearlyCommon(rows, from, found.shares.under);
  return {
    separable: true,
    ...line,
    bias: ratio(product(low, low) - product(high, high), length),
    support: [...lowestAlong(rows, zeros, found.point, -1), ...lowestAlong(rows, ones, found.point)].sort((a, b) => a - b),
  };
}

/** True where the numbers may be off by as much as the margin: the sum of a row that is 1 could be 0. */
function isRounding(weights: readonly number[], { x, inputs, rounding = 0 }: Labelled): boolean {
  const largest = weights.map(() => 0);
  for (let i = 0; i < x.length; i++) largest[i % inputs] = Math.max(largest[i % inputs] as number, Math.abs(x[i] as number));
  return weights.reduce((all, weight, k) => all + Math.abs(weight) * rounding * (largest[k] as number), 0) >= 1;
}

/** The middle between the nearest points of the two hulls, which are one but for rounding. @param under the shares' denominator */
function nearlyCommon(rows: Rows, from: readonly [Shares, Shares], under: bigint): CommonPoint {
  const [low, high] = [sum(rows, from[0]), sum(rows, from[1])];
  const made = (shares: Shares): Share[] =>
    [...shares].map(([row, share]) => ({ row, weight: ratio(share, under) })).sort((a, b) => a.row - b.row);
  return {
    separable: false,
    point: low.map((value, k) => ratio(value + (high[k] as bigint), 2n * under) * rows.unit),
    from: [made(from[0]), made(from[1])],
  };
}

/**
 * The same of lines through 0, for a network without a bias. A row of class 0 whose inputs are all 0 is left out: it is on every such line, and a sum of
 * 0 is answered with class 0.
 * @returns undefined where there are no other rows
 */
export function separateThroughZero({ x, inputs, classes }: Labelled): Separation | undefined {
  const rows = rowsOf(x, inputs);
  const seen = rows.whole.flatMap((row, i) => (classes[i] === 1 || row.some((value) => value !== 0n) ? [i] : []));
  if (seen.length === 0) return undefined;
  // Rows of class 0 are turned round, so that all are to be on the same side.
  const [zeros, ones] = [0, 1].map((klass) => seen.filter((i) => Number(classes[i] === 1) === klass)) as [number[], number[]];
  const corner = (row: number): Corner => ({
    key: row,
    point: classes[row] === 1 ? (rows.whole[row] as Whole) : (rows.whole[row] as Whole).map((value) => -value),
  });
  const lowestOf = (direction: Whole): number[] => {
    const found = [...lowestAlong(rows, zeros, direction, -1).slice(0, 1), ...lowestAlong(rows, ones, direction).slice(0, 1)].map(corner);
    const products = found.map(({ point }) => product(direction, point));
    return found.flatMap(({ key }, i) => (products.every((other) => (products[i] as bigint) <= other) ? [key] : []));
  };
  const found = nearestToZero(corner(seen[0] as number), (direction) => corner(lowestOf(direction)[0] as number));
  const all = sharesBy(found, (key) => key);
  const own = (klass: number) => new Map([...all].filter(([row]) => Number(classes[row] === 1) === klass));
  if (found.point.every((value) => value === 0n)) return commonPoint(rows, [own(0), own(1)], true);
  const nearest = lowestOf(found.point).flatMap((row) =>
    lowestAlong(rows, classes[row] === 1 ? ones : zeros, found.point, classes[row] === 1 ? 1 : -1),
  );
  return { separable: true, ...lineAlong(rows, found, 1n), bias: 0, support: nearest.sort((a, b) => a - b) };
}

function byClass(classes: ArrayLike<number>, count: number): readonly [number[], number[]] {
  const found: readonly [number[], number[]] = [[], []];
  for (let row = 0; row < count; row++) found[classes[row] === 1 ? 1 : 0].push(row);
  return found;
}

/** Two rows with the same inputs, of class 0 and of class 1. */
function sameInBoth({ x, inputs, classes }: Labelled, count: number): readonly [zero: number, one: number] | undefined {
  const first: readonly [Map<string, number>, Map<string, number>] = [new Map(), new Map()];
  for (let row = 0; row < count; row++) {
    const key = Array.from({ length: inputs }, (_, k) => x[row * inputs + k]).join();
    const klass = classes[row] === 1 ? 1 : 0;
    const other = first[1 - klass]?.get(key);
    if (other !== undefined) return klass === 1 ? [other, row] : [row, other];
    if (!first[klass].has(key)) first[klass].set(key, row);
  }
  return undefined;
}

/** Shares of the rows that a point's corners are made of, times the shares' denominator. */
function sharesBy({ corners, shares }: Hulled, rowOf: (key: number) => number): Map<number, bigint> {
  const found = new Map<number, bigint>();
  corners.forEach(({ key }, i) => {
    const row = rowOf(key);
    found.set(row, (found.get(row) ?? 0n) + (shares.over[i] as bigint));
  });
  return found;
}

const sumOf = ({ whole }: Rows, some: readonly number[]): Whole =>
  combined(
    some.map((row) => whole[row] as Whole),
    some.map(() => 1n),
  );

const timesEach = (values: Whole, count: number): Whole => values.map((value) => value * BigInt(count));

const sum = ({ whole }: Rows, shares: Shares): Whole =>
  combined(
    [...shares.keys()].map((row) => whole[row] as Whole),
    [...shares.values()],
  );

/** The line across the way from 0 to the nearest point, at which the nearest rows have the sum 1. @param parts of the way that the margin is one of */
function lineAlong({ unit }: Rows, { point, shares: { under } }: Hulled, parts: bigint): Pick<SeparatingLine, 'weights' | 'margin'> {
  const length = product(point, point);
  return {
    weights: point.map((value) => ratio(parts * value * under, length) / unit),
    margin: Math.sqrt(ratio(length, (parts * under) ** 2n)) * unit,
  };
}

/** What no share is to be more times than, to be written as a whole number. */
const MOST_TIMES = 99n;

type Shares = ReadonlyMap<number, bigint>;

/** @param from rows of either class with their shares @param throughZero the shares of the classes need not have the same sum */
function commonPoint(rows: Rows, from: readonly [Shares, Shares], throughZero: boolean): CommonPoint {
  // The class whose shares add up to 1, where the other's need not.
  const whole = from[1].size > 0 ? 1 : 0;
  const all = ([0, 1] as const).flatMap((klass) =>
    [...from[klass]].map(([row, share]) => {
      const inputs = rows.whole[row] as Whole;
      const counted = throughZero ? [BigInt(Number(klass === whole))] : [BigInt(1 - klass), BigInt(klass)];
      return { row, klass, share, vector: [...(klass === 1 ? inputs : inputs.map((value) => -value)), ...counted] };
    }),
  );
  const left = fewest(all);
  const inputs = combined(
    left.map(({ vector }) => vector),
    left.map(({ share }) => share),
  ).slice(0, (rows.whole[0] as Whole).length);
  if (inputs.some((value) => value !== 0n)) throw new Error('the rows of the two classes make different points');
  const shares = lowest(left.map(({ share }) => share));
  const total = left.reduce((all, { klass }, i) => (klass === whole ? all + (shares[i] as bigint) : all), 0n);
  const small = shares.every((share) => share <= MOST_TIMES);
  const made = (own: 0 | 1): Share[] =>
    left
      .flatMap(({ row, klass }, i) => {
        const share = shares[i] as bigint;
        return klass === own ? [{ row, weight: ratio(share, total), ...(small && { times: Number(share) }) }] : [];
      })
      .sort((a, b) => a.row - b.row);
  const ofWhole = left.flatMap(({ row, klass }, i) => (klass === whole ? [[row, shares[i] as bigint] as const] : []));
  return {
    separable: false,
    point: sum(rows, new Map(ofWhole)).map((value) => ratio(value, total) * rows.unit),
    from: [made(0), made(1)],
  };
}

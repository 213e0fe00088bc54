/**
 * What decides how long the perceptron rule can take: a separating line, or why there is none. All is about the rows with a 1 added for the bias, where
 * there is one, and turned round where their class is 0, so that a line is right about a row where w · row is above 0.
 */
export interface Separation {
  /** R: the length of the longest row. */
  readonly radius: number;
  /** γ: how far the nearest row is from the best line through 0; 0 where no line is right about all rows. */
  readonly margin: number;
  /** The best line, of length 1: one weight for each input, then the bias. Only where there is a margin. */
  readonly weights?: readonly number[];
  /** Where no line separates the classes: a point among the inputs that is between rows of either class. Only with a bias. */
  readonly common?: readonly number[];
}

/** A share of the longest row's length; what is shorter is rounding. */
const NOTHING = 1e-12;

/**
 * Whether a line (a plane, for more inputs) separates two classes, and how well.
 * @param rows inputs of each row, all of one length @param classes 1 or 0 for each row @param bias the line need not go through 0
 */
export function separationOf(rows: readonly ArrayLike<number>[], classes: ArrayLike<number>, bias: boolean): Separation {
  const signed = rows.map((row, i) => {
    const sign = classes[i] === 1 ? 1 : -1;
    return [...Array.from(row), ...(bias ? [1] : [])].map((value) => sign * value);
  });
  const radius = Math.max(0, ...signed.map(length));
  // A row of zeros is on every line, which a unit takes for class 0.
  const told = signed
    .map((row, i) => ({ row, klass: classes[i] === 1 ? 1 : 0 }))
    .filter(({ row, klass }) => klass === 1 || length(row) > 0);
  if (told.length === 0) return { radius, margin: 0 };
  const { point, shares } = nearestToZero(told.map(({ row }) => row.map((value) => value / (radius || 1))));
  const near = length(point);
  if (near > NOTHING) return { radius, margin: near * radius, weights: point.map((value) => value / near) };
  if (!bias) return { radius, margin: 0 };
  // The shares of both classes are equal, for their 1s cancel out; so their points are one and the same.
  const ones = [...shares].filter(([at]) => told[at]?.klass === 1);
  const whole = ones.reduce((sum, [, share]) => sum + share, 0);
  const common = point
    .slice(0, -1)
    .map((_, k) => ones.reduce((sum, [at, share]) => sum + (share / whole) * (told[at]?.row[k] as number), 0));
  return { radius, margin: 0, common };
}

type Vector = readonly number[];

const dot = (a: Vector, b: Vector): number => a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
const length = (a: Vector): number => Math.hypot(...a);

/** A point of a convex hull, and the shares of some points, by their places, that it is made of. */
interface Hulled {
  readonly point: Vector;
  readonly shares: ReadonlyMap<number, number>;
}

/**
 * The point of the convex hull of some points that is nearest to 0. Its length is the largest margin of a line through 0.
 * @param points none longer than 1
 * Source: Wolfe 1976, Finding the nearest point in a polytope, https://doi.org/10.1007/BF01580381
 */
function nearestToZero(points: readonly Vector[]): Hulled {
  const first = points.reduce((best, p, i) => (dot(p, p) < dot(points[best] as Vector, points[best] as Vector) ? i : best), 0);
  let at: Hulled = { point: points[first] as Vector, shares: new Map([[first, 1]]) };
  // Each round comes nearer, so no corner is met twice; the limit is for rounding only.
  for (let round = 0; round < 50 * points.length && length(at.point) > NOTHING; round++) {
    const { point, shares } = at;
    const far = points.reduce((best, p, i) => (dot(point, p) < dot(point, points[best] as Vector) ? i : best), 0);
    if (shares.has(far) || dot(point, point) - dot(point, points[far] as Vector) <= 1e-10 * dot(point, point)) break;
    at = settled(points, new Map([...shares, [far, 0]])) ?? at;
    if (at.point === point) break;
  }
  return at;
}

/**
 * Moves to the nearest point of the plane through some points; where that is outside their hull, to its edge, and on without those that are left.
 * @returns undefined where they are in one plane of fewer dimensions, up to rounding
 */
function settled(points: readonly Vector[], from: ReadonlyMap<number, number>): Hulled | undefined {
  let shares = from;
  for (;;) {
    const places = [...shares.keys()];
    const now = [...shares.values()];
    const wanted = nearestInPlane(places.map((i) => points[i] as Vector));
    if (!wanted) return undefined;
    const inside = wanted.shares.every((share) => share > 0);
    if (inside) return { point: wanted.point, shares: new Map(places.map((place, i) => [place, wanted.shares[i] as number])) };
    const way = Math.min(
      ...wanted.shares.flatMap((share, i) => (share <= 0 ? [(now[i] as number) / ((now[i] as number) - share || 1)] : [])),
    );
    const moved = wanted.shares.map((share, i) => (now[i] as number) + way * (share - (now[i] as number)));
    const least = Math.min(...moved);
    shares = new Map(places.flatMap((place, i) => ((moved[i] as number) > least ? [[place, moved[i] as number] as const] : [])));
  }
}

/** The point nearest to 0 in the plane through some points, and their shares in it: together 1, of either sign. Undefined where they are dependent. */
function nearestInPlane([origin = [], ...others]: readonly Vector[]):
  | { readonly point: Vector; readonly shares: readonly number[] }
  | undefined {
  const axes: Vector[] = [];
  const heights: number[][] = [];
  // Gram and Schmidt, twice for each, so that nothing is lost where points are far from 0 and near to each other.
  for (const other of others) {
    let rest = other.map((value, i) => value - (origin[i] as number));
    const whole = length(rest);
    const along = axes.map(() => 0);
    for (let pass = 0; pass < 2; pass++)
      axes.forEach((axis, i) => {
        const part = dot(axis, rest);
        along[i] = (along[i] as number) + part;
        rest = rest.map((value, k) => value - part * (axis[k] as number));
      });
    const height = length(rest);
    if (height <= 1e-13 * whole || height === 0) return undefined;
    axes.push(rest.map((value) => value / height));
    heights.push([...along, height]);
  }
  let point = origin;
  const parts = axes.map(() => 0);
  for (let pass = 0; pass < 2; pass++)
    axes.forEach((axis, i) => {
      const part = dot(axis, point);
      parts[i] = (parts[i] as number) - part;
      point = point.map((value, k) => value - part * (axis[k] as number));
    });
  const shares = parts.slice();
  for (let i = shares.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < shares.length; j++) shares[i] = (shares[i] as number) - (heights[j]?.[i] as number) * (shares[j] as number);
    shares[i] = (shares[i] as number) / (heights[i]?.[i] as number);
  }
  return { point, shares: [1 - shares.reduce((sum, share) => sum + share, 0), ...shares] };
}

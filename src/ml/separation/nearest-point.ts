import { combined, type Fractions, lowest, minus, product, solved, type Whole } from './exact';

/** A corner of a convex hull. */
export interface Corner {
  /** Distinguishes it from the others. */
  readonly key: number;
  readonly point: Whole;
}

/** A point of a hull: a share of each of some corners, together 1, each above 0. */
export interface Hulled {
  readonly corners: readonly Corner[];
  readonly shares: Fractions;
  /** The point times the shares' denominator. */
  readonly point: Whole;
}

/**
 * The point of a convex hull that is nearest to 0, without rounding. It is made of the fewest corners that can make it.
 * @param first any corner
 * @param farthest a corner whose inner product with a direction is the least
 * Source: Wolfe 1976, Finding the nearest point in a polytope, https://doi.org/10.1007/BF01580381
 */
export function nearestToZero(first: Corner, farthest: (direction: Whole) => Corner): Hulled {
  let at = hulled([first], { over: [1n], under: 1n });
  // Each round comes nearer, so no set of corners is met twice.
  for (;;) {
    const { corners, shares, point } = at;
    const length = product(point, point);
    if (length === 0n) return at;
    const far = farthest(point);
    if (product(point, far.point) * shares.under >= length) return at;
    at = settled([...corners, far], { over: [...shares.over, 0n], under: shares.under });
  }
}

const hulled = (corners: readonly Corner[], shares: Fractions): Hulled => ({
  corners,
  shares,
  point: combined(
    corners.map(({ point }) => point),
    shares.over,
  ),
});

/** Moves to the nearest point of the plane through some corners; where that is outside their hull, to its edge, and on without those that are left. */
function settled(from: readonly Corner[], began: Fractions): Hulled {
  let [corners, shares] = [from, began];
  for (;;) {
    const wanted = nearestInPlane(corners.map(({ point }) => point));
    if (wanted.over.every((share) => share > 0n)) return hulled(corners, wanted);
    const moved = towards(shares, wanted);
    corners = corners.filter((_, i) => moved.over[i] !== 0n);
    shares = { over: moved.over.filter((share) => share !== 0n), under: moved.under };
  }
}

/** On the straight way from shares to others, the last ones of which none is below 0. */
function towards(from: Fractions, to: Fractions): Fractions {
  // As shares of one denominator; the part of the way is then from / (from − to), the least of those that end at 0.
  const starts = from.over.map((share) => share * to.under);
  const changes = to.over.map((share, i) => share * from.under - (starts[i] as bigint));
  let [part, of] = [1n, 1n];
  changes.forEach((change, i) => {
    if (change < 0n && (starts[i] as bigint) * of < part * -change) [part, of] = [starts[i] as bigint, -change];
  });
  const over = starts.map((start, i) => start * of + (changes[i] as bigint) * part);
  const all = lowest([...over, from.under * to.under * of]);
  return { over: all.slice(0, -1), under: all.at(-1) as bigint };
}

/** The shares, of either sign, of the point nearest to 0 in the plane through some points, which are in no plane of fewer dimensions. */
function nearestInPlane([origin = [], ...others]: readonly Whole[]): Fractions {
  const ways = others.map((other) => minus(other, origin));
  const found = solved(ways.map((way) => [...ways.map((other) => product(way, other)), -product(way, origin)]));
  if (!found) throw new Error('corners in a plane of fewer dimensions');
  const { over, under } = found;
  return { over: [under - over.reduce((sum, share) => sum + share, 0n), ...over], under };
}

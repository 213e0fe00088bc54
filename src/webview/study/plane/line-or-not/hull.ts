import type { Polygon } from '../boundary/line';

/**
 * The corners of the convex hull of some points, counterclockwise; of points in one line its two ends.
 * Source: Andrew 1979, Another efficient algorithm for convex hulls in two dimensions, https://doi.org/10.1016/0020-0190(79)90072-3
 */
export function hullOf(points: readonly { readonly x: number; readonly y: number }[]): Polygon {
  const sorted = points.map(({ x, y }) => [x, y] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (from: Polygon): Polygon => {
    const chain: (readonly [number, number])[] = [];
    for (const point of from) {
      while (chain.length > 1 && turn(chain.at(-2) as Point, chain.at(-1) as Point, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  const [first] = sorted;
  const corners = [...half(sorted), ...half(sorted.toReversed())];
  return corners.length === 0 && first ? [first] : corners;
}

type Point = Polygon[number];

/** Above 0 where the way from a over b to c turns left. */
const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

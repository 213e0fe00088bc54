import type { Box } from '../../shared/scale';

export type Point = readonly [x: number, y: number];
export type Polygon = readonly Point[];

/** The points where w1·x + w2·y + b = 0; it is positive on one side, negative on the other. */
export interface Line {
  readonly w1: number;
  readonly w2: number;
  readonly b: number;
}

export const valueAt = ({ w1, w2, b }: Line, [x, y]: Point): number => w1 * x + w2 * y + b;

/** Where two sums are equal: positive where the first is larger. */
export const between = (one: Line, other: Line): Line => ({ w1: one.w1 - other.w1, w2: one.w2 - other.w2, b: one.b - other.b });

/** The same line with its sides exchanged. */
export const turned = ({ w1, w2, b }: Line): Line => ({ w1: -w1, w2: -w2, b: -b });

/** False where all points of the plane are on one side. */
export const isLine = ({ w1, w2 }: Line): boolean => w1 !== 0 || w2 !== 0;

export const corners = ({ x: [left, right], y: [bottom, top] }: Box): Polygon => [
  [left, bottom],
  [right, bottom],
  [right, top],
  [left, top],
];

/** The part of a convex polygon on the positive side of a line; empty when there is none. */
export function cut(polygon: Polygon, line: Line): Polygon {
  const kept: Point[] = [];
  for (const [i, point] of polygon.entries()) {
    const before = polygon[(i + polygon.length - 1) % polygon.length] as Point;
    const [here, there] = [valueAt(line, point), valueAt(line, before)];
    if (here > 0 !== there > 0) kept.push(onWay(before, point, there / (there - here)));
    if (here > 0) kept.push(point);
  }
  return kept;
}

const onWay = (a: Point, b: Point, part: number): Point => [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];

/** The part of a line within a box; undefined where it does not pass through. */
export function within(line: Line, box: Box): readonly [Point, Point] | undefined {
  if (!isLine(line)) return undefined;
  const polygon = corners(box);
  const crossings = polygon.flatMap((point, i): Point[] => {
    const next = polygon[(i + 1) % polygon.length] as Point;
    const [here, there] = [valueAt(line, point), valueAt(line, next)];
    return here > 0 === there > 0 ? [] : [onWay(point, next, here / (here - there))];
  });
  const [a, b] = crossings;
  return a && b ? [a, b] : undefined;
}

/** The middle of a polygon's corners: inside, as the polygons here are convex. */
export function middle(polygon: Polygon): Point {
  const sum = polygon.reduce<Point>(([x, y], point) => [x + point[0], y + point[1]], [0, 0]);
  return [sum[0] / polygon.length, sum[1] / polygon.length];
}

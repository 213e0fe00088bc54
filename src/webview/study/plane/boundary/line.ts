import type { Box } from '../../shared/scale';
import type { Dot } from './points';

export type Point = readonly [x: number, y: number];
export type Polygon = readonly Point[];

/** The points where w1·x + w2·y + b = 0; it is positive on one side, negative on the other. */
export interface Line {
  readonly w1: number;
  readonly w2: number;
  readonly b: number;
}

const valueAt = ({ w1, w2, b }: Line, [x, y]: Point): number => w1 * x + w2 * y + b;

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
function middle(polygon: Polygon): Point {
  const sum = polygon.reduce<Point>(([x, y], point) => [x + point[0], y + point[1]], [0, 0]);
  return [sum[0] / polygon.length, sum[1] / polygon.length];
}

/** More lines than this make more pieces than can be distinguished. */
export const mostLines = 24;

/** The pieces into which lines cut a box: exact, where a grid of samples would show stairs. */
export function cells(lines: readonly Line[], box: Box): Polygon[] {
  return lines.reduce<Polygon[]>(
    (pieces, line) => pieces.flatMap((piece) => [cut(piece, line), cut(piece, turned(line))].filter((part) => part.length > 2)),
    [corners(box)],
  );
}

/** On which side of each line a point is: `+-+`. */
const sides = (lines: readonly Line[], point: Point): string => lines.map((line) => (valueAt(line, point) > 0 ? '+' : '-')).join('');

/**
 * Says of each piece what samples found in it. A network whose first layer only says on which side of its lines a point is
 * answers the same all over a piece. Of several samples, that farthest from all lines speaks: right on a line, the network may
 * round to the other side.
 * @param x [samples, 2]
 * @returns the number of a sample in each piece; undefined for a piece so small that none fell into it
 */
export function samplesIn(pieces: readonly Polygon[], lines: readonly Line[], x: Float32Array): (number | undefined)[] {
  const found = new Map<string, { readonly sample: number; readonly far: number }>();
  for (let i = 0; i < x.length / 2; i++) {
    const point = [x[2 * i] as number, x[2 * i + 1] as number] as const;
    const at = sides(lines, point);
    const far = Math.min(...lines.map((line) => Math.abs(valueAt(line, point))));
    if (far > (found.get(at)?.far ?? -1)) found.set(at, { sample: i, far });
  }
  return pieces.map((piece) => found.get(sides(lines, middle(piece)))?.sample);
}

/** With more points than this the search takes too long to be worth its answer. */
const MOST = 64;

/**
 * The most points of two classes that one straight line can have on their right sides; undefined where there are too many to try. The
 * order in which points lie along a direction changes only where two of them are level, so all directions between are tried.
 */
export function bestByOneLine(dots: readonly Pick<Dot, 'x' | 'y' | 'klass'>[]): number | undefined {
  if (dots.length > MOST) return undefined;
  const level = new Set<number>([0]);
  for (const [i, a] of dots.entries()) {
    for (const b of dots.slice(i + 1)) {
      if (a.x !== b.x || a.y !== b.y) level.add((Math.atan2(b.y - a.y, b.x - a.x) + 1.5 * Math.PI) % Math.PI);
    }
  }
  const angles = [...level].sort((p, q) => p - q);
  return Math.max(
    0,
    ...angles.map((angle, i) => {
      const middle = (angle + (angles[i + 1] ?? (angles[0] as number) + Math.PI)) / 2;
      return bestAlong(dots, Math.cos(middle), Math.sin(middle));
    }),
  );
}

/** The most right points that a line across a direction can have, with either class on either side. */
function bestAlong(dots: readonly Pick<Dot, 'x' | 'y' | 'klass'>[], dx: number, dy: number): number {
  const along = dots.map(({ x, y, klass }) => ({ at: x * dx + y * dy, klass })).sort((a, b) => a.at - b.at);
  const ones = along.filter(({ klass }) => klass === 1).length;
  // The line lies before all points at first: those of class 1 are right, if the far side says yes.
  let right = ones;
  let best = Math.max(right, dots.length - right);
  for (const [i, { at, klass }] of along.entries()) {
    right += klass === 1 ? -1 : 1;
    const next = along[i + 1];
    // Points at one place are on one side together.
    if (!next || next.at - at > 1e-9) best = Math.max(best, right, dots.length - right);
  }
  return best;
}

import type { PerceptronWalk } from '../../../../../ml/step/perceptron-walk';
import type { Layout } from '../../frame';
import { isLine, type Line, within } from '../line';
import { type UpdateStep, weightsAt } from './walk';

type Point = readonly [x: number, y: number];

/** Weights as arrows, in pixels: from a foot on the line to the tip of the weights, and on by what is added. */
export interface Arrows {
  readonly foot: Point;
  readonly before: Point;
  readonly after: Point;
}

/** The longest arrow, as a part of the picture. */
const LONGEST = 0.28;

/** Of a line that only touches a corner nothing is seen. */
const SHORTEST = 16;

/** How many pixels a weight of 1 is, so that the longest of all steps fits: one scale for all, so that arrows can be compared. */
export function scaleOf(walk: PerceptronWalk, unit: number, layout: Layout): number {
  let most = 0;
  for (let at = 0; at <= walk.steps; at++) most = Math.max(most, Math.hypot(...across(weightsAt(walk, unit, at), layout)));
  return most > 0 ? (LONGEST * Math.min(layout.across, layout.down)) / most : 1;
}

/** The direction in which the sum grows, on the screen: square to the line, also where the axes have different scales. */
function across({ w1, w2 }: Line, { box, across: width, down }: Layout): Point {
  const [perX, perY] = [width / (box.x[1] - box.x[0]), down / (box.y[1] - box.y[0])];
  const size = Math.max(perX, perY);
  return [(w1 * size) / perX, (-w2 * size) / perY];
}

export function arrowsOf({ before, after }: Pick<UpdateStep, 'before' | 'after'>, scale: number, layout: Layout): Arrows {
  const along = [before, after].map((weights): Point => {
    const [dx, dy] = across(weights, layout);
    return [scale * dx, scale * dy];
  }) as [Point, Point];
  const foot = footOn(isLine(before) ? before : after, along, layout);
  const [first, second] = along;
  return { foot, before: [foot[0] + first[0], foot[1] + first[1]], after: [foot[0] + second[0], foot[1] + second[1]] };
}

/** Points of a line that are tried. */
const TRIED = 33;

/** Pixels that the tips keep from the edges, for their names. */
const ROOM = 20;

/**
 * The point of the line, near the middle of the picture, from which the arrows stay within it as far as they can; the middle itself where the line does
 * not pass through the picture.
 */
function footOn(line: Line, arrows: readonly Point[], { left, top, across: width, down, box, x, y }: Layout): Point {
  const middle: Point = [left + width / 2, top + down / 2];
  const ends = within(line, box)?.map(([a, b]): Point => [x(a), y(b)]);
  const [from, to] = ends ?? [];
  if (!from || !to || distance(from, to) < SHORTEST) return middle;
  const beyond = ([px, py]: Point): number =>
    Math.max(0, left + ROOM - px) +
    Math.max(0, px - (left + width - ROOM)) +
    Math.max(0, top + ROOM - py) +
    Math.max(0, py - (top + down - ROOM));
  const cost = (foot: Point): number =>
    distance(foot, middle) / 1000 + arrows.reduce((sum, [dx, dy]) => sum + beyond([foot[0] + dx, foot[1] + dy]), 0);
  const points = Array.from({ length: TRIED }, (_, i): Point => {
    const part = i / (TRIED - 1);
    return [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
  });
  return points.reduce((best, point) => (cost(point) < cost(best) ? point : best));
}

const distance = ([a, b]: Point, [c, d]: Point): number => Math.hypot(a - c, b - d);

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
const LONGEST = 0.36;

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
  const foot = footOn(isLine(before) ? before : after, layout);
  const tip = (weights: Line): Point => {
    const [dx, dy] = across(weights, layout);
    return [foot[0] + scale * dx, foot[1] + scale * dy];
  };
  return { foot, before: tip(before), after: tip(after) };
}

/** The point of the line that is nearest to the middle of the picture; the middle itself where the line does not pass through the picture. */
function footOn(line: Line, layout: Layout): Point {
  const { left, top, across: width, down, box, x, y } = layout;
  const middle: Point = [left + width / 2, top + down / 2];
  const ends = within(line, box);
  if (!ends || Math.hypot(x(ends[0][0]) - x(ends[1][0]), y(ends[0][1]) - y(ends[1][1])) < SHORTEST) return middle;
  const at = (line.w1 * (box.x[0] + box.x[1])) / 2 + (line.w2 * (box.y[0] + box.y[1])) / 2 + line.b;
  const [nx, ny] = across(line, layout);
  // By how much the sum grows with a pixel along the normal.
  const grows = (line.w1 * nx) / (x(1) - x(0)) + (line.w2 * ny) / (y(1) - y(0));
  const far = -at / grows;
  return [clamp(middle[0] + far * nx, left, left + width), clamp(middle[1] + far * ny, top, top + down)];
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

import type { Layout } from '../plane/frame';
import { pixel } from '../shared/scale';

type Point = readonly [x: number, y: number];

/** Some points of the plane, one after the other. */
export interface Way {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** Points nearer than this are one in a drawing. */
const NEAREST = 0.4;

/** Pixels beyond the edges that lines are drawn to. */
const BEYOND = 24;

type Edges = Pick<Layout, 'left' | 'top' | 'across' | 'down'>;

/**
 * The part of a line that is in a picture, or near its edges: a way that diverges has points beyond anything that can be drawn.
 * @param beyond how far from the edges
 */
export function clipped(
  [ax, ay]: Point,
  [bx, by]: Point,
  { left, top, across, down }: Edges,
  beyond = BEYOND,
): readonly [Point, Point] | undefined {
  let [from, to] = [0, 1];
  const [dx, dy] = [bx - ax, by - ay];
  const sides = [
    [-dx, ax - (left - beyond)],
    [dx, left + across + beyond - ax],
    [-dy, ay - (top - beyond)],
    [dy, top + down + beyond - ay],
  ] as const;
  for (const [towards, room] of sides) {
    if (towards === 0) {
      if (room < 0) return undefined;
    } else if (towards < 0) from = Math.max(from, room / towards);
    else to = Math.min(to, room / towards);
  }
  if (!(from <= to)) return undefined;
  return [
    [ax + from * dx, ay + from * dy],
    [ax + to * dx, ay + to * dy],
  ];
}

/** The lines of a way, in pixels: those that begin or end in the picture, and those that only pass through it. */
interface WayLines {
  readonly near: string;
  readonly through: string;
}

/** The lines from one point of a way to another, both included. */
export function wayLines({ x, y }: Way, from: number, to: number, layout: Layout): WayLines {
  const last = Math.min(to, x.length - 1);
  const lines = { near: '', through: '' };
  let at: Point | undefined;
  let pen: Point | undefined;
  for (let i = Math.max(0, from); i <= last; i++) {
    const point: Point = [layout.x(x[i] as number), layout.y(y[i] as number)];
    if (!point.every(Number.isFinite)) break;
    if (at && i < last && Math.hypot(point[0] - at[0], point[1] - at[1]) < NEAREST) continue;
    const before = at;
    at = point;
    const line = before && clipped(before, point, layout);
    if (!line) continue;
    const [begins, ends] = line;
    const begin = `M${pixel(begins[0])} ${pixel(begins[1])}`;
    const end = `L${pixel(ends[0])} ${pixel(ends[1])}`;
    if (!isInside(before, layout) && !isInside(point, layout)) lines.through += begin + end;
    else {
      lines.near += pen && pen[0] === begins[0] && pen[1] === begins[1] ? end : begin + end;
      pen = ends;
    }
  }
  return lines;
}

/** More dots than this are a line again. */
const MOST_DOTS = 200;

/** Pixels between two dots, at least. */
const APART = 5;

/** Dots at the points of a way, so that the length of each step is seen; of those that would touch only some. */
export function dotPath({ x, y }: Way, to: number, layout: Layout): string {
  let d = '';
  let last: Point | undefined;
  for (let i = 0, dots = 0; i <= Math.min(to, x.length - 1) && dots < MOST_DOTS; i++) {
    const point: Point = [layout.x(x[i] as number), layout.y(y[i] as number)];
    if (!isInside(point, layout)) continue;
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < APART) continue;
    d += `M${pixel(point[0] - 2)} ${pixel(point[1])}a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z`;
    last = point;
    dots++;
  }
  return d;
}

const isInside = ([px, py]: Point, { left, top, across, down }: Layout): boolean =>
  px >= left && px <= left + across && py >= top && py <= top + down;

/** Where a way ends in a picture. */
export interface End {
  readonly at: Point;
  /** The way continues beyond the edge. */
  readonly leaves: boolean;
}

/** The last point that is in the picture; undefined where the way does not begin in it either. */
export function endOf({ x, y }: Way, to: number, layout: Layout): End | undefined {
  const last = Math.min(to, x.length - 1);
  for (let i = last; i >= 0; i--) {
    const at: Point = [layout.x(x[i] as number), layout.y(y[i] as number)];
    if (isInside(at, layout)) return { at, leaves: i < last };
  }
  return undefined;
}

/** A name beside a point. */
interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** Pixels: from a mark to its name, between two lines of text, and for a name's length. */
const room = { beside: 11, line: 14, name: 78 } as const;

/** Names beside the ends of ways, none over another, and none beyond the edge. */
export function labelsOf(ends: readonly (End & { readonly name: string })[], layout: Layout): (Label & { readonly name: string })[] {
  const { left, top, across, down } = layout;
  const bottom = top + down - 4;
  const inOrder = [...ends].sort((a, b) => a.at[1] - b.at[1]);
  const placed: (Label & { readonly name: string })[] = [];
  for (const { at, leaves, name } of inOrder) {
    const anchor = at[0] > left + across - room.name ? 'end' : 'start';
    const x = at[0] + (anchor === 'start' ? room.beside : -room.beside);
    const near = placed.filter((other) => Math.abs(other.x - x) < room.name + room.beside * 2);
    const y = Math.max(top + 10, at[1] + 4, ...near.map((other) => other.y + room.line));
    placed.push({ name, text: leaves ? `${name} →` : name, x, y, anchor });
  }
  // A column of names that would leave the picture is moved up as a whole.
  const over = Math.max(0, ...placed.map(({ y }) => y - bottom));
  return placed.map((label) => ({ ...label, y: label.y - over }));
}

/** Pixels of the shortest arrow: its direction has to be seen. */
const SHORTEST = 18;

/** From a point to where a step against the gradient leads; longer than it is where it would not be seen. Undefined where there is no slope. */
export function arrowTip(point: Point, gradient: Point, rate: number, { box, across, down }: Layout): Point | undefined {
  const step: Point = [-rate * gradient[0], -rate * gradient[1]];
  const length = Math.hypot((step[0] / (box.x[1] - box.x[0])) * across, (step[1] / (box.y[1] - box.y[0])) * down);
  if (!(length > 0) || !Number.isFinite(length)) return undefined;
  const longer = Math.max(1, SHORTEST / length);
  return [point[0] + step[0] * longer, point[1] + step[1] * longer];
}

/** The head of an arrow, in pixels. */
export function headPath([fromX, fromY]: Point, [toX, toY]: Point): string {
  const angle = Math.atan2(toY - fromY, toX - fromX);
  const side = (turn: number): string => `${pixel(toX - 8 * Math.cos(angle + turn))} ${pixel(toY - 8 * Math.sin(angle + turn))}`;
  return `M${side(0.45)}L${pixel(toX)} ${pixel(toY)}L${side(-0.45)}`;
}

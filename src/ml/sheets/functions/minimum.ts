import type { Curve } from './curve';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The lowest points of a function on a range. */
export interface Minima {
  /**
   * The lowest point within the range from which it rises to both sides, or is level on one; undefined where there is none.
   * `smooth`: the slope is 0 there. `level`: one end of a part where it stays as low.
   */
  readonly inside?: Point & { readonly is: 'smooth' | 'corner' | 'level' };
  /** The lowest point of the whole range; undefined where it falls without end. `end`: the function ends there, or the range does. */
  readonly lowest?: Point & { readonly end: boolean };
}

/** Parts that a range is looked through in. */
const PARTS = 2000;

type Found = Point & { readonly is: 'smooth' | 'corner' | 'level' | 'end' | 'open' };

/** Finds the lowest points of a function from `from` to `to`, to the last digit that float64 has. */
export function minimaOf(curve: Curve, from: number, to: number): Minima {
  let inside: Minima['inside'];
  let lowest: Found | undefined;
  for (const { is, ...point } of candidates(curve, from, to)) {
    if (!lowest || point.y < lowest.y) lowest = { ...point, is };
    if (is !== 'end' && is !== 'open' && (!inside || point.y < inside.y)) inside = { ...point, is };
  }
  return {
    ...(inside && { inside }),
    ...(lowest && lowest.is !== 'open' && { lowest: { x: lowest.x, y: lowest.y, end: lowest.is === 'end' } }),
  };
}

/** Every point that could be the lowest: the ends, of the range and of gaps, and whatever lies between higher ones. */
function candidates(curve: Curve, from: number, to: number): readonly Found[] {
  const xs = Float64Array.from({ length: PARTS + 1 }, (_, i) => (i === PARTS ? to : from + ((to - from) * i) / PARTS));
  const ys = xs.map(curve.value);
  const x = (i: number): number => xs[i] as number;
  const y = (i: number): number => ys[i] as number;
  const found: Found[] = [];
  for (let i = 0; i < PARTS; i++) {
    const [here, next] = [Number.isFinite(y(i)), Number.isFinite(y(i + 1))];
    // A lone value among gaps is no part of a curve: (-1)^(-1) of x^x.
    const wide = here ? Number.isFinite(y(i - 1)) : Number.isFinite(y(i + 2));
    if (here !== next && wide) found.push(edgeOf(curve, x(i), x(i + 1)));
  }
  for (let i = 1; i < PARTS; ) {
    let j = i;
    while (j < PARTS - 1 && y(j + 1) === y(i)) j++;
    const [before, here, after] = [y(i - 1), y(i), y(j + 1)];
    if ([before, here, after].every(Number.isFinite) && here <= before && here <= after && (here < before || here < after))
      found.push(j > i ? levelOf(curve, xs, i, j) : bottomOf(curve, x(i - 1), x(i + 1), { x: x(i), y: here }));
    i = j + 1;
  }
  // Last, so that of equally low points it is one within the range.
  for (const [i, beside] of [
    [0, 1],
    [PARTS, PARTS - 1],
  ] as const)
    if (Number.isFinite(y(i)) && Number.isFinite(y(beside))) found.push({ x: x(i), y: y(i), is: 'end' });
  return found;
}

/** Halves what is between two numbers until nothing is. @returns the last two, `a`'s side first */
function narrowed(a: number, b: number, asAt: (x: number) => boolean): readonly [number, number] {
  let [left, right] = [a, b];
  for (;;) {
    const middle = (left + right) / 2;
    if (middle === left || middle === right) return [left, right];
    if (asAt(middle)) left = middle;
    else right = middle;
  }
}

/** Where values end between a number and one that has none. It is `open` where the function falls or rises ever faster towards it. */
function edgeOf({ value }: Curve, a: number, b: number): Point & { readonly is: 'end' | 'open' } {
  const [some, none] = Number.isFinite(value(a)) ? [a, b] : [b, a];
  const [x] = narrowed(some, none, (middle) => Number.isFinite(value(middle)));
  const y = value(x);
  const near = value(x + (some - x) * 1e-6);
  return { x, y, is: Math.abs(near - y) <= 1e-2 * Math.max(1, Math.abs(y)) ? 'end' : 'open' };
}

/** The number with few digits beside one: 0.5 beside 0.49999999999999994, 0 beside 1e-17. */
function plainBeside(x: number, range: number): number {
  const unit = 10 ** (Math.floor(Math.log10(range)) - 12);
  return Number((Math.round(x / unit) * unit).toPrecision(12)) + 0;
}

/** The end of a level part from which it is left downhill: the left one, unless it begins before the range. */
function levelOf({ value }: Curve, xs: Float64Array, i: number, j: number): Point & { readonly is: 'level' } {
  const [outer, inner] = value(xs[i - 1] as number) > value(xs[i] as number) ? [i - 1, i] : [j + 1, j];
  const y = value(xs[inner] as number);
  const [x] = narrowed(xs[inner] as number, xs[outer] as number, (middle) => value(middle) === y);
  return { x: plainBeside(x, (xs.at(-1) as number) - (xs[0] as number)), y, is: 'level' };
}

/** The lowest point between two numbers with a lower one between them: where the slope changes its sign. `open`: it never does. */
function bottomOf({ value, slope }: Curve, from: number, to: number, middle: Point): Point & { readonly is: 'smooth' | 'corner' | 'open' } {
  if (!(slope(from) < 0 && slope(to) > 0)) return { ...middle, is: 'open' };
  let exact: number | undefined;
  const [left, right] = narrowed(from, to, (x) => {
    const here = slope(x);
    // No slope at all: the corner itself.
    if (here === 0 || Number.isNaN(here)) exact = x;
    return here < 0;
  });
  const corner = exact === undefined ? slope(right) - slope(left) > 1e-3 : slope(exact) !== 0;
  const [first, second] = exact === undefined ? [left, right] : [exact, exact];
  const x = value(second) < value(first) ? second : first;
  // That with few digits, if it is as good.
  const plain = plainBeside(x, to - from);
  if (slope(plain) === 0 || (corner && value(plain) <= value(x))) return { x: plain, y: value(plain), is: corner ? 'corner' : 'smooth' };
  return { x, y: value(x), is: corner ? 'corner' : 'smooth' };
}

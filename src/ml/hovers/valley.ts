import { createOptimizer } from '../engine/optimizers';
import type { Optimizer } from '../registry/optimizers';
import { dot, ellipse, FRAME, type Ground, line, type Point, sign, svg, WIDTH } from './svg';

/** The valley f(a, b) = (a² + STEEPER · b²) / 2: across it is this much steeper than along it. */
const STEEPER = 16;
const START: Point = [-2.4, 1];
/** Steps that are drawn. */
export const STEPS = 40;
/** The optimizers' own learning rates are for networks: here each has the one that brings it lowest. */
const rates = [3, 1, 0.5, 0.3, 0.2, 0.1, 0.05, 0.03, 0.01];

export const heightOf = ([a, b]: Point): number => (a * a + STEEPER * b * b) / 2;

/** The way of an optimizer down the valley, its start first. */
export function wayOf(config: Optimizer, start: Point = START): readonly Point[] {
  const w = Float32Array.from(start);
  const rule = createOptimizer(config, [{ name: 'valley', size: 2 }]);
  const way: Point[] = [start];
  for (let i = 0; i < STEPS; i++) {
    const [a, b] = w as unknown as Point;
    rule.apply([w], [Float32Array.of(a, STEEPER * b)]);
    way.push([w[0] as number, w[1] as number]);
  }
  return way;
}

/** The optimizer with the learning rate that brings it lowest within the steps, as its steps add up: one that only ends low has swung. */
export function tuned(config: Optimizer): Optimizer {
  const ways = rates.map((learning_rate) => {
    const one = { ...config, learning_rate };
    const sum = wayOf(one).reduce((total, point) => total + heightOf(point), 0);
    return { one, sum: Number.isFinite(sum) ? sum : Number.POSITIVE_INFINITY };
  });
  return ways.reduce((best, way) => (way.sum < best.sum ? way : best)).one;
}

const SCALE = 42;
const at = ([a, b]: Point): Point => [WIDTH / 2 + a * SCALE, (FRAME.top + FRAME.bottom + 8) / 2 + b * -SCALE];

/** The valley from above: its contours, its lowest point, and the optimizer's way from a start beside it. @param config tuned */
export function valleySvg(config: Optimizer, ground: Ground): string {
  const way = wayOf(config).map(at);
  const contours = [0.1, 0.4, 1, 2, 3.5, 6, 9].map((height) =>
    ellipse(at([0, 0]), [Math.sqrt(2 * height) * SCALE, Math.sqrt((2 * height) / STEEPER) * SCALE]),
  );
  const [start = at(START)] = way;
  return svg(ground, [
    ...contours,
    line(way, 'first', { width: 1.4 }),
    ...way.slice(1).map((point) => dot(point, 'first')),
    dot(start, 'second', { radius: 4, hollow: true }),
    sign('+', [at([0, 0])[0], at([0, 0])[1] + 3.5], 'second', 'middle'),
  ]);
}

/** The truth table of AND: inputs and target. */
const and = [
  [0, 0, 0],
  [0, 1, 0],
  [1, 0, 0],
  [1, 1, 1],
] as const;

type Line = readonly [w1: number, w2: number, bias: number];

/** The weights of a step unit that learns AND by the perceptron rule, after each of its updates. */
export function perceptronLines(config: Optimizer): readonly Line[] {
  const w = new Float32Array(3);
  const rule = createOptimizer(config, [{ name: 'unit', size: 3 }]);
  const lines: Line[] = [];
  for (let epoch = 0; epoch < 20; epoch++) {
    const before = lines.length;
    for (const [x1, x2, y] of and) {
      const [w1 = 0, w2 = 0, bias = 0] = w;
      const wrong = y - Number(w1 * x1 + w2 * x2 + bias > 0);
      if (wrong === 0) continue;
      // The rule follows what takes the place of a gradient: −(y − ŷ) · x.
      rule.apply([w], [Float32Array.of(-wrong * x1, -wrong * x2, -wrong)]);
      lines.push([w[0] as number, w[1] as number, w[2] as number]);
    }
    if (lines.length === before) break;
  }
  return lines;
}

/** AND in the plane of its two inputs, with the line after each update; the last one separates it. */
export function perceptronSvg(config: Optimizer, ground: Ground): string {
  const size = 66;
  const place = (x: number, y: number): Point => [WIDTH / 2 - size / 2 + x * size, FRAME.bottom - 12 - y * size];
  const lines = perceptronLines(config).flatMap(([w1, w2, bias], i, all) => {
    if (w1 === 0 && w2 === 0) return [];
    const far = 1.4;
    const [middleX, middleY] = [0.5, 0.5];
    const length = Math.hypot(w1, w2);
    const off = (w1 * middleX + w2 * middleY + bias) / length;
    const foot = [middleX - (off * w1) / length, middleY - (off * w2) / length] as const;
    const end = (side: number): Point => place(foot[0] - (side * far * w2) / length, foot[1] + (side * far * w1) / length);
    const last = i === all.length - 1;
    return [line([end(-1), end(1)], last ? 'first' : 'faint', { width: last ? 2 : 0.9, dashed: !last })];
  });
  const points = and.map(([x, y, target]) => dot(place(x, y), target ? 'first' : 'second', { radius: 4.5, hollow: !target }));
  return svg(ground, points, lines);
}

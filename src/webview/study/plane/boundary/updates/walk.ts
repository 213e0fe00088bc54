import type { PerceptronWalk } from '../../../../../ml/step/perceptron-walk';
import type { Options } from '../../../messages/options';
import type { Line } from '../line';

/** One row of the training data, as a step looks at it. */
export interface SeenRow {
  /** Its place in the training data. */
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly target: number;
  readonly answer: number;
  readonly right: boolean;
}

/** One step of the perceptron rule, for one of its units. */
export interface UpdateStep {
  /** From 0; the epoch and the batch count from 0, too. */
  readonly at: number;
  readonly epoch: number;
  readonly batch: number;
  readonly rows: readonly SeenRow[];
  /** The unit's weights before it and after it. */
  readonly before: Line;
  readonly after: Line;
  readonly changed: boolean;
  /** Steps up to this one, and with it, that changed the unit's weights. */
  readonly updates: number;
}

const same = (a: Line, b: Line): boolean => a.w1 === b.w1 && a.w2 === b.w2 && a.b === b.b;

/** A unit's weights before a step; after the last, where `at` is the number of steps. */
export function weightsAt({ weights, units, bias }: PerceptronWalk, unit: number, at: number): Line {
  const size = (2 + Number(bias)) * units;
  const value = (input: number): number => weights[at * size + input * units + unit] ?? 0;
  return { w1: value(0), w2: value(1), b: bias ? value(2) : 0 };
}

/** Which steps changed a unit's weights. */
export const changes = (walk: PerceptronWalk, unit: number): boolean[] =>
  Array.from({ length: walk.steps }, (_, at) => !same(weightsAt(walk, unit, at), weightsAt(walk, unit, at + 1)));

/** @param changed from `changes` */
export function stepOf(walk: PerceptronWalk, unit: number, at: number, changed: readonly boolean[]): UpdateStep {
  const { x, y, units, batches, batchSize, order, answers } = walk;
  const rows = x.length / 2;
  const [epoch, batch] = [Math.floor(at / batches), at % batches];
  const from = epoch * rows + batch * batchSize;
  const to = Math.min(from + batchSize, (epoch + 1) * rows);
  return {
    at,
    epoch,
    batch,
    rows: Array.from(order.subarray(from, to), (row, i): SeenRow => {
      const [target, answer] = [y[row * units + unit] as number, answers[(from + i) * units + unit] as number];
      return { row, x: x[2 * row] as number, y: x[2 * row + 1] as number, target, answer, right: target === answer };
    }),
    before: weightsAt(walk, unit, at),
    after: weightsAt(walk, unit, at + 1),
    changed: changed[at] === true,
    updates: changed.slice(0, at + 1).filter(Boolean).length,
  };
}

/** The step that the options name, as near as there is one. */
export function placeOf({ batches, batchSize, steps, order, x }: PerceptronWalk, { epoch = 0, batch = 0, row }: Options['step']): number {
  const rows = x.length / 2;
  const found = row === undefined ? -1 : order.subarray(epoch * rows, (epoch + 1) * rows).indexOf(row);
  const within = found < 0 ? Math.min(batch, batches - 1) : Math.floor(found / batchSize);
  return Math.max(0, Math.min(steps - 1, epoch * batches + within));
}

/** How many corrections a unit can need at most; undefined where there is no such bound. */
export function boundOf(walk: PerceptronWalk, unit: number): number | undefined {
  const { margin = 0, radius = 0 } = walk.bounds[unit] ?? {};
  return margin > 0 && walk.batchSize === 1 && fromZero(walk, unit) ? walk.spread * (radius / margin) ** 2 : undefined;
}

export const fromZero = (walk: PerceptronWalk, unit: number): boolean => same(weightsAt(walk, unit, 0), { w1: 0, w2: 0, b: 0 });

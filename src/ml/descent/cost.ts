import { volume } from '../language/shape';
import { batchNumbers, multiplyAdds, parameterCounts, stepWork } from '../model/cost';
import type { Layer, Model } from '../model/model';

// Measured: nanoseconds of one multiplication with an addition, of one number of a layer's outputs, of one weight, of each row, and whatever the rows are.
const chain = { product: 2, number: 16, row: 20, point: 500 };
const tape = { product: 8, number: 200, row: 1000, point: 6e4 };
const engine = { product: 0.2, number: 2, weight: 10, point: 5e5 };

/** How the loss at a point is computed: by a stack's own loop, on a tape, or by an engine. */
export type Method = 'chain' | 'tape' | 'engine';

/** What the loss at a point of a plane takes, in nanoseconds: of each row, and whatever the rows. */
export interface Cost {
  readonly row: number;
  readonly point: number;
}

/** What a surface may take, in nanoseconds, and looking for the part of the plane that is shown first. */
const MOST_FOR_SURFACE = 1.2e9;
const MOST_FOR_LOOKING = 1e8;
/** Points that the rows are chosen for, so that they are the same for any size of the surface, and for slopes. */
const POINTS = 900;
const MOST_ROWS = 10_000;
const FEWEST_ROWS = 16;
/** Numbers that are computed once for all points, at most. */
const MOST_PRODUCTS = 6e8;

/** The layers that change over the plane, without what is computed once of the first. */
export function costOf(model: Model, changing: readonly Layer[], method: Method): Cost {
  const numbers = changing.reduce((sum, { outputShape }) => sum + volume(outputShape), 0);
  if (method === 'engine') {
    const { batch } = stepWork(model);
    return {
      row: engine.product * multiplyAdds(model) + engine.number * batchNumbers(model, 1),
      point: engine.point + engine.product * batch + engine.weight * parameterCounts(model).total,
    };
  }
  const { product, number, row, point } = method === 'chain' ? chain : tape;
  const products = changing
    .slice(1)
    .reduce((sum, { multiplyAdds: own }) => sum + own, method === 'chain' ? 0 : (changing[0]?.multiplyAdds ?? 0));
  return { row: product * products + number * numbers + row, point };
}

/** Over how many of so many rows the loss is computed. */
export function rowsFor(model: Model, { row, point }: Cost, all: number): number {
  const once = Math.floor(MOST_PRODUCTS / Math.max(1, 3 * multiplyAdds(model)));
  const affordable = Math.floor((MOST_FOR_SURFACE / POINTS - point) / row);
  return Math.min(all, MOST_ROWS, Math.max(FEWEST_ROWS, Math.min(once, affordable)));
}

/** Whether the loss at so many points is quickly computed, before there is anything to be seen. */
export const isQuick = ({ row, point }: Cost, rows: number, points: number): boolean => (row * rows + point) * points <= MOST_FOR_LOOKING;

/** How many points along each axis are computed, of so many that are asked for. */
export const sizeFor = ({ row, point }: Cost, rows: number, asked: number): number =>
  Math.min(asked, Math.max(9, Math.floor(Math.sqrt(MOST_FOR_SURFACE / (row * rows + point)))));

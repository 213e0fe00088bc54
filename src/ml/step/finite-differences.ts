import { batchNumbers, batchWork } from '../model/cost';
import type { Model } from '../model/model';
import type { NetworkPass } from './network';

/** Multiplications that may be spent on finite differences: a few seconds. */
const MOST_WORK = 4e8;

/** Numbers of a batch in all layers together; of more, with their slopes, memory would run short. */
const MOST_NUMBERS = 2 ** 25;

/** Multiplications between two breaths: some milliseconds. */
const WORK_AT_ONCE = 4e6;

/** Half the distance of the two weights, relative to the weight: the error of float64 and that of the curve's bend are both small there. */
const HALF_STEP = 1e-5;

/** Sides that differ by less than this share belong to one curve. */
const BEND = 1e-4;

/**
 * How the training's objective changes with each weight, from the network computed anew: (L(w + h) − L(w − h)) / 2h, in float64. At a corner, such as
 * a ReLU's whose pre-activation is exactly 0, the two sides have slopes of their own, of which training follows one: the nearest is taken there.
 * Of a network too large for all its weights, some of each variable, evenly taken; the others are NaN. Of a batch that does not fit into memory all are.
 * @param gradients those of the step, of each variable that is trained
 * @param breathe awaited between parts of the work
 */
export async function finiteDifferences(
  compute: (weights: ReadonlyMap<string, Float64Array>) => NetworkPass,
  weights: ReadonlyMap<string, Float64Array>,
  gradients: ReadonlyMap<string, Float32Array>,
  { model, rows }: { readonly model: Model; readonly rows: number },
  breathe: () => Promise<void>,
): Promise<ReadonlyMap<string, Float32Array>> {
  const found = new Map([...gradients].map(([name, { length }]) => [name, new Float32Array(length).fill(Number.NaN)]));
  if (batchNumbers(model, rows) > MOST_NUMBERS) return found;
  const numbers = [...gradients.values()].reduce((sum, { length }) => sum + length, 0);
  const work = batchWork(model, rows);
  const affordable = MOST_WORK / (2 * work);
  const each = numbers <= affordable ? numbers : Math.max(1, Math.floor(affordable / gradients.size));
  const here = compute(weights).objective();
  let spent = work;
  for (const [name, slopes] of gradients) {
    const values = weights.get(name) as Float64Array;
    const count = Math.min(each, values.length);
    for (let n = 0; n < count; n++) {
      const i = Math.floor((n * values.length) / count);
      const weight = values[i] as number;
      const sides = (half: number): Sides => {
        values[i] = weight + half;
        const above = compute(weights).objective();
        values[i] = weight - half;
        const below = compute(weights).objective();
        values[i] = weight;
        spent += 2 * work;
        return { left: (here - below) / half, right: (above - here) / half, middle: (above - below) / (2 * half) };
      };
      (found.get(name) as Float32Array)[i] = slopeAt(sides, HALF_STEP * Math.max(1, Math.abs(weight)), slopes[i] as number);
      if (spent < WORK_AT_ONCE) continue;
      spent = 0;
      await breathe();
    }
  }
  return found;
}

/** Slopes at one weight, to both sides and over both. */
interface Sides {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

function slopeAt(sides: (half: number) => Sides, half: number, gradient: number): number {
  const wide = sides(half);
  const gap = ({ left, right }: Sides): number => Math.abs(right - left);
  if (gap(wide) <= BEND * Math.max(Math.abs(wide.left), Math.abs(wide.right))) return wide.middle;
  // On a curve, sides ten times as near differ a tenth as much; at a corner they differ as before. A corner beside the weight is left out.
  const near = sides(half / 10);
  if (gap(near) < gap(wide) / 2) return near.middle;
  return [near.left, near.right, near.middle].reduce((best, one) => (Math.abs(one - gradient) < Math.abs(best - gradient) ? one : best));
}

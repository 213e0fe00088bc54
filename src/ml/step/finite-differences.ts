import { batchWork } from '../model/cost';
import type { Model } from '../model/model';
import type { NetworkPass } from './network';

/** Multiplications that may be spent on finite differences: a few seconds. */
const MOST_WORK = 4e8;

/** Half the distance of the two weights, relative to the weight: the error of float64 and that of the curve's bend are both small there. */
const HALF_STEP = 1e-5;

/**
 * How the training's objective changes with each weight, from the network computed twice: (L(w + h) − L(w − h)) / 2h, in float64.
 * Of a network too large for all its weights, some of each variable, evenly taken; the others are NaN.
 * @param trainable names of the variables
 */
export function finiteDifferences(
  compute: (weights: ReadonlyMap<string, Float64Array>) => NetworkPass,
  weights: ReadonlyMap<string, Float64Array>,
  trainable: readonly string[],
  { model, rows }: { readonly model: Model; readonly rows: number },
): ReadonlyMap<string, Float32Array> {
  const all = trainable.map((name) => [name, weights.get(name) as Float64Array] as const);
  const numbers = all.reduce((sum, [, { length }]) => sum + length, 0);
  const affordable = MOST_WORK / (2 * batchWork(model, rows));
  const each = numbers <= affordable ? numbers : Math.max(1, Math.floor(affordable / all.length));
  return new Map(
    all.map(([name, values]) => {
      const found = new Float32Array(values.length).fill(Number.NaN);
      const count = Math.min(each, values.length);
      for (let n = 0; n < count; n++) {
        const i = Math.floor((n * values.length) / count);
        const weight = values[i] as number;
        const half = HALF_STEP * Math.max(1, Math.abs(weight));
        const at = (value: number): number => {
          values[i] = value;
          return compute(weights).objective();
        };
        found[i] = (at(weight + half) - at(weight - half)) / (2 * half);
        values[i] = weight;
      }
      return [name, found] as const;
    }),
  );
}

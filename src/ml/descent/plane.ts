import type { TrainingState } from '../engine/engine';
import { volume } from '../language/shape';
import type { Model } from '../model/model';
import type { Parameter } from './look';
import { trainedVariables } from './parameters';
import type { Principal } from './principal';

type Weights = TrainingState['weights'];

/**
 * A plane in the space of all trainable numbers, with coordinates on it: w(x, y) = origin + x · first + y · second, by `layer/variable`. What a
 * direction does not move is not in it.
 */
export interface WeightPlane {
  /** Weights that are in it. */
  readonly shown: Weights;
  readonly origin: ReadonlyMap<string, Float64Array>;
  readonly directions: readonly [ReadonlyMap<string, Float64Array>, ReadonlyMap<string, Float64Array>];
  /** Coordinates of weights, or of what of them is projected onto the plane. */
  place(weights: Weights): readonly [x: number, y: number];
}

/** The plane of two trainable numbers, whose values are the coordinates. @param weights all others are as in these */
export function planeOfParameters(weights: Weights, x: Parameter, y: Parameter): WeightPlane {
  const origin = doubled(weights);
  const direction = ({ variable, index }: Parameter): ReadonlyMap<string, Float64Array> => {
    const values = origin.get(variable) as Float64Array;
    values[index] = 0;
    const unit = new Float64Array(values.length);
    unit[index] = 1;
    return new Map([[variable, unit]]);
  };
  const numberIn = (all: Weights, { variable, index }: Parameter): number => all.get(variable)?.[index] ?? Number.NaN;
  return { shown: weights, origin, directions: [direction(x), direction(y)], place: (all) => [numberIn(all, x), numberIn(all, y)] };
}

/** All trainable numbers, one variable after another. */
export function trainedRow(model: Model, weights: Weights): Float32Array {
  const variables = trainedVariables(model);
  const row = new Float32Array(variables.reduce((sum, { shape }) => sum + volume(shape), 0));
  let at = 0;
  for (const { name, shape } of variables) {
    const values = weights.get(name);
    if (values) row.set(values, at);
    at += volume(shape);
  }
  return row;
}

/**
 * The plane of a way's two principal components, moved so that it holds these weights. Coordinates count from the way's mean, so that they stay what
 * they are whichever weights the plane goes through.
 */
export function planeOfWay(model: Model, weights: Weights, { mean, directions }: Principal): WeightPlane {
  const [first, second] = directions as [Float64Array, Float64Array];
  const variables = trainedVariables(model);
  const place = (all: Weights): readonly [number, number] => {
    let [x, y, at] = [0, 0, 0];
    for (const { name, shape } of variables) {
      const values = all.get(name) as Float32Array;
      for (let i = 0; i < values.length; i++) {
        const off = (values[i] as number) - (mean[at + i] as number);
        x += off * (first[at + i] as number);
        y += off * (second[at + i] as number);
      }
      at += volume(shape);
    }
    return [x, y];
  };
  const at = place(weights);
  const origin = doubled(weights);
  const parts = [first, second].map((direction) => inVariables(model, direction)) as [Map<string, Float64Array>, Map<string, Float64Array>];
  parts.forEach((direction, axis) => {
    for (const [name, values] of direction) {
      const own = origin.get(name) as Float64Array;
      values.forEach((value, i) => {
        own[i] = (own[i] as number) - (at[axis] as number) * value;
      });
    }
  });
  return { shown: weights, origin, directions: parts, place };
}

/** A row of all trainable numbers as variables again. */
function inVariables(model: Model, row: Float64Array): Map<string, Float64Array> {
  let at = 0;
  return new Map(
    trainedVariables(model).map(({ name, shape }) => {
      at += volume(shape);
      return [name, row.subarray(at - volume(shape), at)];
    }),
  );
}

const doubled = (weights: Weights): Map<string, Float64Array> =>
  new Map([...weights].map(([name, values]) => [name, Float64Array.from(values)]));

/** The weights at a point, as engines take them. */
export function weightsAt({ shown, origin, directions: [first, second] }: WeightPlane, x: number, y: number): Map<string, Float32Array> {
  const weights = new Map(shown);
  for (const name of new Set([...first.keys(), ...second.keys()])) {
    const base = origin.get(name) as Float64Array;
    weights.set(name, moved(new Float32Array(base.length), base, [x, first.get(name)], [y, second.get(name)]));
  }
  return weights;
}

/** A variable at a point; the origin's own where it does not change. */
export function variableAt({ origin, directions: [first, second] }: WeightPlane, name: string, x: number, y: number): Float64Array {
  const [base, dx, dy] = [origin.get(name) as Float64Array, first.get(name), second.get(name)];
  return dx || dy ? moved(new Float64Array(base.length), base, [x, dx], [y, dy]) : base;
}

type Move = readonly [by: number, along: Float64Array | undefined];

function moved<T extends Float32Array | Float64Array>(to: T, base: Float64Array, [x, first]: Move, [y, second]: Move): T {
  for (let i = 0; i < to.length; i++)
    to[i] = (base[i] as number) + (first ? x * (first[i] as number) : 0) + (second ? y * (second[i] as number) : 0);
  return to;
}

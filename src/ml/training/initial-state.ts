import type { TrainingState } from '../engine/engine';
import type { Model } from '../model/model';
import { initialize } from '../random/initialize';
import { random } from '../random/random';

/** Values by `layer/variable` that take the place of drawn ones, such as those of a weights file. */
export type GivenWeights = ReadonlyMap<string, Float32Array>;

/**
 * The weights a run starts from: given in the spec, else in a weights file, else drawn. Each variable has random numbers of
 * its own, so that changing one layer leaves the others' first weights as they were.
 */
export function initialState(model: Model, seed: number, given: GivenWeights = new Map()): TrainingState {
  const weights = new Map<string, Float32Array>();
  for (const layer of model.layers) {
    for (const { name, shape, initializer, ones, given: own } of layer.weights) {
      const key = `${layer.name}/${name}`;
      const values = own ?? given.get(key);
      if (values) {
        weights.set(key, values.slice());
        continue;
      }
      const drawn = initialize(initializer, shape, random(seed, 'weights', key));
      if (ones) drawn.fill(1, ...ones);
      weights.set(key, drawn);
    }
  }
  return { weights, optimizer: new Map(), step: 0 };
}

/** Name and shape of each variable, in the order in which frames hold them. */
export const variablesOf = (model: Model): { name: string; shape: readonly number[] }[] =>
  model.layers.flatMap((layer) => layer.weights.map(({ name, shape }) => ({ name: `${layer.name}/${name}`, shape })));

/** All variables one after another, in the order they have. */
export function inOneRow(weights: ReadonlyMap<string, Float32Array>): Float32Array {
  const row = new Float32Array([...weights.values()].reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const values of weights.values()) {
    row.set(values, at);
    at += values.length;
  }
  return row;
}

import type { Problem } from '../../../src/ml/language/problem';
import type { Shape } from '../../../src/ml/language/shape';
import { buildModel } from '../../../src/ml/model/build';
import type { Model } from '../../../src/ml/model/model';
import { readSpec } from '../../../src/ml/spec/read-spec';

type Written = Readonly<Record<string, unknown>>;

export const dense = (units: number, more: Written = {}): Written => ({ type: 'Dense', units, ...more });

/** The model that a list of layers makes, and what was wrong with it. */
export function built(
  layers: readonly Written[],
  dataShape?: Shape,
  name?: string,
): { readonly model: Model | undefined; readonly problems: readonly Problem[] } {
  const { list, spec } = readSpec(JSON.stringify({ layers }));
  const model = spec && buildModel(spec.layers, name, dataShape, list);
  return { model, problems: list.problems };
}

/** A model with nothing wrong. */
export function sound(layers: readonly Written[], dataShape?: Shape): Model {
  const { model, problems } = built(layers, dataShape);
  if (!model) throw new Error(problems.map((p) => p.message).join('\n'));
  return model;
}

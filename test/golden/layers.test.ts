import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layerParams, parameterCounts } from '../../src/ml/model/cost';
import { type LayerType, layers } from '../../src/ml/registry/layers';
import { engines, itOn } from './backends';
import { flat, type GoldenCase, golden } from './figures';
import { near, TEN_STEPS } from './near';
import { obstacle, type Prepared, prepare } from './run-case';

const cases = ['layers', 'sequences', 'repeated_tokens'].flatMap((group) => golden(group)).filter((one) => one.expect.layers);

/** What Keras calls the layer that a spec calls Input. */
const kerasType = (type: string): string => (type === 'Input' ? 'InputLayer' : type);

/** Names, types, shapes and counts, in whichever order Keras lists the layers of a graph. */
function checkShapes({ model }: Prepared, { layers: expected = [], params }: GoldenCase['expect']): void {
  const found = model.layers.map((layer) => ({
    name: layer.name,
    type: kerasType(layer.config.type),
    output_shape: [null, ...layer.outputShape],
    params: layerParams(layer),
  }));
  const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
  assert.deepEqual(found.sort(byName), [...expected].sort(byName));
  const { total, trainable, nonTrainable } = parameterCounts(model);
  if (params) assert.deepEqual({ total, trainable, non_trainable: nonTrainable }, params);
}

/** Every layer's values on the way through, outside training. */
async function checkOutputs({ model, dataset, session }: Prepared, { outputs = {} }: GoldenCase['expect']): Promise<void> {
  const found = await session.outputs(dataset.train.x, [...model.layers.keys()], 32);
  for (const [name, values] of Object.entries(outputs)) {
    const index = model.layers.findIndex((layer) => layer.name === name);
    near(found[index]?.values ?? [], flat(values), TEN_STEPS, name);
  }
}

for (const engine of engines) {
  describe(`shapes, counts and outputs of layers as in Keras, on ${engine}`, () => {
    for (const one of cases) {
      itOn(engine, one.name, async () => {
        if (engine === 'compact' && (await obstacle(one.spec))) return;
        const prepared = await prepare(one.spec, engine);
        checkShapes(prepared, one.expect);
        await checkOutputs(prepared, one.expect);
        prepared.session.dispose();
      });
    }
  });
}

describe('the golden figures', () => {
  it('have every layer of the registry', () => {
    const types = new Set(cases.flatMap((one) => (one.spec['layers'] as { type: LayerType }[]).map((layer) => layer.type)));
    assert.deepEqual(
      Object.keys(layers).filter((type) => !types.has(type as LayerType)),
      [],
    );
  });
});

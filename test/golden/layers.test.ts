import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import { forward, variableName } from '../../src/ml/engine/tfjs/forward';
import type { Pass } from '../../src/ml/engine/tfjs/layers/layer';
import { layerParams, parameterCounts } from '../../src/ml/model/cost';
import { type LayerType, layers } from '../../src/ml/registry/layers';
import { backends, itOn } from './backends';
import { flat, type GoldenCase, golden } from './figures';
import { near, TEN_STEPS } from './near';
import { type Prepared, prepare } from './run-case';

const cases = ['layers', 'sequences', 'repeated_tokens'].flatMap((group) => golden(group)).filter((one) => one.expect.layers);

const inference: Pass = {
  training: false,
  mask: () => assert.fail('a mask in inference'),
  assign: () => assert.fail('a change in inference'),
};

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
function checkOutputs({ model, dataset, session }: Prepared, { outputs = {} }: GoldenCase['expect']): void {
  const { weights } = session.state();
  const seen = new Map<string, Float32Array>();
  tf.tidy(() => {
    const tensors = new Map(
      model.layers.flatMap((layer) =>
        layer.weights.map((w) => {
          const name = variableName(layer, w.name);
          return [name, tf.tensor(weights.get(name) as Float32Array, [...w.shape])] as const;
        }),
      ),
    );
    const x = tf.tensor(dataset.train.x.values, [...dataset.train.x.shape]);
    forward(
      model,
      x,
      tensors,
      () => inference,
      (layer, value) => void seen.set(layer.name, value.dataSync<'float32'>() as Float32Array),
    );
  });
  for (const [name, values] of Object.entries(outputs)) near(seen.get(name) ?? [], flat(values), TEN_STEPS, name);
}

for (const backend of backends) {
  describe(`shapes, counts and outputs of layers as in Keras, on ${backend}`, () => {
    for (const one of cases) {
      itOn(backend, one.name, async () => {
        const prepared = await prepare(one.spec, backend);
        checkShapes(prepared, one.expect);
        checkOutputs(prepared, one.expect);
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

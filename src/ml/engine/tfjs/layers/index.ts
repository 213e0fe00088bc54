import type * as tf from '@tensorflow/tfjs-core';
import type { Layer, Model } from '../../../model/model';
import type { LayerType } from '../../../registry/layers';
import * as convolution from './convolution';
import * as core from './core';
import type { LayerFunction, Output, Pass } from './layer';
import * as recurrent from './recurrent';

/** How each layer of the registry is computed with tfjs; an entry without a function here does not compile. */
const layerFunctions: { readonly [T in LayerType]: LayerFunction<T> } = { ...core, ...convolution, ...recurrent };

/** What each layer is given besides its inputs. */
export type PassFor = (layer: Layer) => Pass;

/** Name of a layer's variable in states and files. */
export const variableName = (layer: Layer, variable: string): string => `${layer.name}/${variable}`;

/**
 * Runs a batch through the network.
 * @param x shape [batch, ...model.inputShape]
 * @param watch told each layer's output
 */
export function forward(
  model: Model,
  x: tf.Tensor,
  weights: ReadonlyMap<string, tf.Tensor>,
  passFor: PassFor,
  watch?: (layer: Layer, output: Output) => void,
): Output {
  const outputs: Output[] = [];
  for (const layer of model.layers) {
    const inputs = layer.inputs.map((i) => (i === -1 ? x : (outputs[i] as Output).value));
    const own = Object.fromEntries(layer.weights.map((w) => [w.name, weights.get(variableName(layer, w.name)) as tf.Tensor]));
    const compute = layerFunctions[layer.config.type] as LayerFunction<typeof layer.config.type>;
    const output = compute(layer.config as never, inputs, own, passFor(layer), layer.config.trainable);
    watch?.(layer, output);
    outputs.push(output);
  }
  return outputs.at(-1) as Output;
}

import type { Shape } from '../language/shape';
import type { Layer } from '../model/model';
import { layerFunctions } from './layers';
import type { Computed, LayerFunction } from './layers/layer';
import type { Tape, Value } from './tape';

/** A layer as it is outside of training. @param own gives its variables, of `layer/variable` */
export function inInference(
  tape: Tape,
  layer: Layer,
  inputs: readonly Value[],
  own: (variable: { readonly name: string; readonly shape: Shape }) => Value,
): Computed {
  const compute = layerFunctions[layer.config.type] as LayerFunction<typeof layer.config.type>;
  const weights = Object.fromEntries(layer.weights.map(({ name, shape }) => [name, own({ name: `${layer.name}/${name}`, shape })]));
  // Nothing is dropped, and BatchNormalization takes its moving statistics, as where it is frozen.
  return compute(layer.config as never, inputs, weights, { tape, mask: (length) => new Float32Array(length).fill(1), trainable: false });
}

import type { JSONPath } from 'jsonc-parser';
import type { Layer, Model } from '../model/model';
import { hasGradient } from '../registry/activations';
import type { Spec } from '../spec/spec';

/** A layer to be put into a list of layers, before the one at a path. */
export interface LayerBefore {
  readonly path: JSONPath;
  readonly layer: { readonly type: string } & Readonly<Record<string, unknown>>;
  /** A key that the layer takes over, and that is removed where it was. */
  readonly moved?: JSONPath | undefined;
}

/** A layer before the only one with weights, where that can be trained with it: its own weights, where they are given, are for other inputs. */
export function hiddenLayerBefore(layer: Layer, { layers }: Model, { weights }: Spec): LayerBefore | undefined {
  const { config, path, inputShapes } = layer;
  const alone = layer === layers.at(-1) && layers.filter((one) => one.weights.length > 0).length === 1 && !config.inputs;
  if (!alone || config.type !== 'Dense' || !hasGradient(config.activation) || config.weights !== undefined || weights !== undefined)
    return undefined;
  const key = config.input_shape !== undefined ? 'input_shape' : config.input_dim !== undefined ? 'input_dim' : undefined;
  const declared = key === 'input_dim' ? { input_dim: config.input_dim } : key ? { input_shape: inputShapes[0] } : {};
  return { path, layer: { type: 'Dense', units: 4, activation: 'tanh', ...declared }, moved: key && [...path, key] };
}

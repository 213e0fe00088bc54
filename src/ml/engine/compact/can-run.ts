import type { Model } from '../../model/model';
import type { LayerType } from '../../registry/layers';
import { lossTargets } from '../../registry/losses';
import type { CompileSpec } from '../../spec/spec';

/** Layers that compute something here, or only give the numbers other axes. */
const known: ReadonlySet<LayerType> = new Set(['Input', 'Dense', 'Flatten', 'Reshape', 'Activation', 'Dropout']);
const computing: ReadonlySet<LayerType> = new Set(['Dense', 'Activation']);

/** What keeps the compact engine from running a network, in plain words and names. */
export type Obstacle =
  | { readonly reason: 'layer'; readonly layer: string; readonly type: string }
  /** The layer does not take the outputs of the one before it, and of that one only. */
  | { readonly reason: 'branches'; readonly layer: string }
  | { readonly reason: 'nothing-to-compute' }
  | { readonly reason: 'perceptron-of-classes'; readonly loss: string };

/** The first thing that keeps the compact engine from running this; undefined where it can. */
export function obstacleTo(model: Model, compile: CompileSpec | undefined): Obstacle | undefined {
  for (const { name, index, config, inputs } of model.layers) {
    if (!known.has(config.type)) return { reason: 'layer', layer: name, type: config.type };
    if (index > 0 && (inputs.length > 1 || inputs[0] !== index - 1)) return { reason: 'branches', layer: name };
  }
  if (!model.layers.some(({ config }) => computing.has(config.type))) return { reason: 'nothing-to-compute' };
  const classes = compile?.optimizer.type === 'perceptron' && lossTargets(compile.loss) === 'labels';
  return classes ? { reason: 'perceptron-of-classes', loss: compile.loss.type } : undefined;
}

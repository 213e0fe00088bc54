import type { Obstacle } from '../../language/messages/run';
import type { Model } from '../../model/model';
import type { LayerType } from '../../registry/layers';
import { lossTargets } from '../../registry/losses';
import type { CompileSpec } from '../../spec/spec';

/** Layers that compute something here, or only give the numbers other axes. */
const known: ReadonlySet<LayerType> = new Set(['Input', 'Dense', 'Flatten', 'Reshape', 'Activation', 'Dropout']);
const computing: ReadonlySet<LayerType> = new Set(['Dense', 'Activation']);

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

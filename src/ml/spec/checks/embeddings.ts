import type { Layer } from '../../model/model';
import { splitNames } from '../../data/dataset';
import type { Check, Trainable } from './check';

/** Embeddings take whole numbers from 0 to input_dim − 1, straight from the data. */
export const checkEmbeddings: Check<Trainable> = ({ model, dataset, facts }, reporter) => {
  for (const layer of model.layers) {
    if (layer.config.type !== 'Embedding') continue;
    if (!fromData(model.layers, layer)) {
      reporter.report('embedding-not-first', { layer: layer.name }, layer.path);
      continue;
    }
    const { input_dim } = layer.config;
    const { min, max } = facts.inputs;
    const whole = splitNames.every((name) => dataset[name]?.x.values.every((v) => Number.isInteger(v)) ?? true);
    if (whole && min >= 0 && max < (input_dim ?? 0)) continue;
    const fixes = whole && min >= 0 ? [reporter.fixSet(`Change "input_dim" to ${max + 1}`, [...layer.path, 'input_dim'], max + 1)] : [];
    reporter.report('embedding-range', { layer: layer.name, size: input_dim ?? 0, min, max, whole }, layer.path, { fixes });
  }
};

/** True if only layers that pass numbers on as they are stand between the data and this layer. */
function fromData(layers: readonly Layer[], { inputs }: Layer): boolean {
  return inputs.every((i) => {
    const before = layers[i];
    return !before || (['Input', 'Flatten', 'Reshape'].includes(before.config.type) && fromData(layers, before));
  });
}

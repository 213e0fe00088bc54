import type { Layer } from '../model/model';
import type { Check } from './check';

/** Embeddings take whole numbers from 0 to input_dim − 1, straight from the data. */
export const checkEmbeddings: Check = ({ spec, model, facts }, reporter) => {
  const embeddings = model.layers.filter((layer) => layer.config.type === 'Embedding');
  if (embeddings.length === 0) return;
  const data = facts?.inputs;
  const asked = spec.predict && rangeOf(spec.predict.values, spec.data?.scale);
  for (const layer of embeddings) {
    if (!fromData(model.layers, layer)) {
      reporter.report('embedding-not-first', { layer: layer.name }, layer.path);
      continue;
    }
    const size = layer.config.input_dim ?? 0;
    const fits = (r: Range): boolean => r.whole && r.min >= 0 && r.max < size;
    if (data && !fits(data)) {
      const fixes = data.whole && data.min >= 0 ? [reporter.fixSet('set', [...layer.path, 'input_dim'], data.max + 1)] : [];
      reporter.report('embedding-range', { layer: layer.name, size, ...data, of: 'data' }, layer.path, { fixes });
    } else if (asked && !fits(asked)) reporter.report('embedding-range', { layer: layer.name, size, ...asked, of: 'predict' }, ['predict']);
  }
};

interface Range {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

function rangeOf(values: Float64Array, scale = 1): Range | undefined {
  if (values.length === 0) return undefined;
  let [min, max, whole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
  for (const value of values) {
    const input = value / scale;
    min = Math.min(min, input);
    max = Math.max(max, input);
    whole &&= Number.isInteger(input);
  }
  return { min, max, whole };
}

/** True if all layers between the data and this layer pass numbers on as they are. */
function fromData(layers: readonly Layer[], { inputs }: Layer): boolean {
  return inputs.every((i) => {
    const before = layers[i];
    return !before || (['Input', 'Flatten', 'Reshape'].includes(before.config.type) && fromData(layers, before));
  });
}

import { sameShape, volume } from '../../model/shape';
import type { Check } from './check';

/** Samples of another shape than the first layer takes. */
export const checkInput: Check = ({ spec, model, facts }, reporter) => {
  if (!facts || sameShape(facts.inputShape, model.inputShape)) return;
  const data = [...facts.inputShape];
  const wanted = [...model.inputShape];
  const { fixSet, fixInsert } = { fixSet: reporter.fixSet.bind(reporter), fixInsert: reporter.fixInsert.bind(reporter) };
  if (volume(data) === volume(wanted)) {
    const layer = wanted.length === 1 ? { type: 'Flatten', input_shape: data } : { type: 'Reshape', target_shape: wanted, input_shape: data };
    const fixes = model.functional ? [] : [fixInsert(`Put ${layer.type} before it`, ['layers', 0], layer)];
    reporter.report('input-laid-out', { data, wanted, layer: layer.type }, ['layers', 0], { fixes });
    return;
  }
  const turned = spec.data?.source === 'x' && data.length === 1 && wanted.length === 1 && facts.rows.train === wanted[0];
  if (turned) {
    const transpose = !(spec.data?.source === 'x' && spec.data.transpose);
    const fixes = [fixSet(transpose ? 'Turn rows into columns' : 'Leave the rows as they are', ['data', 'transpose'], transpose)];
    reporter.report('input-turned', { rows: wanted[0] as number, columns: data[0] as number, transpose }, ['data', 'x'], { fixes });
    return;
  }
  const key = ['input_shape', 'input_dim'].find((k) => (model.layers[0]?.config as unknown as Record<string, unknown>)[k] !== undefined);
  const value = key === 'input_dim' ? data[0] : data;
  const fixes = key && (key === 'input_shape' || data.length === 1) ? [fixSet(`Change "${key}" to ${JSON.stringify(value)}`, ['layers', 0, key], value)] : [];
  reporter.report('input-shape', { data, wanted }, key ? ['layers', 0, key] : ['layers', 0], { fixes });
};

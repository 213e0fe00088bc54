import { fixOf } from '../language/edits';
import { sameShape, volume } from '../language/shape';
import type { Check, Study } from './check';

/** Samples of another shape than the first layer takes. */
export const checkInput: Check = (study, reporter) => {
  const { spec, model, facts } = study;
  if (!facts || sameShape(facts.inputShape, model.inputShape)) return;
  const data = [...facts.inputShape];
  const wanted = [...model.inputShape];
  const key = declaringKey(study);
  const place = key ? ['layers', 0, key] : ['layers', 0];
  // Flatten gives the same whatever it takes apart.
  const flattened = spec.layers[0]?.type === 'Flatten';
  if (volume(data) === volume(wanted) && !flattened) {
    const layer =
      wanted.length === 1 ? { type: 'Flatten', input_shape: data } : { type: 'Reshape', target_shape: wanted, input_shape: data };
    const fixes = model.functional ? [] : [reporter.fixInsert(['layers', 0], layer)];
    reporter.report('input-laid-out', { data, wanted, layer: layer.type }, place, { fixes });
    return;
  }
  // A single target a sample fixes how many samples there are; only targets that lie like the inputs can be turned with them.
  const turned = spec.data?.source === 'x' && data.length === 1 && facts.rows.train === wanted[0] && sameShape(facts.targetShape, data);
  if (turned) {
    const transpose = !(spec.data?.source === 'x' && spec.data.transpose);
    const fixes = [reporter.fixSet(transpose ? 'rows-to-columns' : 'rows-as-they-are', ['data', 'transpose'], transpose)];
    reporter.report('input-turned', { rows: wanted[0] as number, columns: data[0] as number, transpose }, ['data', 'x'], {
      fixes,
      onKey: true,
    });
    return;
  }
  const value = key === 'input_dim' ? data[0] : data;
  const fixes = key && (key !== 'input_dim' || data.length === 1) ? [reporter.fixSet('set', place, value)] : [];
  reporter.report('input-shape', { data, wanted }, place, { fixes });
};

/** The key of the first layer that says what goes in. Embedding's "input_dim" says something else. */
function declaringKey({ spec }: Study): string | undefined {
  const [first] = spec.layers;
  const keys = first?.type === 'Input' ? ['shape'] : first?.type === 'Embedding' ? ['input_shape'] : ['input_shape', 'input_dim'];
  return keys.find((key) => first && Object.hasOwn(first, key) && first[key as keyof typeof first] !== undefined);
}

/** Rows to be predicted that do not look like the network's inputs. */
export const checkPredict: Check = ({ spec, model }, reporter) => {
  const { predict } = spec;
  if (!predict) return;
  const place = ['predict'];
  const { shape, values } = predict;
  const wanted = [...model.inputShape];
  const row = shape.slice(1);
  const single = shape.length < 2 && sameShape(wanted, [1]);
  if (volume(shape) === 0) reporter.report('predict-empty', { wanted }, place);
  else if (shape.length > 0 && (single || sameShape(row, wanted))) {
    const large = values.find((v) => !Number.isFinite(Math.fround(v / (spec.data?.scale ?? 1))));
    if (large !== undefined) reporter.report('predict-not-finite', { value: large }, place);
  } else if (sameShape(shape, wanted) || (shape.length === 0 && single)) {
    const bracket = (offset: number, content: string) => ({ offset, length: 0, content });
    const range = reporter.rangeAt(place);
    const edits = [bracket(range.start.offset, '['), bracket(range.end.offset, ']')];
    const fixes = [fixOf({ purpose: 'list-of-samples' }, edits)];
    reporter.report(shape.length ? 'predict-one-sample' : 'predict-no-list', { wanted }, place, { fixes });
  } else if (shape.length === 0) reporter.report('predict-no-list', { wanted }, place);
  else reporter.report('predict-shape', { wanted, found: [...row] }, place);
};

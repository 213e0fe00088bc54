import { fixOf } from '../language/fix';
import { sameShape, volume } from '../language/shape';
import type { Check } from './check';

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

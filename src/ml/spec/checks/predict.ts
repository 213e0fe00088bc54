import { sameShape } from '../../model/shape';
import type { Check } from './check';

/** Rows to be predicted that do not look like the network's inputs. */
export const checkPredict: Check = ({ spec, model }, reporter) => {
  const { predict } = spec;
  if (!predict) return;
  const place = ['predict'];
  const row = predict.shape.slice(1);
  const single = predict.shape.length === 1 && sameShape(model.inputShape, [1]);
  if (predict.shape.length > 0 && (single || sameShape(row, model.inputShape))) return;
  const wanted = [...model.inputShape];
  if (sameShape(predict.shape, model.inputShape)) {
    const bracket = (offset: number, content: string) => ({ offset, length: 0, content });
    const range = reporter.rangeAt(place);
    const fixes = [{ title: 'Make it a list of one sample', edits: [bracket(range.start.offset, '['), bracket(range.end.offset, ']')] }];
    reporter.report('predict-one-sample', { wanted }, place, { fixes });
    return;
  }
  reporter.report('predict-shape', { wanted, found: [...row] }, place);
};

import { metricTargets, nameOfMetric } from '../../registry/metrics';
import { outputShape } from '../../model/model';
import { sameShape } from '../../model/shape';
import type { Check, Trainable } from './check';

/** Metrics that cannot be computed from these targets, or say nothing. */
export const checkMetrics: Check<Trainable> = ({ spec, model, facts }, reporter) => {
  const output = outputShape(model);
  const names = new Set<string>();
  spec.compile.metrics.forEach((metric, i) => {
    const place = ['compile', 'metrics', i];
    const name = nameOfMetric(metric);
    if (names.has(name) || name === 'loss') reporter.report('metric-name-twice', { name }, place);
    names.add(name);
    const wanted = metricTargets(metric);
    const values = sameShape(facts.targetShape, output) || (facts.targetShape.length === 0 && sameShape(output, [1]));
    const labels = sameShape(facts.targetShape, output.slice(0, -1)) || sameShape(facts.targetShape, [...output.slice(0, -1), 1]);
    if ((wanted === 'labels' && !(labels && facts.targets.whole)) || ((wanted === 'values' || wanted === 'distribution') && !values)) {
      reporter.report('metric-targets', { metric: metric.type, wanted, targets: [...facts.targetShape], output: [...output] }, place);
    } else if (metric.type === 'accuracy' && !facts.targets.whole && values) {
      const fixes = [reporter.fixSet('Change to "mae"', place, 'mae')];
      reporter.report('accuracy-of-regression', undefined, place, { severity: 'warning', fixes });
    }
  });
};

import type { JSONPath } from 'jsonc-parser';
import type { Reporter } from '../language/reporter';
import { sameShape } from '../language/shape';
import { outputShape } from '../model/model';
import { isValidation } from '../registry/metric-facts';
import { type Metric, metricReads, metricTargets, nameOfMetric } from '../registry/metrics';
import { metricFits } from '../training/metrics';
import type { Check, Trainable } from './check';
import { checkMeaning } from './metric-meaning';

/** Metrics that cannot be computed from these targets, or say nothing, or have no place in the history. */
export const checkMetrics: Check<Trainable> = (study, reporter) => {
  const names = new Set(['loss']);
  study.spec.compile.metrics.forEach((metric, i) => {
    const place = ['compile', 'metrics', i];
    checkName(nameOfMetric(metric), names, place, reporter);
    checkTargets(metric, study, place, reporter);
  });
};

/** @param names those that are taken; this one joins them */
function checkName(name: string, names: Set<string>, place: JSONPath, reporter: Reporter): void {
  if (names.has(name)) {
    reporter.report('metric-name-twice', { name }, place, { fixes: [reporter.fixRemove(place, 'metric')] });
  }
  names.add(name);
  // The history is a plain object, with names that every object has.
  if (!isValidation(name) && !(name in Object.prototype)) return;
  const fixes = [reporter.fixRemove([...place, 'name'], 'metric-name')];
  reporter.report('metric-name-reserved', { name }, [...place, 'name'], { fixes });
}

function checkTargets(metric: Metric, study: Trainable, place: JSONPath, reporter: Reporter): void {
  const { model, facts } = study;
  const { targets, targetShape } = facts;
  const output = outputShape(model);
  const labels = metricTargets(metric) === 'labels';
  const notLabels = labels && !(targets.whole && targets.min >= 0);
  if (notLabels || !metricFits(metric, { outputShape: output, targetShape })) {
    // "accuracy" finds out by itself which one it is.
    const counts = targets.whole && metricReads(metric) === 'largest';
    const fixes = counts ? [reporter.fixSet('change', place, 'accuracy')] : [];
    const wanted = labels ? 'labels' : sameShape(targetShape, output) ? 'one-row' : 'alike';
    reporter.report('metric-targets', { metric: metric.type, wanted, targets: [...targetShape], output: [...output] }, place, { fixes });
  } else checkMeaning(metric, study, place, reporter);
}

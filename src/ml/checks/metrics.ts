import type { JSONPath } from 'jsonc-parser';
import type { TargetFacts } from '../data/facts';
import type { MessageArgs } from '../language/messages';
import type { metricMessages } from '../language/messages/checks';
import type { FixPurpose } from '../language/messages/fixes';
import type { Fix } from '../language/problem';
import type { Reporter } from '../language/reporter';
import { sameShape, volume } from '../language/shape';
import { endingOf, interpretOutput } from '../model/interpret-output';
import { outputShape } from '../model/model';
import type { OutputReading } from '../model/output-reading';
import { linear } from '../registry/activations';
import { defaults } from '../registry/entry';
import { lossOutputs } from '../registry/losses';
import { isValidation } from '../registry/metric-facts';
import { type Metric, metricReads, metrics, metricTargets, nameOfMetric } from '../registry/metrics';
import { metricFits } from '../training/metrics';
import type { Check, Trainable } from './check';

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

type MetricCode = keyof typeof metricMessages;

/** What a metric meets in a network. */
interface Meeting {
  readonly metric: Metric;
  /** How a line of outputs is read: all of them, where they are one line. */
  readonly reading: OutputReading;
  /** The outputs are several lines, such as a class for each step of a sequence. */
  readonly lines: boolean;
  readonly targets: TargetFacts;
  /** The loss is a hinge: outputs that it was trained on have their border at 0. */
  readonly hinge: boolean;
}

/** Why a metric says nothing here. */
interface Doubt {
  readonly code: MetricCode;
  readonly args: MessageArgs<MetricCode>;
  /** What to put in its place, and what that fix is called. */
  readonly instead?: { readonly purpose: FixPurpose; readonly value: unknown; readonly as?: string };
}

/** Warns of a metric that can be computed, but says nothing of this network: it reads outputs otherwise than they are meant. */
function checkMeaning(metric: Metric, { spec, model, facts: { targets } }: Trainable, place: JSONPath, reporter: Reporter): void {
  const { loss } = spec.compile;
  const shape = outputShape(model);
  const reading = interpretOutput({ shape: shape.slice(-1), activation: endingOf(model)?.activation ?? linear, loss, targets });
  const lines = volume(shape) > reading.outputs;
  const doubt = doubtOf({ metric, reading, lines, targets, hinge: lossOutputs(loss) === 'margin' });
  if (!doubt) return;
  const fixes: Fix[] = doubt.instead ? [reporter.fixSet(doubt.instead.purpose, place, doubt.instead.value, doubt.instead.as)] : [];
  reporter.report(doubt.code, doubt.args, place, { fixes });
}

function doubtOf(meeting: Meeting): Doubt | undefined {
  switch (seenAs(meeting)) {
    case 'above-threshold':
      return thresholdDoubt(meeting);
    case 'largest':
      return largestDoubt(meeting);
    case 'probabilities':
      return probabilityDoubt(meeting);
    case 'numbers':
    case 'margins':
      return undefined;
  }
}

/** What a metric takes these outputs for. `accuracy` decides by how many there are, F1 by whether it has a threshold. */
function seenAs({ metric, reading }: Meeting): Exclude<ReturnType<typeof metricReads>, 'any-class'> {
  const reads = metricReads(metric);
  if (reads !== 'any-class') return reads;
  const threshold = metric.type === 'f1_score' ? metric.threshold !== null : reading.outputs === 1;
  return threshold ? 'above-threshold' : 'largest';
}

/** Outputs on the target's side of a threshold, for targets 0 and 1. */
function thresholdDoubt(meeting: Meeting): Doubt | undefined {
  const { metric, reading, targets, hinge } = meeting;
  if (!targets.zeroOne) return targets.minusOneOne ? signs(metric) : notClasses(metric);
  if (!areLogits(reading) && !(hinge && reading.kind === 'binary' && reading.threshold === 0)) return undefined;
  switch (metric.type) {
    case 'accuracy':
    case 'binary_accuracy':
      return thresholdOf(metric) === 0.5 ? atZero(metric, { type: 'binary_accuracy', threshold: 0 }, hinge) : undefined;
    case 'precision':
    case 'recall':
      if (reading.kind === 'classes') return noWay(metric, hinge);
      return metric.thresholds === 0.5 ? atZero(metric, { ...metric, thresholds: 0 }, hinge) : undefined;
    case 'auc':
      return metric.from_logits ? undefined : reading.kind === 'classes' ? noWay(metric, hinge) : declared(metric, hinge);
    default:
      return noWay(metric, hinge);
  }
}

const areLogits = (reading: OutputReading): boolean =>
  reading.kind !== 'number' && (reading.probability === 'sigmoid' || reading.probability === 'softmax');

const thresholdOf = (metric: Metric): number => (metric.type === 'binary_accuracy' ? metric.threshold : 0.5);

const signs = ({ type: metric }: Metric): Doubt => ({ code: 'accuracy-of-signs', args: { metric } });

const atZero = (metric: Metric, value: object, hinge: boolean): Doubt => ({
  code: 'accuracy-of-logits',
  args: { metric: metric.type, hinge, remedy: 'threshold' },
  instead: { purpose: 'metric-threshold', value: written({ ...value, name: metric.name } as Metric), as: '0' },
});

const declared = (metric: Metric, hinge: boolean): Doubt => ({
  code: 'accuracy-of-logits',
  args: { metric: metric.type, hinge, remedy: 'from_logits' },
  instead: { purpose: 'metric-of-logits', value: written({ ...metric, from_logits: true } as Metric) },
});

const noWay = ({ type: metric }: Metric, hinge: boolean): Doubt => ({
  code: 'accuracy-of-logits',
  args: { metric, hinge, remedy: 'none' },
});

/** The largest of several outputs, where one of several classes is right. */
function largestDoubt({ metric, reading, lines, targets }: Meeting): Doubt | undefined {
  const { outputs } = reading;
  if (outputs === 1) return ofOne(metric);
  if (reading.kind === 'classes') return undefined;
  if (reading.kind === 'number') return notClasses(metric);
  // Whether the rows of a sequence have one class each is not known of its targets.
  if (lines) return undefined;
  if (!targets.zeroOne) return signs(metric);
  const threshold = reading.threshold === 0.5 ? {} : { threshold: reading.threshold };
  const value = written({ ...defaults(metrics.binary_accuracy), ...threshold, type: 'binary_accuracy', name: metric.name } as Metric);
  return {
    code: 'accuracy-of-labels',
    args: { metric: metric.type, outputs },
    instead: { purpose: 'change', value, as: '"binary_accuracy"' },
  };
}

/** The largest of a single output is always that one. */
function ofOne(metric: Metric): Doubt {
  if (metric.type === 'f1_score') {
    const value = written({ ...metric, threshold: 0.5 });
    return { code: 'always-yes', args: { metric: metric.type }, instead: { purpose: 'metric-threshold', value, as: '0.5' } };
  }
  return { code: 'largest-of-one', args: { metric: metric.type }, instead: { purpose: 'change', value: 'accuracy' } };
}

/** Cross-entropies, which must know that outputs are logits as the loss is. */
function probabilityDoubt({ metric, reading, hinge }: Meeting): Doubt | undefined {
  if (!areLogits(reading) || ('from_logits' in metric && metric.from_logits)) return undefined;
  return 'from_logits' in metric ? declared(metric, hinge) : noWay(metric, hinge);
}

const notClasses = ({ type: metric }: Metric): Doubt => ({
  code: 'accuracy-of-regression',
  args: { metric, countsRight: 'countsRight' in metrics[metric] },
  instead: { purpose: 'change', value: 'mae' },
});

/** A metric as a spec has it, without what need not be said. */
function written(metric: Metric): unknown {
  const left = defaults(metrics[metric.type]);
  const said = Object.entries(metric).filter(([key, value]) => key === 'type' || (value !== undefined && value !== left[key]));
  return said.length === 1 ? metric.type : Object.fromEntries(said);
}

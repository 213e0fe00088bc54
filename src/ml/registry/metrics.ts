import { type Config, named, table } from './entry';
import type { MetricEntry } from './metric-entry';
import { type KnownMetrics, lossFacts, type MetricFacts } from './metric-facts';
import { measuresOfError } from './metrics-of-error';
import { measuresOfSuccess } from './metrics-of-success';

/** What is watched while training continues, without steering it. y is the target, ŷ the network's output. */
export const metrics = table({ ...measuresOfSuccess, ...measuresOfError });

export type Metric = Config<typeof metrics>;

/** A metric by name or with parameters. Chosen by name alone, it keeps that spelling as its name in the history, as in Keras. */
export const metric = named(metrics, 'metric', { keepWritten: 'name' });

/** What the targets of a metric must look like. */
export const metricTargets = ({ type }: Metric): MetricEntry['targets'] => metrics[type].targets;

/** What a metric is called in the history. Keras calls LogCoshError `logcosh` when it is given as an object. */
export const nameOfMetric = ({ type, name }: Metric): string => name ?? (type === 'log_cosh_error' ? 'logcosh' : type);

/** What is known of the loss and of a run's metrics, by their names in the history. */
export function metricFactsOf(chosen: readonly Metric[]): KnownMetrics {
  const factsOf = ({ type }: Metric): MetricFacts => {
    const { direction, unit, countsRight = false }: MetricEntry = metrics[type];
    return { direction, unit, ...(countsRight && { countsRight }) };
  };
  return { loss: lossFacts, ...Object.fromEntries(chosen.map((one) => [nameOfMetric(one), factsOf(one)])) };
}

/** What a metric takes the outputs for. */
export const metricReads = ({ type }: Metric): MetricEntry['reads'] => metrics[type].reads;

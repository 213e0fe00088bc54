import { optional } from '../spec/fields';
import { givenName } from '../spec/kinds';
import type { Entry } from './entry';
import type { Targets } from './losses';

export interface MetricEntry extends Entry {
  /** What targets must look like; `any` where the shapes decide what is computed. */
  readonly targets: Targets | 'any';
}

export const metricName = optional(givenName, 'What the metric is called in the history; as it was chosen when left out.');

/** Where Keras describes a metric. */
export const metricPage = (kind: 'accuracy' | 'classification' | 'regression' | 'probabilistic' | 'hinge', className: string): string =>
  `https://keras.io/api/metrics/${kind}_metrics/#${className.toLowerCase()}-class`;

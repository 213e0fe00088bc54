import { optional } from '../language/fields';
import { givenName } from '../language/kinds';
import type { FormulaEntry } from './entry';
import type { Targets } from './losses';
import type { MetricFacts } from './metric-facts';

export interface MetricEntry extends FormulaEntry, MetricFacts {
  /** What targets must look like; `any` where the shapes decide what is computed. */
  readonly targets: Targets | 'any';
  /**
   * What it takes the outputs for.
   * - `numbers`: it measures how far they are from the targets, so it means something for every output.
   * - `probabilities`: of class 1, or of each class; outputs that are logits must be declared so.
   * - `above-threshold`: of two classes, the one that a threshold decides for; targets are 0 and 1.
   * - `largest`: of several classes, the one with the largest output.
   * - `margins`: the sign is the answer; targets are −1 and 1, or 0 and 1.
   * - `any-class`: `above-threshold` or `largest`, by the shapes.
   */
  readonly reads: 'numbers' | 'probabilities' | 'above-threshold' | 'largest' | 'margins' | 'any-class';
}

export const metricName = optional(givenName, 'What the metric is called in the history; the name that was chosen if not given.');

/** Where Keras describes a metric. */
export const metricPage = (kind: 'accuracy' | 'classification' | 'regression' | 'probabilistic' | 'hinge', className: string): string =>
  `https://keras.io/api/metrics/${kind}_metrics/#${className.toLowerCase()}-class`;

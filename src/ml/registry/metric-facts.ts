import { figure, percent } from '../language/number-text';

/** What is known of a metric of the history, such as `loss` or `accuracy`, on whatever rows it was measured. */
export interface MetricFacts {
  /** Where it goes as the network gets better: Keras's `_direction`. */
  readonly direction: 'up' | 'down';
  /** `share`: a part of a whole from 0 to 1, read as percent. `value`: a number in a unit of its own. */
  readonly unit: 'share' | 'value';
  /** 1 means that every answer is right. False when left out. */
  readonly countsRight?: boolean;
}

/** Metrics by their names in the history, without `val_`. */
export type KnownMetrics = Readonly<Record<string, MetricFacts>>;

/** The loss is what training makes small. */
export const lossFacts: MetricFacts = { direction: 'down', unit: 'value' };

const validation = 'val_';

/** True for a metric measured on the rows for validation. */
export const isValidation = (name: string): boolean => name.startsWith(validation);

/** The name of a metric on the training rows, for its name on whatever rows: `loss` for `val_loss`. */
export const familyOf = (name: string): string => (isValidation(name) ? name.slice(validation.length) : name);

/** The name of a metric on the rows for validation: `val_loss` for `loss`. */
export const validationOf = (family: string): string => `${validation}${family}`;

/** What is known of a metric, by its name on whatever rows; undefined for a name that the spec does not have. */
export function factsOf(name: string, metrics: KnownMetrics): MetricFacts | undefined {
  const family = familyOf(name);
  return Object.hasOwn(metrics, family) ? metrics[family] : undefined;
}

/** A metric's value: `0.0031`; `98.2 %` for shares; a dash where there is none. @param metrics what is known of the metrics of its run */
export function metricText(name: string, value: number | undefined, metrics: KnownMetrics): string {
  if (value === undefined) return '–';
  return factsOf(name, metrics)?.unit === 'share' ? percent(value) : figure(value);
}

import { factsOf, familyOf, type MetricFacts, validationOf } from '../../../ml/registry/metric-facts';
import type { Columns } from '../../../ml/training/history';
import type { RunInfo } from '../messages/state';

/** Metrics that belong into one chart: those of training and of validation. */
export interface Family {
  /** `loss`, `accuracy`, … */
  readonly name: string;
  /** Some run has it on the rows for validation. */
  readonly validation: boolean;
  /** What all runs say that have it; not set where they differ. */
  readonly facts?: MetricFacts;
}

interface Curved {
  readonly info: Pick<RunInfo, 'metrics'>;
  readonly curves: { readonly columns: Columns };
}

/** The loss first, then the metrics in the order in which the first run has them. */
export function families(runs: readonly Curved[]): Family[] {
  const names = new Set(runs.flatMap(({ curves }) => Object.keys(curves.columns).map(familyOf)));
  const ordered = names.has('loss') ? ['loss', ...[...names].filter((name) => name !== 'loss')] : [...names];
  return ordered.map((name) => {
    const facts = agreed(runs.filter(({ curves }) => curves.columns[name] !== undefined).map(({ info }) => factsOf(name, info.metrics)));
    return { name, validation: runs.some(({ curves }) => curves.columns[validationOf(name)] !== undefined), ...(facts && { facts }) };
  });
}

function agreed(all: readonly (MetricFacts | undefined)[]): MetricFacts | undefined {
  const [first] = all;
  return first && all.every((other) => other?.unit === first.unit && other.direction === first.direction) ? first : undefined;
}

/** Epochs that have values of all the metrics: 0 for a run that has none yet. */
export const epochsIn = (columns: Columns): number => Math.max(0, ...Object.values(columns).map(({ length }) => length));

import { factsOf, familyOf, type KnownMetrics, type MetricFacts } from '../registry/metric-facts';
import type { Columns } from './history';

/** What is known of a run whose metric values are compared with another's. */
export interface MeasuredRun {
  readonly columns: Columns;
  /** By the run's own spec. */
  readonly metrics: KnownMetrics;
  /** The same for runs whose losses are in one unit, as in `Learning`; not set where that is not known. */
  readonly loss?: string;
}

/** A value of both runs. */
interface FigureOfBoth {
  /** NaN where there is none. */
  readonly values: readonly [number, number];
  /** The second less the first; NaN where one of them is not finite. */
  readonly difference: number;
  /** Which of the runs is better, by the metric's direction; not set where they are equal or cannot be compared. */
  readonly better?: 0 | 1;
}

/** A metric that both runs have. */
export interface ComparedMetric {
  readonly name: string;
  /** Not set where the runs do not agree about it, or measure their losses in different units: then neither is better. */
  readonly facts?: MetricFacts;
  /** After the last epoch of each. */
  readonly last: FigureOfBoth;
  /** The best of all epochs, and how many were done then, with what is known of the metric. */
  readonly best?: FigureOfBoth & { readonly epochs: readonly [number, number] };
}

/** The metrics that both runs have, in the order of the first. */
export function compareHistories(runs: readonly [MeasuredRun, MeasuredRun]): ComparedMetric[] {
  const [first, second] = runs;
  const shared = Object.keys(first.columns).filter((name) => first.columns[name]?.length && second.columns[name]?.length);
  return shared.map((name) => {
    const facts = sharedFacts(name, runs);
    const columns = runs.map((run) => run.columns[name]) as [Float64Array, Float64Array];
    const last = figureOf([columns[0].at(-1) as number, columns[1].at(-1) as number], facts);
    if (!facts) return { name, last };
    const at = [bestOf(columns[0], facts), bestOf(columns[1], facts)] as const;
    const best = figureOf([columns[0][at[0]] ?? Number.NaN, columns[1][at[1]] ?? Number.NaN], facts);
    return { name, facts, last, best: { ...best, epochs: [at[0] + 1, at[1] + 1] } };
  });
}

/** Metrics that only one of the runs has, by run. */
export const unshared = ([first, second]: readonly [Pick<MeasuredRun, 'columns'>, Pick<MeasuredRun, 'columns'>]): readonly [
  string[],
  string[],
] => [
  Object.keys(first.columns).filter((name) => !second.columns[name]),
  Object.keys(second.columns).filter((name) => !first.columns[name]),
];

function sharedFacts(name: string, [first, second]: readonly [MeasuredRun, MeasuredRun]): MetricFacts | undefined {
  const [own, other] = [factsOf(name, first.metrics), factsOf(name, second.metrics)];
  const agreed = own !== undefined && own.direction === other?.direction && own.unit === other.unit;
  return agreed && !(isLoss(name) && first.loss !== second.loss) ? own : undefined;
}

const isLoss = (name: string): boolean => familyOf(name) === 'loss';

function figureOf(values: readonly [number, number], facts: MetricFacts | undefined): FigureOfBoth {
  const [a, b] = values;
  const difference = Number.isFinite(a) && Number.isFinite(b) ? b - a : Number.NaN;
  if (!facts || Object.is(a, b) || difference === 0) return { values, difference };
  // A run that ended in values that are not finite is the worse one.
  if (Number.isNaN(difference))
    return Number.isFinite(a) === Number.isFinite(b) ? { values, difference } : { values, difference, better: Number.isFinite(a) ? 0 : 1 };
  return { values, difference, better: difference > 0 === (facts.direction === 'up') ? 1 : 0 };
}

/** The first epoch with the best finite value; -1 where there is none. */
function bestOf(column: Float64Array, { direction }: MetricFacts): number {
  let best = -1;
  for (let i = 0; i < column.length; i++) {
    const [value, least] = [column[i] as number, column[best] ?? Number.NaN];
    if (Number.isFinite(value) && (best < 0 || (direction === 'up' ? value > least : value < least))) best = i;
  }
  return best;
}

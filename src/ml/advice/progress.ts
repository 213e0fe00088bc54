import { factsOf } from '../registry/metric-facts';
import { metricFactsOf } from '../registry/metrics';
import type { RunFacts } from './advice';
import { Course } from './course';
import { limits } from './limits';

/** A run whose loss was looked at as a whole. */
export interface Progress extends RunFacts {
  readonly loss: Course;
  /** Where the loss came to, as a share of that of guessing; not set where this is not known. */
  readonly left?: number;
  /** There is little more to learn from the training rows. */
  readonly learned: boolean;
}

export function progressOf(facts: RunFacts): Progress {
  const { history, guess } = facts;
  const loss = new Course(history['loss'] ?? []);
  const left = guess !== undefined && guess > 0 && loss.length > 0 ? loss.end / guess : undefined;
  return { ...facts, loss, ...(left !== undefined && { left }), learned: (left ?? 1) <= limits.learned || answersRight(facts) };
}

/** Nearly all training rows are answered right. */
function answersRight({ history, spec }: RunFacts): boolean {
  const known = metricFactsOf(spec.compile.metrics);
  return Object.entries(history).some(
    ([name, values]) =>
      Object.hasOwn(known, name) && factsOf(name, known)?.countsRight && values.length > 0 && new Course(values).end >= limits.right,
  );
}

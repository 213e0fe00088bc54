// Whether everyone did the same work: then their losses are the same, but for rounding and for where an optimizer puts its epsilon.
import type { Figure } from './rounds';

/** Share of a loss by which two may differ. */
const TOLERANCE = 0.05;
/** Losses near nothing need not agree on how near. */
const FLOOR = 1e-3;

/** What a contestant came to, and what it ought to have come to. */
export interface Disagreement {
  readonly id: string;
  readonly loss: number;
  readonly expected: number;
}

/**
 * Those whose loss is another than that of the reference.
 * @param expected the reference's loss after a part of the work, by the part's epochs and rows
 */
export function disagreements(figures: ReadonlyMap<string, Figure>, expected: (part: Figure['part']) => number): Disagreement[] {
  const found = [...figures].map(([id, { loss, part }]) => ({ id, loss, expected: expected(part) }));
  return found.filter(({ loss, expected: right }) => !(Math.abs(loss - right) <= TOLERANCE * Math.abs(right) + FLOOR));
}

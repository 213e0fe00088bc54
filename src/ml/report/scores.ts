import type { Confusion } from './confusion';

interface Score {
  /** Of the rows that are given to a class, the share that belongs to it; 0 where there is none. */
  readonly precision: number;
  /** Of the rows that belong to a class, the share that is given to it; 0 where there is none. */
  readonly recall: number;
  /** Their harmonic mean, 2 · TP / (2 · TP + FP + FN); 0 where there is neither. */
  readonly f1: number;
}

interface ClassScore extends Score {
  /** Rows that belong to the class. */
  readonly support: number;
}

/** How well a network tells classes apart, from 0 to 1. */
interface Scores {
  /** In the order of the classes. */
  readonly classes: readonly ClassScore[];
  /** Rows whose prediction is their label; NaN where there are no rows. */
  readonly accuracy: number;
  /** The mean over the classes that occur, as a label or as a prediction: each counts the same. */
  readonly macro: Score;
  /** The mean over the classes, each by its support. */
  readonly weighted: Score;
}

/**
 * Scores by class and their means. Source: scikit-learn's `classification_report` and `accuracy_score` with `zero_division=0`, for the labels that
 * occur; an answer that names no class is a prediction that is none of them.
 */
export function scoresOf({ classes, counts, support }: Confusion): Scores {
  const given = new Uint32Array(classes);
  counts.forEach((count, i) => (given[i % classes] = (given[i % classes] as number) + count));
  const scores = Array.from(support, (own, klass): ClassScore => {
    const right = counts[klass * classes + klass] as number;
    return {
      precision: ratio(right, given[klass] as number),
      recall: ratio(right, own),
      f1: ratio(2 * right, (given[klass] as number) + own),
      support: own,
    };
  });
  const rows = support.reduce((sum, own) => sum + own, 0);
  const right = scores.reduce((sum, _, klass) => sum + (counts[klass * classes + klass] as number), 0);
  return {
    classes: scores,
    accuracy: right / rows,
    macro: mean(scores, (klass) => Number((support[klass] as number) > 0 || (given[klass] as number) > 0)),
    weighted: mean(scores, (klass) => support[klass] as number),
  };
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function mean(scores: readonly Score[], weight: (klass: number) => number): Score {
  const total = scores.reduce((sum, _, klass) => sum + weight(klass), 0);
  const of = (key: keyof Score): number =>
    ratio(
      scores.reduce((sum, score, klass) => sum + weight(klass) * score[key], 0),
      total,
    );
  return { precision: of('precision'), recall: of('recall'), f1: of('f1') };
}

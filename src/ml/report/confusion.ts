import type { ClassAnswers } from './class-answers';

/** How often which class is taken for which. */
export interface Confusion {
  readonly classes: number;
  /** Rows by label and prediction. Shape: [classes, classes], row-major; a row is a label, a column a prediction. */
  readonly counts: Uint32Array;
  /** Rows of each label for which the network names no class: they are in no column, and wrong. */
  readonly unanswered: Uint32Array;
  /** Rows of each label, those that are not answered included. */
  readonly support: Uint32Array;
}

/** Counts answers. @param classes that the network distinguishes */
export function confusionOf({ labels, predictions }: Pick<ClassAnswers, 'labels' | 'predictions'>, classes: number): Confusion {
  const counts = new Uint32Array(classes * classes);
  const unanswered = new Uint32Array(classes);
  const support = new Uint32Array(classes);
  labels.forEach((label, row) => {
    const prediction = predictions[row] as number;
    support[label] = (support[label] as number) + 1;
    if (prediction < 0) unanswered[label] = (unanswered[label] as number) + 1;
    else counts[label * classes + prediction] = (counts[label * classes + prediction] as number) + 1;
  });
  return { classes, counts, unanswered, support };
}

/** The rows behind a cell of the matrix, in their order. @param prediction −1: those for which no class is named */
export const rowsOfCell = (
  { labels, predictions }: Pick<ClassAnswers, 'labels' | 'predictions'>,
  label: number,
  prediction: number,
): Uint32Array => Uint32Array.from([...labels.keys()].filter((row) => labels[row] === label && predictions[row] === prediction));

/**
 * Of the rows of each label, the share that gets each prediction: `counts` divided by the label's support, so that the diagonal is each class's
 * recall. 0 where there is no row of a label. Shape: as `counts`.
 */
export const sharesOf = ({ classes, counts, support }: Confusion): Float64Array =>
  Float64Array.from(counts, (count, i) => (count === 0 ? 0 : count / (support[Math.floor(i / classes)] as number)));

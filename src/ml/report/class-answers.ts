import type { SplitName } from '../data/dataset';
import type { SetPart } from '../data/picture-sets';
import { type BinaryReading, type ClassesReading, classOf, probabilityOf } from '../model/output-reading';

/** How a network answers rows whose classes are known, a number a row. */
export interface ClassAnswers {
  /** The class that the data has for the row. */
  readonly labels: Uint16Array;
  /** The class that the network names; −1 where it names none: a sign of exactly 0, or an output that is not a number. */
  readonly predictions: Int16Array;
  /** The probability that the network gives to the class it names; NaN where it names none, or outputs are no probabilities. */
  readonly probability: Float32Array;
  /** The probability that it gives to the row's label; NaN where outputs are no probabilities. */
  readonly ofLabel: Float32Array;
}

/** How a network answers the rows of a split. Row i of the split is number i of each list. */
export interface SplitReport extends ClassAnswers {
  readonly split: SplitName;
  /** Set for a well-known set of pictures. */
  readonly set?: SetPart;
  /** What the classes are called: their names in the data, or the numbers that targets have for them. */
  readonly classes: readonly (string | number)[];
}

/** The classes that a network distinguishes. */
export const classCount = (reading: BinaryReading | ClassesReading): number => (reading.kind === 'binary' ? 2 : reading.outputs);

/**
 * The answers of a network with two classes, read with another threshold: class 1 where its probability is above it. Rows without a probability
 * stay as they are.
 */
export function answersAt<A extends ClassAnswers>(answers: A, threshold: number): A {
  const predictions = answers.predictions.slice();
  const probability = answers.probability.slice();
  answers.ofLabel.forEach((ofLabel, row) => {
    if (Number.isNaN(ofLabel)) return;
    const yes = answers.labels[row] === 1 ? ofLabel : 1 - ofLabel;
    predictions[row] = yes > threshold ? 1 : 0;
    probability[row] = yes > threshold ? yes : 1 - yes;
  });
  return { ...answers, predictions, probability };
}

/** Answers of which nothing is known yet. */
export const noAnswers = (labels: Uint16Array): ClassAnswers => ({
  labels,
  predictions: new Int16Array(labels.length),
  probability: new Float32Array(labels.length),
  ofLabel: new Float32Array(labels.length),
});

/**
 * Reads outputs into answers, in place.
 * @param outputs [rows, outputs], row-major, of the rows that begin with `from`
 */
export function readAnswers(
  { labels, predictions, probability, ofLabel }: ClassAnswers,
  reading: BinaryReading | ClassesReading,
  outputs: Float32Array,
  from: number,
): void {
  const width = reading.outputs;
  for (let i = 0; i < outputs.length / width; i++) {
    const row = outputs.subarray(i * width, (i + 1) * width);
    const klass = classOf(reading, row);
    predictions[from + i] = klass;
    probability[from + i] = probabilityOf(reading, row, klass) ?? Number.NaN;
    ofLabel[from + i] = probabilityOf(reading, row, labels[from + i] as number) ?? Number.NaN;
  }
}

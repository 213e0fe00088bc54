import { random } from '../random/random';
import type { ClassAnswers } from './class-answers';

/** As many are drawn: 4 × 4. */
const DRAWN = 16;

/** The rows whose prediction is not their label, in their order; those for which no class is named are among them. */
export const mistakesOf = ({ labels, predictions }: Pick<ClassAnswers, 'labels' | 'predictions'>): Uint32Array =>
  Uint32Array.from([...labels.keys()].filter((row) => predictions[row] !== labels[row]));

/** Rows, those that the network is surest of first; equally sure ones in their order, and those without a probability last. */
export const surestFirst = (rows: Uint32Array, { probability }: Pick<ClassAnswers, 'probability'>): Uint32Array => {
  const sure = (row: number): number => {
    const value = probability[row] as number;
    return Number.isNaN(value) ? -1 : value;
  };
  return rows.slice().sort((a, b) => sure(b) - sure(a));
};

/**
 * Since which of several moments a row has been wrong: the first from which on it is wrong at each up to the last one; undefined where it is right at the
 * last.
 * @param predictions the class that is named at each moment, −1 for none
 */
export function wrongSince(predictions: ArrayLike<number>, label: number): number | undefined {
  let since: number | undefined;
  for (let moment = predictions.length - 1; moment >= 0 && predictions[moment] !== label; moment--) since = moment;
  return since;
}

/** Some of the mistakes in random order, each at most once; the same seed draws the same ones. @param seed another one for each drawing */
export const drawMistakes = (mistakes: Uint32Array, seed: number, count = DRAWN): Uint32Array =>
  random(seed, 'mistakes').shuffle(mistakes.slice()).slice(0, count);

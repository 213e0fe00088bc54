import type { Reading } from './reading';

/** Nearer to 0 and 1 than this, float32 no longer tells how sure a network is. */
const SURE = 1e-7;

const logit = (p: number): number => {
  const kept = Math.min(1 - SURE, Math.max(SURE, p));
  return Math.log(kept / (1 - kept));
};

/** A measure of answers that grows evenly through the border, where the answers themselves may jump from 0 to 1. */
const straighten: Readonly<Record<string, (value: number) => number>> = {
  sigmoid: logit,
  tanh: (value) => logit((1 + value) / 2),
};

/** The outputs of log_softmax are logarithms already. */
const chances: ReadonlySet<string> = new Set(['softmax', 'sigmoid']);

/** Where the regions of a class become darker: three times, and nineteen times as likely as the next. Only where an answer is a chance. */
export const levelsOf = ({ activation }: { readonly activation: string }): readonly number[] =>
  activation in straighten || activation === 'softmax' || activation === 'log_softmax' ? [0, Math.log(3), Math.log(19)] : [0];

/**
 * How far each answer is on a class's side of the border: positive where the class wins.
 * @param values [rows, units]
 */
export function margins(reading: Exclude<Reading, { kind: 'graded' }>, values: Float32Array, units: number, klass: number): Float64Array {
  const rows = values.length / units;
  const result = new Float64Array(rows);
  if (reading.kind === 'binary') {
    const even = straighten[reading.activation] ?? ((value: number) => value);
    const border = even(reading.threshold);
    const side = klass === 1 ? 1 : -1;
    for (let i = 0; i < rows; i++) result[i] = side * (even(values[i * units + reading.unit] as number) - border);
    return result;
  }
  const even = chances.has(reading.activation) ? (value: number) => Math.log(Math.max(SURE, value)) : (value: number) => value;
  for (let i = 0; i < rows; i++) {
    let others = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < reading.count; k++) if (k !== klass) others = Math.max(others, values[i * units + k] as number);
    result[i] = even(values[i * units + klass] as number) - even(others);
  }
  return result;
}

/**
 * The weighted sum at which a unit's answer passes a threshold, so that the border of a single unit can be drawn from its weights;
 * undefined for activations where there may be several such sums, or none.
 */
export function sumAt(activation: string, threshold: number): number | undefined {
  switch (activation) {
    case 'sigmoid':
      return logit(threshold);
    case 'tanh':
      return logit((1 + threshold) / 2) / 2;
    case 'linear':
      return threshold;
    case 'step':
    case 'sign':
      return 0;
    case 'hard_sigmoid':
      return (threshold - 0.5) * 6;
    case 'relu':
      return threshold > 0 ? threshold : undefined;
    case 'softsign':
      return threshold / (1 - Math.abs(threshold));
    case 'hard_tanh':
      return Math.abs(threshold) < 1 ? threshold : undefined;
    default:
      return undefined;
  }
}

/** By how much a weighted sum has to pass the border for a level of `levelsOf`. */
export const sumOver = (activation: string, level: number): number => (activation === 'tanh' ? level / 2 : level);

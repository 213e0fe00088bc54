/**
 * How a network's answer is read: plain facts that cross to other threads and to panels, and what follows from them. They are decided in
 * interpret-output.ts, and nowhere else. Numbers of one answer are counted along its only axis.
 */
export type OutputReading = BinaryReading | ClassesReading | NumberReading;

/** Each output is a question of its own, with two classes: 0 and 1, or the signs −1 and 1. */
export interface BinaryReading {
  readonly kind: 'binary';
  /** Numbers of one answer; with more than one, several of them may say yes. */
  readonly outputs: number;
  /** An output above it is of the second class. One that equals it is of the first, as in Keras (y_pred > threshold). */
  readonly threshold: number;
  /** The same of targets: another number than the threshold where outputs are logits. */
  readonly targetThreshold: number;
  /** What the two classes are called where they have no names. */
  readonly codes: readonly [first: number, second: number];
  /** An output that equals the threshold is of neither class: the sign of 0. */
  readonly neither: boolean;
  /** How the probability of the second class comes from the output; not set where the output is none. */
  readonly probability?: 'output' | 'sigmoid';
  /** What makes outputs grow evenly through the threshold. */
  readonly link: 'identity' | 'logit' | 'atanh';
  /** The pre-activation at which the output passes the threshold; not set where there is no single one. */
  readonly preActivation?: number;
  /** That pre-activation is the logit of the probability of the second class, wherever the threshold is. */
  readonly preActivationIsLogit?: true;
}

/** The largest of several outputs names the class. */
export interface ClassesReading {
  readonly kind: 'classes';
  readonly outputs: number;
  /** How the classes' probabilities come from the outputs; not set where they are none. */
  readonly probability?: 'output' | 'exp' | 'softmax';
  /** What makes outputs grow evenly from one class to the next. */
  readonly link: 'identity' | 'log';
  /**
   * What the pre-activations say: `largest` where the largest of them names the class, `even` where besides two outputs,
   * with the link undone, differ by as much as their pre-activations; not set where neither is so.
   */
  readonly preActivations?: 'largest' | 'even';
}

/** The answer is a number, or several. */
interface NumberReading {
  readonly kind: 'number';
  readonly outputs: number;
}

/** Each answer names one class of several: a confusion matrix says how often which is taken for which. */
export const tellsClassesApart = (reading: OutputReading): reading is BinaryReading | ClassesReading =>
  reading.kind === 'classes' || (reading.kind === 'binary' && reading.outputs === 1);

/** The class of an answer that names none: a sign of 0, or no number at all. */
export const NEITHER = -1;

/** The class of one output that exceeds a threshold or does not. */
function binaryClass({ threshold, neither }: BinaryReading, output: number): number {
  if (Number.isNaN(output) || (neither && output === threshold)) return NEITHER;
  return output > threshold ? 1 : 0;
}

/**
 * The class that an answer names; of a binary reading 0 or 1.
 * @param row one answer
 * @param output which of several binary outputs
 */
export function classOf(reading: BinaryReading | ClassesReading, row: ArrayLike<number>, output = 0): number {
  return reading.kind === 'binary' ? binaryClass(reading, row[output] as number) : largest(row);
}

/** The class that a target names; it may be a class number or a row with a 1 at its class. */
export function targetClassOf(reading: BinaryReading | ClassesReading, row: ArrayLike<number>, output = 0): number {
  if (reading.kind === 'classes') return row.length === 1 ? Math.round(row[0] as number) : largest(row);
  return (row[output] as number) > reading.targetThreshold ? 1 : 0;
}

/** The first of the largest, as argmax; NEITHER where one is no number. */
function largest(row: ArrayLike<number>): number {
  let best = 0;
  for (let i = 0; i < row.length; i++) {
    if (Number.isNaN(row[i])) return NEITHER;
    if ((row[i] as number) > (row[best] as number)) best = i;
  }
  return best;
}

/** The probability that an answer gives to a class; undefined where outputs are no probabilities. */
export function probabilityOf(reading: OutputReading, row: ArrayLike<number>, klass: number, output = 0): number | undefined {
  if (reading.kind === 'number' || reading.probability === undefined || klass === NEITHER) return undefined;
  if (reading.kind === 'binary') {
    const value = row[output] as number;
    const yes = reading.probability === 'sigmoid' ? 1 / (1 + Math.exp(-value)) : value;
    return klass === 1 ? yes : 1 - yes;
  }
  const own = row[klass] as number;
  if (reading.probability === 'output') return own;
  if (reading.probability === 'exp') return Math.exp(own);
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += Math.exp((row[i] as number) - own);
  return 1 / sum;
}

/** What a class is called: its name in the data, where it has one, or the number that targets have for it. */
export function classLabel(reading: BinaryReading | ClassesReading, klass: number, names?: readonly string[]): string | number {
  // Names of several binary outputs are those of the questions, not of the answers.
  const named = reading.kind === 'classes' || reading.outputs === 1 ? names?.[klass] : undefined;
  return named ?? (reading.kind === 'binary' ? (reading.codes[klass] as number) : klass);
}

/** A class by its name in the data, or by the number that targets have for it; null for an answer that names none. */
type NamedClass = string | number | null;

/** What each answer names: a class, or one for each of several questions. */
export type NamedClasses = readonly (NamedClass | readonly NamedClass[])[];

/**
 * The classes of all answers; undefined where they are numbers.
 * @param shape of all answers, the first axis counts them
 * @param values [answers, outputs], row-major
 * @param names of the data's classes
 */
export function namedClasses(
  reading: OutputReading,
  { shape, values }: { readonly shape: readonly number[]; readonly values: Float32Array },
  names?: readonly string[],
): NamedClasses | undefined {
  if (reading.kind === 'number') return undefined;
  const { outputs } = reading;
  const named = (row: Float32Array, output = 0): NamedClass => {
    const klass = classOf(reading, row, output);
    return klass === NEITHER ? null : classLabel(reading, klass, names);
  };
  return Array.from({ length: shape[0] ?? 0 }, (_, i) => {
    const row = values.subarray(i * outputs, (i + 1) * outputs);
    return reading.kind === 'binary' && outputs > 1 ? Array.from(row, (__, output) => named(row, output)) : named(row);
  });
}

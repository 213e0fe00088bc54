import { classOf, NEITHER, type Reading, targetClass } from '../boundary/reading';

/** What a row's answer says, with its target where that is known. */
export interface RowAnswer {
  readonly outputs: readonly number[];
  /** Not set where the answer is a number, or several yes-or-no questions. */
  readonly klass?: number;
  /** Of that class, where the outputs are probabilities. */
  readonly probability?: number;
  readonly target?: readonly number[];
  readonly targetClass?: number;
  readonly right?: boolean;
  /** Of a number: output − target, of the output that is furthest off. */
  readonly error?: number;
}

/** A reading with the reader's own threshold. Only probabilities have one that can be moved. */
export const withThreshold = (reading: Reading, threshold: number | undefined): Reading =>
  reading.kind === 'binary' && threshold !== undefined && isProbability(reading) ? { ...reading, threshold } : reading;

/** The output is the probability of class 1, so that a threshold from 0 to 1 makes sense. */
export const isProbability = (reading: Reading): boolean => reading.kind === 'binary' && reading.activation === 'sigmoid';

/** Several outputs that are a question each: more than one can be yes. */
export const isMultiLabel = (reading: Reading, units: number): boolean => reading.kind === 'binary' && units > 1;

export function rowAnswer(outputs: readonly number[], target: readonly number[] | undefined, reading: Reading): RowAnswer {
  if (reading.kind === 'graded' || isMultiLabel(reading, outputs.length)) return { outputs, ...numbersAnswer(outputs, target, reading) };
  const klass = classOf(reading, outputs);
  const probability = probabilityOf(outputs, klass, reading);
  const wanted = target && targetClass(targetReading(reading, target), target);
  return {
    outputs,
    klass,
    ...(probability !== undefined && { probability }),
    ...(target && { target }),
    ...(wanted !== undefined && { targetClass: wanted, right: wanted === klass }),
  };
}

function numbersAnswer(outputs: readonly number[], target: readonly number[] | undefined, reading: Reading): Partial<RowAnswer> {
  if (target?.length !== outputs.length) return target ? { target } : {};
  if (reading.kind === 'binary') {
    return { target, right: outputs.every((output, i) => output > reading.threshold === (target[i] as number) > 0.5) };
  }
  const errors = outputs.map((output, i) => output - (target[i] as number));
  return { target, error: errors.reduce((worst, error) => (Math.abs(error) > Math.abs(worst) ? error : worst), 0) };
}

/** The reader moves the threshold of answers, not that of targets. */
const targetReading = (reading: Reading, target: readonly number[]): Reading =>
  reading.kind === 'binary' && isProbability(reading)
    ? { ...reading, threshold: 0.5, unit: Math.min(reading.unit, target.length - 1) }
    : reading;

function probabilityOf(outputs: readonly number[], klass: number, reading: Reading): number | undefined {
  if (klass === NEITHER) return;
  if (reading.kind === 'classes') return reading.activation === 'softmax' ? outputs[klass] : undefined;
  if (reading.kind !== 'binary' || !isProbability(reading)) return;
  const yes = outputs[reading.unit] as number;
  return klass === 1 ? yes : 1 - yes;
}

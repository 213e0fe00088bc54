import { classOf as coreClassOf, probabilityOf, targetClassOf } from '../../../ml/model/output-reading';
import type { Network } from '../messages';
import { classOf, type Reading, readingOf, targetClass } from '../shared/reading';
import type { Study } from '../shared/study';

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

/** Each output is a probability of yes, or its logit, so that its threshold can be moved. */
export const isProbability = (reading: Reading): boolean => reading.kind === 'binary' && reading.probability !== undefined;

/** A reading with the reader's own threshold, where it has one that can be moved. @param probability from which on an answer is yes */
export function withThreshold(reading: Reading, probability: number | undefined): Reading {
  if (reading.kind !== 'binary' || reading.probability === undefined || probability === undefined) return reading;
  const sum = Math.log(probability / (1 - probability));
  const { sum: _, ...others } = reading;
  // A straight border is drawn where the sum passes the same threshold; through other activations it is not known where that is.
  const moved = reading.sumIsLogit ? { sum: Math.min(SUREST, Math.max(-SUREST, sum)) } : {};
  return { ...others, threshold: reading.probability === 'output' ? probability : sum, ...moved };
}

/** A sum beyond which float32 knows no probability but 0 and 1. */
const SUREST = 16;

/** How answers are read in every view: as the network means them, but for a threshold that the reader has moved. */
export const readingIn = ({ state }: Pick<Study, 'state'>, network: Network, unit = 0): Reading =>
  withThreshold(readingOf(network, unit), state.options.predictions.threshold);

/** Several outputs that are a question each: more than one can be yes. */
export const isMultiLabel = (reading: Reading): boolean => reading.kind === 'binary' && reading.outputs > 1;

export function rowAnswer(outputs: readonly number[], target: readonly number[] | undefined, reading: Reading): RowAnswer {
  if (reading.kind === 'number' || isMultiLabel(reading)) return { outputs, ...numbersAnswer(outputs, target, reading) };
  const klass = classOf(reading, outputs);
  const probability = probabilityOf(reading, outputs, klass, reading.unit);
  const wanted = target && targetClass(reading, target);
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
    return { target, right: outputs.every((_, i) => coreClassOf(reading, outputs, i) === targetClassOf(reading, target, i)) };
  }
  const errors = outputs.map((output, i) => output - (target[i] as number));
  return { target, error: errors.reduce((worst, error) => (Math.abs(error) > Math.abs(worst) ? error : worst), 0) };
}

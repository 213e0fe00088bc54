import * as core from '../../../ml/model/output-reading';
import type { Network } from '../messages/state';
import type { Study } from './study';

/** How the network's answer is read, and which output is looked at where each is a question of its own; 0 where none is. */
export type Reading = core.OutputReading & { readonly unit: number };

export const NEITHER = core.NEITHER;

/** @param unit the output to look at */
export const readingOf = ({ reading }: Pick<Network, 'reading'>, unit = 0): Reading => ({
  ...reading,
  unit: reading.kind === 'classes' ? 0 : Math.min(unit, reading.outputs - 1),
});

/** The class that an answer names; 0 for one that is a number. @param row one answer */
export const classOf = (reading: Reading, row: ArrayLike<number>): number =>
  reading.kind === 'number' ? 0 : core.classOf(reading, row, reading.unit);

/** The class that a target names; 0 for one that is a number. */
export const targetClass = (reading: Reading, row: ArrayLike<number>): number =>
  reading.kind === 'number' ? 0 : core.targetClassOf(reading, row, reading.unit);

/** How many classes points and regions can have. */
export const classCount = (reading: Reading): number => (reading.kind === 'number' ? 0 : reading.kind === 'binary' ? 2 : reading.outputs);

/** Each output is a probability of yes, or its logit, so that its threshold can be moved. */
export const isProbability = (reading: Reading): boolean => reading.kind === 'binary' && reading.probability !== undefined;

/** A reading with the reader's own threshold, where it has one that can be moved. @param probability from which on an answer is yes */
export function withThreshold(reading: Reading, probability: number | undefined): Reading {
  if (reading.kind !== 'binary' || reading.probability === undefined || probability === undefined) return reading;
  const logit = Math.log(probability / (1 - probability));
  const { preActivation: _, ...others } = reading;
  // A straight border is drawn where the pre-activation passes the same threshold; through other activations it is not known where that is.
  const moved = reading.preActivationIsLogit ? { preActivation: Math.min(SUREST, Math.max(-SUREST, logit)) } : {};
  return { ...others, threshold: reading.probability === 'output' ? probability : logit, ...moved };
}

/** A logit beyond which float32 knows no probability but 0 and 1. */
const SUREST = 16;

/** How answers are read in every view: as the network means them, but for a threshold that the reader has moved. */
export const readingIn = ({ state }: Pick<Study, 'state'>, network: Network, unit = 0): Reading =>
  withThreshold(readingOf(network, unit), state.options.predictions.threshold);

/** Several outputs that are a question each: more than one can be yes. */
export const isMultiLabel = (reading: Reading): boolean => reading.kind === 'binary' && reading.outputs > 1;

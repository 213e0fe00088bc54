import * as core from '../../../ml/model/output-reading';
import type { Network } from '../messages';

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

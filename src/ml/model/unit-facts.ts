import { type Activation, hasGradient, isMonotone, outputMeaning, outputRange } from '../registry/activations';

/** What the units of a layer give, as plain facts that cross to panels. */
export interface UnitFacts {
  /** The smallest and largest number that a unit gives, where both are finite. */
  readonly range?: readonly [low: number, high: number];
  /** A unit whose output is above this says yes rather than no. */
  readonly turn: number;
  /** It gives only a few numbers and jumps from one to the next, so that it changes nothing but at its line. */
  readonly jumps: boolean;
  /** A larger sum never turns a rise of its output into a fall. */
  readonly monotone: boolean;
}

/** Any output above nothing. */
const ABOVE_0 = 1e-6;

export function unitFacts(activation: Activation): UnitFacts {
  const range = outputRange(activation);
  const meaning = outputMeaning(activation);
  const half = meaning === 'probability' || meaning === 'yes-or-no';
  return {
    ...(range.every(Number.isFinite) && { range }),
    turn: half ? 0.5 : range[0] === 0 ? ABOVE_0 : 0,
    jumps: !hasGradient(activation),
    monotone: isMonotone(activation),
  };
}

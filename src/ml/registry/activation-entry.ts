import type { FormulaEntry } from './entry';

export type Range = readonly [low: number, high: number];

/**
 * What an output says by itself, whatever it was trained for.
 * - `number`: no more than the number that it is.
 * - `probability`: of class 1.
 * - `yes-or-no`: 1 or 0.
 * - `sign`: −1 or 1; exactly on the border 0, which is neither.
 * - `signed`: the same by degrees, from −1 to 1.
 * - `distribution`: the probabilities of several classes, together 1.
 * - `log-distribution`: their logarithms.
 */
export type OutputMeaning = 'number' | 'probability' | 'yes-or-no' | 'sign' | 'signed' | 'distribution' | 'log-distribution';

/** The function that undoes an activation's curve, so that outputs grow evenly with their pre-activations: `logit` undoes sigmoid, `atanh` tanh, `log` softmax. */
export type Link = 'identity' | 'logit' | 'atanh' | 'log';

/**
 * What the pre-activations of a row say of its outputs.
 * - `largest`: the largest output is that of the largest pre-activation, and of no other.
 * - `even`: besides, two outputs differ by as much as their pre-activations, once what `link` names has been undone.
 */
export type RowOrder = 'largest' | 'even';

/**
 * Outputs at which hardly any error comes back through an activation.
 * - `off`: what it gives all along a side where its slope is 0, as ReLU's 0. A unit that gives it for every sample is dead.
 * - `low`, `high`: at most the one, or at least the other, it is saturated: its slope is no more than a twentieth of its largest.
 */
export type Flat = { readonly off: number } | { readonly low: number; readonly high: number };

/** A parameter's value by its name. */
type Params = Readonly<Record<string, unknown>>;

export interface ActivationEntry extends FormulaEntry {
  /** The smallest and largest number it gives, or comes near to. */
  readonly range: Range | ((params: Params) => Range);
  /** `number` when left out. */
  readonly meaning?: OutputMeaning;
  /** `identity` when left out. */
  readonly link?: Link;
  /**
   * The pre-activation above which the output is above so much, and below which it is not; undefined where there are several, or none.
   * Left out where that is so for every output.
   */
  readonly preActivationAt?: (output: number, params: Params) => number | undefined;
  /** What follows for the largest of several outputs; left out where it can be another than that of the largest pre-activation. */
  readonly rowOrder?: RowOrder | ((params: Params) => RowOrder | undefined);
  /** Left out where it is flat nowhere, everywhere but at its jumps, or by degrees only. */
  readonly flat?: Flat | ((params: Params) => Flat | undefined);
  /** The largest size of its slope, where that is below 1: a gradient that comes through is multiplied by no more. 1 or more when left out. */
  readonly steepest?: number;
  /** False where the derivative is 0 wherever it exists, so that nothing can be learned through the function. True when left out. */
  readonly gradient?: boolean;
  /** False where it falls in some places and rises in others, also for some of its parameters. True when left out. */
  readonly monotone?: boolean;
  /** True where each value depends on all others of its row (the last axis). False when left out. */
  readonly wholeRow?: boolean;
}

export const allNumbers: Range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
export const positive: Range = [0, Number.POSITIVE_INFINITY];
export const negative: Range = [Number.NEGATIVE_INFINITY, 0];

/** For functions that are f(z) = z above 0. */
export const above0 = (output: number): number | undefined => (output > 0 ? output : undefined);

/** Where Keras describes an activation function. */
export const activationPage = (name: string): string => `https://keras.io/api/layers/activations/#${name.replaceAll('_', '')}-function`;

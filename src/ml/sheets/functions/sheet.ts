import type { Body } from './curve';
import type { Minima } from './minimum';

/** Where the functions of a sheet are looked at: from one x to another, both included where the step meets them. */
export interface SheetRange {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** from, from + step, …, at most `to`. */
  readonly values: Float64Array;
}

/** A formula in two spellings: as a sheet takes it (`2*x - 1`), and as a person writes it (`2x − 1`). */
export interface Formula {
  readonly text: string;
  readonly written: string;
}

export interface SheetFunction {
  /** As it is in the sheet: the expression, or the name of an activation or loss with its parameters. */
  readonly text: string;
  /** As a person writes it, at the end of its curve: `x² − x − 2`. */
  readonly written: string;
  readonly body: Body;
  /** The derivative's formula; undefined where there is none to read, though every slope is known. */
  readonly derivative?: Formula;
  /** At each x of the range; NaN or infinite where there is no value. */
  readonly y: Float64Array;
  /** The slope there, exact to rounding; NaN or infinite where there is none: at corners, jumps and gaps. */
  readonly slope: Float64Array;
  readonly minima: Minima;
}

/** A file that describes functions in place of a network: everything that its view shows, evaluated. */
export interface FunctionSheet {
  readonly kind: 'functions';
  readonly name?: string;
  readonly x: SheetRange;
  readonly functions: readonly SheetFunction[];
}

import type { StepLook } from '../look-inside';
import type { StepNetwork } from '../step-network';

/** The numbers of a layer for the sample. */
export interface LayerBlock {
  /** Index in the network's layers. */
  readonly layer: number;
  readonly of: 'input' | 'preActivations' | 'output' | 'dOutput' | 'dPreActivations' | 'dInput' | 'mask' | 'mean' | 'variance';
  /** Of `input` and `dInput`: which of several inputs; 0 if not set. */
  readonly input?: number;
}

/** The numbers of one time step of a recurrent layer, or their slopes. */
export interface TimeBlock {
  readonly layer: number;
  /** In the order in which they are computed. */
  readonly timeStep: number;
  /** A name of the look's `blocks`. */
  readonly block: string;
  readonly of: 'value' | 'slope';
}

/** The numbers of a variable, by `layer/variable`; its step is what the update adds to it. */
export interface VariableBlock {
  readonly variable: string;
  readonly of: 'before' | 'gradient' | 'clipped' | 'finiteDifference' | 'memoryBefore' | 'memoryAfter' | 'step' | 'after';
  /** Of the memory. */
  readonly slot?: string;
}

/** The losses of the batch's rows, or the sample's target. */
export interface SampleBlock {
  readonly of: 'rowLosses' | 'target';
}

export type Block = LayerBlock | TimeBlock | VariableBlock | SampleBlock;

/** One number of a step; `index` is row-major. The loss is the mean of the batch. */
export type Cell = (Block & { readonly index: number }) | { readonly of: 'loss' };

/** Some numbers of one block. */
export type Cells = Block & { readonly indices: readonly number[] };

/** A step that is explained. Variables that are not in the look are written without their numbers. */
export interface Step {
  readonly look: StepLook;
  readonly network: StepNetwork;
}

/** How numbers and the few words between them are written. */
export interface Writing {
  number(value: number): string;
  /** With so many decimals at most. */
  fixed(value: number, decimals: number): string;
  /** Written in place of the middle of a long sum or list: `… 780 more terms …`. */
  moreTerms(count: number): string;
  /** Written in place of the other rows of a large batch: `… 127 more rows …`. */
  moreRows(count: number): string;
  /** Sums of more terms are shortened in the middle; 10 if not set. */
  readonly most?: number;
}

/** Where a number comes from. */
export interface Explanation {
  /** Equations, the last of which ends in the number: `0.2·1 + 0.2·0.5 + 0.1 = 0.4`. Empty for numbers that were given. */
  readonly lines: readonly string[];
  /** The numbers that it was made of. */
  readonly uses: readonly Cells[];
}

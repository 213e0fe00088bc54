/** What the numbers of a tensor are, as in NumPy: int64, float64 or bool. */
export type NumberType = 'int' | 'float' | 'bool';

export interface TensorValue {
  readonly shape: readonly number[];
  readonly type: NumberType;
  /** Row-major, whatever the shape; true is 1. */
  readonly values: Float64Array;
}

/** What an operation takes: a tensor of the sheet, what an operation before it in the same expression came to, or numbers that are written there. */
export type Operand = { readonly text: string } & (
  | { readonly is: 'tensor'; readonly name: string }
  | { readonly is: 'step'; readonly step: number }
  | { readonly is: 'numbers'; readonly value: TensorValue }
);

/** From which cells of its operands each cell of a result comes; `sources.ts` answers by it. Cells are counted row-major, strides in cells. */
export type Way =
  /** One cell of the operand, at `offset` and the place along each axis times its stride: transpose, slices, new axes. */
  | { readonly is: 'view'; readonly offset: number; readonly strides: readonly number[] }
  /** The cell with the same number: reshape. */
  | { readonly is: 'same' }
  /** The cell with the number that is given for each: a list or a mask as an index. */
  | { readonly is: 'picked'; readonly cells: Uint32Array }
  /** The cells at the same place of all operands, which are stretched to the result's shape. */
  | { readonly is: 'each' }
  /** A cell of one of the operands, which are put one after another along the axis, or, stacked, are each one place of it. */
  | { readonly is: 'joined'; readonly axis: number; readonly stacked: boolean }
  /** `length` cells of either operand, which are multiplied one with another and added up. */
  | {
      readonly is: 'product';
      readonly length: number;
      /** Strides of the first and the second operand along the result's axes, and along the sum. */
      readonly strides: readonly [readonly number[], readonly number[]];
      readonly steps: readonly [number, number];
    }
  /** All cells along these axes. */
  | { readonly is: 'reduced'; readonly axes: readonly number[]; readonly keepdims: boolean }
  /** All cells up to this one along the axis; of a flat list where there is none. */
  | { readonly is: 'running'; readonly axis: number | undefined }
  /** None: it was made, not computed from other tensors. */
  | { readonly is: 'made' };

/** One operation of an expression. */
export interface Step {
  /** NumPy's name or sign: `matmul`, `+`; `slice` for an index, `.shape` for an attribute. */
  readonly operation: string;
  /** The part of the expression. */
  readonly text: string;
  readonly operands: readonly Operand[];
  readonly value: TensorValue;
  readonly way: Way;
}

export interface NamedTensor {
  readonly name: string;
  readonly value: TensorValue;
  /** The expression that it comes from; not set for numbers that are written in the sheet. */
  readonly text?: string;
  /** The operations of the expression in the order in which they are computed; the last one gives the tensor. */
  readonly steps: readonly Step[];
}

/** Tensors that were written down and what was computed from them, in the order of the sheet. */
export interface TensorSheet {
  readonly kind: 'tensors';
  readonly name?: string;
  readonly tensors: readonly NamedTensor[];
}

import type { Part } from '../expression/tree';
import { fail } from '../mistake';
import { type Context, type Known, shortText } from '../operations/context';

/** The arguments of one call, by the names that NumPy has for them. */
export interface Call {
  readonly context: Context;
  readonly name: string;
  /** The whole call. */
  readonly part: Part;
  /** True where the argument was given, and is not None. */
  has(parameter: string): boolean;
  partOf(parameter: string): Part;
  tensor(parameter: string): Known;
  /** Tensors in a list, or the places along the first axis of one. */
  tensors(parameter: string): readonly Known[];
  /** Whole numbers, of one number or a list; they are no operands of a reader's. */
  integers(parameter: string): readonly number[];
  integer(parameter: string, otherwise: number): number;
  truth(parameter: string): boolean;
}

export interface TensorFunction {
  /** In NumPy's order. */
  readonly parameters: readonly string[];
  /** How many of them must be given. */
  readonly needs: number;
  /** As a method of a tensor, too: `a.sum()`. */
  readonly method?: true;
  /** As a method it takes its sizes or axes one by one, too: `a.reshape(3, 2)`. */
  readonly oneByOne?: true;
  readonly run: (call: Call) => Known;
}

/** Counted from the front. @throws Mistake if there is no such axis */
export function axisOf(call: Call, parameter: string, given: number, ndim: number, what: string): number {
  if (given < -ndim || given >= ndim) fail('tensor-axis', { what, axis: given, ndim }, call.partOf(parameter));
  return given < 0 ? given + ndim : given;
}

export function axesOf(call: Call, parameter: string, { value, part }: Known): number[] {
  const ndim = value.shape.length;
  if (!call.has(parameter)) return value.shape.map((_, axis) => axis);
  const axes = call.integers(parameter).map((axis) => axisOf(call, parameter, axis, ndim, shortText(call.context, part)));
  if (new Set(axes).size < axes.length) fail('tensor-axis-twice', undefined, call.partOf(parameter));
  return axes;
}

export function sizesOf(call: Call, parameter: string): number[] {
  const sizes = call.integers(parameter);
  const wrong = sizes.find((size) => size < 0);
  if (wrong !== undefined) fail('tensor-negative-size', { size: wrong }, call.partOf(parameter));
  return [...sizes];
}

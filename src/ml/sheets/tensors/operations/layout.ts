import { volume } from '../../../language/shape';
import type { Part } from '../expression/tree';
import { fail } from '../mistake';
import { rowMajor, stretched } from '../strides';
import { type Context, computed, type Known, shortText } from './context';
import { commonType } from './elementwise';
import { reshapedStrides } from './memory-order';
import { tensorOf, walk } from './value';

/** A place along an axis of the operand for each axis of the result, as strides in its cells and in memory. */
interface View {
  readonly shape: readonly number[];
  readonly offset: number;
  readonly strides: readonly number[];
  readonly memory: readonly number[];
}

/** Other axes of the same numbers, or some of them. */
export function applyView(context: Context, operation: string, operand: Known, view: View, part: Part): Known {
  const { shape, offset, strides, memory } = view;
  context.room.take(shape, shortText(context, part), part);
  const values = new Float64Array(volume(shape));
  walk(shape, [strides], (cell, [at = 0]) => {
    values[cell] = operand.value.values[offset + at] as number;
  });
  return computed(
    context,
    operation,
    [operand],
    tensorOf(shape, operand.value.type, values, [...memory]),
    { is: 'view', offset, strides },
    part,
  );
}

/** @param axes of the operand, in the order of the result's */
export function applyTranspose(context: Context, operation: string, operand: Known, axes: readonly number[], part: Part): Known {
  const { shape, strides: memory } = operand.value;
  const own = rowMajor(shape);
  const pick = (list: readonly number[]): number[] => axes.map((axis) => list[axis] as number);
  return applyView(context, operation, operand, { shape: pick(shape), offset: 0, strides: pick(own), memory: pick(memory) }, part);
}

/** The numbers in their order, in another shape. @param wanted one size may be -1: whatever is left */
export function applyReshape(context: Context, operation: string, operand: Known, wanted: readonly number[], part: Part): Known {
  const { value } = operand;
  const cells = value.values.length;
  const open = wanted.filter((size) => size === -1).length;
  const known = volume(wanted.filter((size) => size !== -1));
  const left = known === 0 ? 0 : cells / known;
  const fits = wanted.every((size) => size >= -1) && open <= 1 && (open ? Number.isInteger(left) && known > 0 : known === cells);
  if (!fits) {
    const what = shortText(context, operand.part);
    fail('tensor-reshape', { what, shape: [...value.shape], cells, wanted: [...wanted], open }, part);
  }
  const shape = wanted.map((size) => (size === -1 ? left : size));
  context.room.take(shape, shortText(context, part), part);
  const strides = cells === 0 ? rowMajor(shape) : reshapedStrides(value, shape);
  return computed(context, operation, [operand], tensorOf(shape, value.type, value.values, strides), { is: 'same' }, part);
}

export function applyBroadcast(context: Context, operand: Known, to: readonly number[], part: Part): Known {
  const { shape, strides } = operand.value;
  const offset = to.length - shape.length;
  if (offset < 0 || shape.some((size, axis) => size !== 1 && size !== to[axis + offset])) {
    fail('tensor-broadcast-to', { what: shortText(context, operand.part), shape: [...shape], to: [...to] }, part);
  }
  const view = { shape: to, offset: 0, strides: stretched(shape, rowMajor(shape), to), memory: stretched(shape, strides, to) };
  return applyView(context, 'broadcast_to', operand, view, part);
}

/** Puts tensors one after another along an axis, or, stacked, along a new one. */
export function applyJoin(
  context: Context,
  operation: string,
  operands: readonly Known[],
  { axis, stacked }: { readonly axis: number; readonly stacked: boolean },
  part: Part,
): Known {
  const [first] = operands;
  if (!first) return fail('tensor-nothing-to-join', { operation }, part);
  const shapes = operands.map(({ value }) => value.shape);
  const other = operands.find(
    ({ value: { shape } }) =>
      shape.length !== first.value.shape.length || shape.some((size, i) => size !== first.value.shape[i] && (stacked || i !== axis)),
  );
  if (other) {
    const names = { a: shortText(context, first.part), b: shortText(context, other.part) };
    fail('tensor-join', { operation, ...names, aShape: [...first.value.shape], bShape: [...other.value.shape], axis, stacked }, part);
  }
  const sizes = shapes.map((shape) => (stacked ? 1 : (shape[axis] as number)));
  const total = sizes.reduce((a, b) => a + b, 0);
  const shape = stacked
    ? [...first.value.shape.slice(0, axis), total, ...first.value.shape.slice(axis)]
    : first.value.shape.map((size, i) => (i === axis ? total : size));
  context.room.take(shape, shortText(context, part), part);
  const values = new Float64Array(volume(shape));
  const after = volume(shape.slice(axis + 1));
  let place = 0;
  for (const [i, { value }] of operands.entries()) {
    const run = (sizes[i] as number) * after;
    for (let block = 0; run > 0 && block * run < value.values.length; block++) {
      values.set(value.values.subarray(block * run, (block + 1) * run), (block * total + place) * after);
    }
    place += sizes[i] as number;
  }
  const type = commonType(operands.map(({ value }) => value.type));
  return computed(context, operation, operands, tensorOf(shape, type, values), { is: 'joined', axis, stacked }, part);
}

/** Numbers that are not computed from others. */
export function made(
  context: Context,
  operation: string,
  { shape, type, values }: Pick<Known['value'], 'shape' | 'type' | 'values'>,
  part: Part,
): Known {
  return computed(context, operation, [], tensorOf(shape, type, values), { is: 'made' }, part);
}

import { volume } from '../../../language/shape';
import type { Part } from '../expression/tree';
import { fail } from '../mistake';
import { rowMajor } from '../strides';
import { type Context, computed, type Known, shortText } from './context';
import { applyView } from './layout';
import { tensorOf, type Value } from './value';

/** An index as it was computed; a slice's bounds are undefined where it begins or ends by itself. */
export type Index = Part &
  (
    | { readonly is: 'at'; readonly place: number }
    | { readonly is: 'slice'; readonly start: number | undefined; readonly stop: number | undefined; readonly step: number }
    | { readonly is: 'rest' }
    | { readonly is: 'new' }
  );

/** Where a slice begins and how many places it has. Source: PySlice_AdjustIndices in CPython's sliceobject.c */
function sliceOf(size: number, { start, stop, step }: Extract<Index, { is: 'slice' }>): { readonly from: number; readonly count: number } {
  const [least, most] = step > 0 ? [0, size] : [-1, size - 1];
  const place = (bound: number | undefined, otherwise: number): number =>
    bound === undefined ? otherwise : Math.max(least, Math.min(most, bound < 0 ? bound + size : bound));
  const from = place(start, step > 0 ? least : most);
  const to = place(stop, step > 0 ? most : least);
  return { from, count: Math.max(0, Math.ceil((to - from) / step)) };
}

/** `a[0, 1:3]`: one place along an axis, some of them, all of them, or a new axis. */
export function applyIndex(context: Context, operand: Known, items: readonly Index[], part: Part): Known {
  const { shape, strides: memory } = operand.value;
  const what = shortText(context, operand.part);
  const taken = items.filter(({ is }) => is === 'at' || is === 'slice').length;
  if (taken > shape.length) fail('tensor-too-many-indices', { what, shape: [...shape], found: taken }, part);
  const rests = items.filter(({ is }) => is === 'rest');
  if (rests[1]) fail('tensor-unexpected', { text: '...' }, rests[1]);
  const whole: Index = { is: 'slice', start: undefined, stop: undefined, step: 1, from: part.from, to: part.to };
  const others = Array.from({ length: shape.length - taken }, () => whole);
  const all = rests.length ? items.flatMap((item) => (item.is === 'rest' ? others : [item])) : [...items, ...others];
  const own = rowMajor(shape);
  const view = { shape: [] as number[], offset: 0, strides: [] as number[], memory: [] as number[] };
  let axis = 0;
  for (const item of all) {
    if (item.is === 'new') {
      view.shape.push(1);
      view.strides.push(0);
      view.memory.push(0);
      continue;
    }
    const size = shape[axis] as number;
    const [stride, inMemory] = [own[axis] as number, memory[axis] as number];
    if (item.is === 'at') {
      const { place } = item;
      if (place < -size || place >= size) fail('tensor-index', { what, place, axis, size, ndim: shape.length }, item);
      view.offset += (place < 0 ? place + size : place) * stride;
    } else if (item.is === 'slice') {
      const { from, count } = sliceOf(size, item);
      if (count > 0) view.offset += from * stride;
      view.shape.push(count);
      view.strides.push(stride * item.step);
      view.memory.push(inMemory * item.step);
    }
    axis++;
  }
  return applyView(context, 'slice', operand, view, part);
}

/** `a[[0, 2]]` takes places along the first axis, `a[a > 2]` the numbers where a mask of truths is true. */
export function applyPick(context: Context, operand: Known, index: Known, part: Part): Known {
  return index.value.type === 'bool' ? applyMask(context, operand, index, part) : applyPlaces(context, operand, index, part);
}

function applyPlaces(context: Context, operand: Known, index: Known, part: Part): Known {
  const { shape } = operand.value;
  const what = shortText(context, operand.part);
  const [size] = shape;
  if (size === undefined) return fail('tensor-too-many-indices', { what, shape: [], found: 1 }, part);
  if (index.value.type === 'float' && index.value.values.length > 0) fail('tensor-index-kind', undefined, index.part);
  const within = volume(shape.slice(1));
  const place = index.value.values.find((v) => v < -size || v >= size);
  if (place !== undefined) fail('tensor-index', { what, place, axis: 0, size, ndim: shape.length }, index.part);
  const to = [...index.value.shape, ...shape.slice(1)];
  context.room.take(to, shortText(context, part), part);
  const cells = new Uint32Array(volume(to));
  for (let i = 0; i < cells.length; i++) {
    const at = index.value.values[Math.floor(i / within)] as number;
    cells[i] = (at < 0 ? at + size : at) * within + (i % within);
  }
  return picked(context, operand, to, cells, part);
}

function applyMask(context: Context, operand: Known, mask: Known, part: Part): Known {
  const { shape } = operand.value;
  const own = mask.value.shape;
  if (own.length > shape.length || own.some((size, axis) => size !== shape[axis])) {
    const names = { what: shortText(context, operand.part), mask: shortText(context, mask.part) };
    fail('tensor-mask', { ...names, shape: [...shape], maskShape: [...own] }, mask.part);
  }
  const within = volume(shape.slice(own.length));
  const chosen = [...mask.value.values.keys()].filter((i) => mask.value.values[i] !== 0);
  const to = [chosen.length, ...shape.slice(own.length)];
  context.room.take(to, shortText(context, part), part);
  const cells = Uint32Array.from(chosen.flatMap((i) => Array.from({ length: within }, (_, k) => i * within + k)));
  return picked(context, operand, to, cells, part);
}

function picked(context: Context, operand: Known, shape: readonly number[], cells: Uint32Array, part: Part): Known {
  const values = Float64Array.from(cells, (cell) => operand.value.values[cell] as number);
  const value: Value = tensorOf(shape, operand.value.type, values);
  return computed(context, 'pick', [operand], value, { is: 'picked', cells }, part);
}

import { rowMajor } from '../strides';
import type { Value } from './value';

/**
 * The axes as NumPy's iterator takes them, the innermost first: by the strides of the operands, of which the first that differ decide.
 * Source: npyiter_find_best_axis_ordering in numpy/_core/src/multiarray/nditer_constr.c
 * @param strides of each operand along the axes; 0 along those that it is stretched along
 */
export function axesFromInside(ndim: number, strides: readonly (readonly number[])[]): number[] {
  const order: number[] = [];
  for (let axis = ndim - 1; axis >= 0; axis--) {
    let place = order.length;
    for (let i = order.length - 1; i >= 0; i--) {
      const goesInside = isInside(axis, order[i] as number, strides);
      if (goesInside === false) break;
      if (goesInside) place = i;
    }
    order.splice(place, 0, axis);
  }
  return order;
}

/** True if the axis belongs within the other one; undefined where no operand says so. */
function isInside(axis: number, other: number, strides: readonly (readonly number[])[]): boolean | undefined {
  let inside: boolean | undefined;
  for (const own of strides) {
    const [a, b] = [Math.abs(own[axis] as number), Math.abs(own[other] as number)];
    if (a === 0 || b === 0) continue;
    // Where operands disagree, the order of the axes wins.
    if (b <= a) inside = false;
    else inside ??= true;
  }
  return inside;
}

/** Strides of a new array whose axes lie in this order in memory. */
export function stridesInOrder(shape: readonly number[], fromInside: readonly number[]): number[] {
  const strides = shape.map(() => 0);
  let step = 1;
  for (const axis of fromInside) {
    strides[axis] = step;
    step *= shape[axis] as number;
  }
  return strides;
}

/**
 * How many numbers NumPy's innermost loop reduces at once: those along all reduced axes that come before any that is kept. What does not lie
 * together is copied into a buffer first, which holds 8,192 numbers; larger ones than that are added up in other parts there.
 */
export function innerSize({ shape, strides }: Pick<Value, 'shape' | 'strides'>, reduced: ReadonlySet<number>): number {
  const own = strides.map((stride, axis) => (shape[axis] === 1 ? 0 : stride));
  const axes = axesFromInside(shape.length, [own]).filter((axis) => shape[axis] !== 1);
  const kept = axes.findIndex((axis) => !reduced.has(axis));
  return (kept < 0 ? axes : axes.slice(0, kept)).reduce((size, axis) => size * (shape[axis] as number), 1);
}

/** Strides after a reshape: those of the same memory where that is possible, else of a copy. Source: _attempt_nocopy_reshape in shape.c */
export function reshapedStrides({ shape, strides }: Value, to: readonly number[]): number[] {
  const old = shape.map((size, axis) => [size, strides[axis] as number] as const).filter(([size]) => size !== 1);
  const found: number[] = [];
  let [oi, oj, ni, nj] = [0, 1, 0, 1];
  while (ni < to.length && oi < old.length) {
    let [np, op] = [to[ni] as number, old[oi]?.[0] as number];
    while (np !== op) {
      if (np < op) np *= to[nj++] as number;
      else op *= old[oj++]?.[0] as number;
      if (Number.isNaN(np + op)) return rowMajor(to);
    }
    for (let k = oi; k < oj - 1; k++) {
      const [here, next] = [old[k], old[k + 1]] as [readonly [number, number], readonly [number, number]];
      if (here[1] !== next[0] * next[1]) return rowMajor(to);
    }
    found[nj - 1] = old[oj - 1]?.[1] as number;
    for (let k = nj - 1; k > ni; k--) found[k - 1] = (found[k] as number) * (to[k] as number);
    [ni, oi] = [nj++, oj++];
  }
  const last = ni >= 1 ? (found[ni - 1] as number) : 1;
  for (let k = ni; k < to.length; k++) found[k] = last;
  return found;
}

import { Cast, type CastAttrs, OneHot, type OneHotAttrs, Select, util } from '@tensorflow/tfjs-core';
import { elements, integers, makeOutput } from './heap';
import { defineKernel } from './kernel';

/** Kernels that the backend's own has right for some types of elements only. */
export function defineTypedKernels(): void {
  // The backend's own keeps the lowest byte of the integer part: 0.5 and 256 are then false.
  defineKernel<'x', CastAttrs>(Cast, (original) => ({ x }, { dtype }, backend) => {
    if (dtype !== 'bool' || x.dtype === 'string') return original({ x }, { dtype }, backend);
    const out = makeOutput(backend, x.shape, dtype);
    const [from, to] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out)];
    for (let i = 0; i < to.length; i++) to[i] = from[i] === 0 ? 0 : 1;
    return out;
  });
  // The backend's own writes four bytes an element, beyond the end of a tensor of booleans.
  defineKernel<'condition' | 't' | 'e', unknown>(Select, (original) => ({ condition, t, e }, attrs, backend) => {
    if (!util.arraysEqual(condition.shape, t.shape)) return original({ condition, t, e }, attrs, backend);
    const out = makeOutput(backend, t.shape, t.dtype);
    const chosen = backend.typedArrayFromHeap(condition);
    const [yes, no, to] = [elements(backend, t), elements(backend, e), elements(backend, out)];
    for (let i = 0; i < to.length; i++) {
      // All bits set where true: a branch that cannot be foreseen would take twice as long.
      const mask = -(chosen[i] as number) >> 31;
      to[i] = ((yes[i] as number) & mask) | ((no[i] as number) & ~mask);
    }
    return out;
  });
  // The backend's own writes integers, whatever the type.
  defineKernel<'indices', OneHotAttrs>(OneHot, () => ({ indices }, { dtype, depth, onValue, offValue }, backend) => {
    const out = makeOutput(backend, [...indices.shape, depth], dtype);
    const to = backend.typedArrayFromHeap(out).fill(offValue);
    const hot = integers(backend, indices);
    for (let i = 0; i < hot.length; i++) {
      const index = hot[i] as number;
      if (index >= 0 && index < depth) to[i * depth + index] = onValue;
    }
    return out;
  });
}

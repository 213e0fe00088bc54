import { ClipByValue, type ClipByValueAttrs, Log1p, Relu6, Sign, Tanh, type TypedArray } from '@tensorflow/tfjs-core';
import { makeOutput } from './heap';
import { defineKernel } from './kernel';
import { tanhInto } from './tanh';

/** A kernel of one tensor, element by element. Each has a loop of its own: V8 makes no fast code of one that they share. */
function defineUnary(name: string, compute: (from: TypedArray, to: TypedArray) => void): void {
  defineKernel<'x', unknown>(name, () => ({ x }, _, backend) => {
    const out = makeOutput(backend, x.shape, x.dtype);
    compute(backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out));
    return out;
  });
}

/** A kernel that keeps numbers between two limits. The backend's own is for float32 only, and makes a limit of NaN. */
function defineLimits<Attrs>(name: string, limitsOf: (attrs: Attrs) => readonly [low: number, high: number]): void {
  defineKernel<'x', Attrs>(name, (original) => ({ x }, attrs, backend) => {
    const isFloat = x.dtype === 'float32';
    const out = isFloat ? original({ x }, attrs, backend) : makeOutput(backend, x.shape, x.dtype);
    const [from, to] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out)];
    const [low, high] = limitsOf(attrs);
    for (let i = 0; i < to.length; i++) {
      const value = from[i] as number;
      if (Number.isNaN(value)) to[i] = value;
      else if (!isFloat) to[i] = Math.min(high, Math.max(low, value));
    }
    return out;
  });
}

/**
 * Functions of one number that the backend's own gets wrong: 0 for the logarithm of 1 + x and for the sign of an x below 1e-7;
 * a limit, where NaN has to stay NaN to be found. And tanh, which is slow for what recurrent layers ask of it.
 */
export function defineElementwise(): void {
  defineUnary(Log1p, (from, to) => {
    for (let i = 0; i < to.length; i++) to[i] = Math.log1p(from[i] as number);
  });
  defineUnary(Sign, (from, to) => {
    for (let i = 0; i < to.length; i++) to[i] = Math.sign(from[i] as number);
  });
  defineUnary(Tanh, tanhInto);
  defineLimits<ClipByValueAttrs>(ClipByValue, ({ clipValueMin, clipValueMax }) => [clipValueMin, clipValueMax]);
  defineLimits(Relu6, () => [0, 6]);
}

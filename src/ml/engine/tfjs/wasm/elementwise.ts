import { ClipByValue, type ClipByValueAttrs, Log1p, Relu6, Sign, Tanh } from '@tensorflow/tfjs-core';
import { makeOutput } from './heap';
import { defineKernel } from './kernel';
import { tanh } from './tanh';

function defineUnary(name: string, compute: (x: number) => number): void {
  defineKernel<'x', unknown>(name, () => ({ x }, _, backend) => {
    const out = makeOutput(backend, x.shape, x.dtype);
    const [from, to] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out)];
    for (let i = 0; i < to.length; i++) to[i] = compute(from[i] as number);
    return out;
  });
}

/**
 * Functions of one number that the backend's own gets wrong: 0 for the logarithm of 1 + x and for the sign of an x below 1e-7;
 * a limit, where NaN has to stay NaN to be found. And tanh, which is slow for what recurrent layers ask of it.
 */
export function defineElementwise(): void {
  defineUnary(Log1p, Math.log1p);
  defineUnary(Sign, Math.sign);
  defineUnary(Relu6, (x) => Math.min(6, Math.max(0, x)));
  defineUnary(Tanh, tanh);
  defineKernel<'x', ClipByValueAttrs>(ClipByValue, () => ({ x }, { clipValueMin: low, clipValueMax: high }, backend) => {
    const out = makeOutput(backend, x.shape, x.dtype);
    const [from, to] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out)];
    for (let i = 0; i < to.length; i++) to[i] = Math.min(high, Math.max(low, from[i] as number));
    return out;
  });
}

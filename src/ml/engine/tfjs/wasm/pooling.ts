import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  AvgPoolGrad,
  type AvgPoolGradAttrs,
  backend_util,
  MaxPoolGrad,
  type MaxPoolGradAttrs,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { ConvInfo } from './convolution';
import { floats, makeOutput } from './heap';
import { defineKernel } from './kernel';

/** A window of the input, cut off at its edges: rows `top` to `bottom`, columns `left` to `right`, the last ones excluded. */
type Spread = (top: number, bottom: number, left: number, right: number, picture: number, dyAt: number) => void;

/** Calls `spread` for each window, with the place of its first channel in dy, [batch, outHeight, outWidth, channels]. */
function forEachWindow(pool: ConvInfo, spread: Spread): void {
  const { batchSize, outHeight, outWidth, inHeight, inWidth, inChannels, strideHeight, strideWidth, padInfo } = pool;
  let dyAt = 0;
  for (let picture = 0; picture < batchSize; picture++) {
    for (let y = 0; y < outHeight; y++) {
      const top = y * strideHeight - padInfo.top;
      const bottom = Math.min(top + pool.filterHeight, inHeight);
      for (let x = 0; x < outWidth; x++, dyAt += inChannels) {
        const left = x * strideWidth - padInfo.left;
        spread(Math.max(top, 0), bottom, Math.max(left, 0), Math.min(left + pool.filterWidth, inWidth), picture, dyAt);
      }
    }
  }
}

function maxGradient(backend: BackendWasm, pool: ConvInfo, input: TensorInfo, gradients: TensorInfo): TensorInfo {
  const out = makeOutput(backend, input.shape);
  const [x, dy, dx] = [floats(backend, input), floats(backend, gradients), floats(backend, out)];
  const { inHeight, inWidth, inChannels } = pool;
  dx.fill(0);
  forEachWindow(pool, (top, bottom, left, right, picture, dyAt) => {
    for (let channel = 0; channel < inChannels; channel++) {
      let best = ((picture * inHeight + top) * inWidth + left) * inChannels + channel;
      let most = x[best] as number;
      for (let row = top; row < bottom; row++) {
        let p = ((picture * inHeight + row) * inWidth + left) * inChannels + channel;
        for (let column = left; column < right; column++, p += inChannels) {
          const value = x[p] as number;
          // Of equal values the first one takes the gradient, as in TensorFlow.
          if (value > most) {
            most = value;
            best = p;
          }
        }
      }
      dx[best] = (dx[best] as number) + (dy[dyAt + channel] as number);
    }
  });
  return out;
}

function averageGradient(backend: BackendWasm, pool: ConvInfo, input: TensorInfo, gradients: TensorInfo): TensorInfo {
  const out = makeOutput(backend, input.shape);
  const [dy, dx] = [floats(backend, gradients), floats(backend, out)];
  const { inHeight, inWidth, inChannels } = pool;
  dx.fill(0);
  forEachWindow(pool, (top, bottom, left, right, picture, dyAt) => {
    const share = 1 / ((bottom - top) * (right - left));
    for (let row = top; row < bottom; row++) {
      let p = ((picture * inHeight + row) * inWidth + left) * inChannels;
      for (let column = left; column < right; column++) {
        for (let channel = 0; channel < inChannels; channel++, p++) dx[p] = (dx[p] as number) + (dy[dyAt + channel] as number) * share;
      }
    }
  });
  return out;
}

type PoolAttrs = Pick<MaxPoolGradAttrs, 'filterSize' | 'strides' | 'pad'> & { readonly dimRoundingMode?: 'floor' | 'round' | 'ceil' };

function poolInfoOf({ shape }: TensorInfo, { filterSize, strides, pad, dimRoundingMode }: PoolAttrs): ConvInfo {
  return backend_util.computePool2DInfo(shape as [number, number, number, number], filterSize, strides, 1, pad, dimRoundingMode);
}

/**
 * Gradients of pooling over [batch, height, width, channels]. The backend's own loses the gradient of a maximum that is not
 * positive, and takes a window cut off at the edge for a whole one in an average.
 */
export function definePoolingGradients(): void {
  defineKernel<'dy' | 'input', MaxPoolGradAttrs>(MaxPoolGrad, () => ({ input, dy }, attrs, backend) => {
    return maxGradient(backend, poolInfoOf(input, attrs), input, dy);
  });
  defineKernel<'dy' | 'input', AvgPoolGradAttrs>(AvgPoolGrad, () => ({ input, dy }, attrs, backend) => {
    return averageGradient(backend, poolInfoOf(input, attrs), input, dy);
  });
}

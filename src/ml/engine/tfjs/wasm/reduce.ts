import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend_util, Mean, type MeanAttrs, Sum, type SumAttrs, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { makeOutput } from './heap';
import { defineKernel, type Kernel } from './kernel';

type Numbers = Float32Array | Int32Array;

/** A tensor seen as [outer, reduced, inner]. */
interface Blocks {
  readonly outer: number;
  readonly reduced: number;
  readonly inner: number;
}

/** Undefined where the axes do not lie side by side. */
function blocksOf(shape: readonly number[], axes: readonly number[]): Blocks | undefined {
  const first = Math.min(shape.length, ...axes);
  const last = Math.max(-1, ...axes);
  const isReduced = (axis: number): boolean => axes.includes(axis);
  for (let axis = first; axis <= last; axis++) if (!isReduced(axis) && shape[axis] !== 1) return undefined;
  const size = (from: number, to: number): number => util.sizeFromShape(shape.slice(from, to));
  return { outer: size(0, first), reduced: size(first, last + 1), inner: size(last + 1, shape.length) };
}

/** Rows added up at a time, so that their memory is still in the processor's cache when the next columns are. */
const rowsAtOnce = 256;

/** Adds up the columns of `count` rows of `width` elements, from element `start` on, four columns at a time. */
function addRows(x: Numbers, start: number, count: number, width: number, sums: Float64Array): void {
  const whole = width - (width % 4);
  for (let column = 0; column < whole; column += 4) {
    let a = sums[column] as number;
    let b = sums[column + 1] as number;
    let c = sums[column + 2] as number;
    let d = sums[column + 3] as number;
    for (let row = 0, p = start + column; row < count; row++, p += width) {
      a += x[p] as number;
      b += x[p + 1] as number;
      c += x[p + 2] as number;
      d += x[p + 3] as number;
    }
    sums[column] = a;
    sums[column + 1] = b;
    sums[column + 2] = c;
    sums[column + 3] = d;
  }
  for (let column = whole; column < width; column++) {
    let sum = sums[column] as number;
    for (let row = 0, p = start + column; row < count; row++, p += width) sum += x[p] as number;
    sums[column] = sum;
  }
}

/** out[outer, inner] = scale · sum of x[outer, reduced, inner], added up in double precision. */
function reduce(x: Numbers, out: Numbers, { outer, reduced, inner }: Blocks, scale: number): void {
  const sums = new Float64Array(inner);
  for (let o = 0; o < outer; o++) {
    sums.fill(0);
    const start = o * reduced * inner;
    for (let row = 0; row < reduced; row += rowsAtOnce) {
      addRows(x, start + row * inner, Math.min(rowsAtOnce, reduced - row), inner, sums);
    }
    for (let i = 0, q = o * inner; i < inner; i++, q++) out[q] = (sums[i] as number) * scale;
  }
}

function reduced(backend: BackendWasm, x: TensorInfo, blocks: Blocks, axes: number[], keepDims: boolean, scale: number): TensorInfo {
  const [shape] = backend_util.computeOutAndReduceShapes(x.shape, axes);
  const out = makeOutput(backend, keepDims ? backend_util.expandShapeToKeepDim(shape, axes) : shape, x.dtype);
  const [from, to] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out)];
  reduce(from as Numbers, to as Numbers, blocks, scale);
  return out;
}

/** A reduction that leaves to the backend's own what `takes` refuses, and axes that do not lie side by side. */
function reduction(
  original: Kernel<'x', SumAttrs>,
  takes: (x: TensorInfo) => boolean,
  scaleFor: (count: number) => number,
): Kernel<'x', SumAttrs> {
  return ({ x }, attrs, backend) => {
    const axes = util.parseAxisParam(attrs.axis, x.shape);
    const blocks = takes(x) ? blocksOf(x.shape, axes) : undefined;
    if (!blocks) return original({ x }, attrs, backend);
    return reduced(backend, x, blocks, axes, attrs.keepDims, scaleFor(blocks.reduced));
  };
}

/**
 * Sum and mean. The backend's own adds up in single precision, and where the reduced axes are not the last ones, as in every
 * gradient of a bias and in batch normalization, it transposes first: 3 times slower.
 */
export function defineReductions(): void {
  defineKernel<'x', SumAttrs>(Sum, (original) =>
    reduction(
      original,
      (x) => x.dtype === 'float32' || x.dtype === 'int32',
      () => 1,
    ),
  );
  defineKernel<'x', MeanAttrs>(Mean, (original) =>
    reduction(
      original,
      (x) => x.dtype === 'float32',
      (count) => 1 / count,
    ),
  );
}

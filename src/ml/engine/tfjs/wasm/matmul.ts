import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  _FusedMatMul,
  type _FusedMatMulAttrs,
  BatchMatMul,
  type BatchMatMulAttrs,
  broadcast_util,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core';
import { dispose, elements, floats, idOf, makeOutput, moduleOf, type NativeFunction, release, shapeBytes, sizeOf, viewOf } from './heap';
import { defineKernel, type Kernel } from './kernel';
import { transposeInto } from './transpose';

const products = new WeakMap<BackendWasm, NativeFunction>();
const [id, shape, rank, flag] = ['number', 'array', 'number', 'number'] as const;

/** The C++ function behind the backend's BatchMatMul. */
function productOf(backend: BackendWasm): NativeFunction {
  let product = products.get(backend);
  if (!product) {
    product = moduleOf(backend).cwrap('BatchMatMul', null, [id, shape, rank, id, shape, rank, flag, flag, id]);
    products.set(backend, product);
  }
  return product;
}

/**
 * out = a · b for a of [count, m, k] and b of [count, k, n], all float32. With a count of 1 it is XNNPACK's (30 GFLOP/s on a
 * core of 2026); it packs b when it first meets it and keeps that until b is disposed of.
 */
export function multiply(
  backend: BackendWasm,
  a: TensorInfo,
  b: TensorInfo,
  out: TensorInfo,
  m: number,
  k: number,
  n: number,
  count = 1,
): void {
  const product = productOf(backend);
  const [aShape, bShape] = [shapeBytes([count, m, k]), shapeBytes([count, k, n])];
  product(idOf(backend, a), aShape, 3, idOf(backend, b), bShape, 3, false, false, idOf(backend, out));
}

/** Above this many multiply-adds, packing for XNNPACK costs less than the plain loops that C++ has for a batch of products. */
const worthPacking = 8192;

/** The number of columns with which XNNPACK packed a matrix. */
const packed = new WeakMap<object, number>();

/**
 * XNNPACK keeps what it packed by the tensor's number alone, so a matrix that is met again in another shape (a vector and its
 * transpose share their memory) would be multiplied as it was the first time. Such a one goes by a number of its own.
 */
function withOwnPacking<T>(backend: BackendWasm, b: TensorInfo, use: (b: TensorInfo) => T): T {
  const columns = b.shape.at(-1) as number;
  const known = packed.get(b.dataId);
  if (known === undefined) packed.set(b.dataId, columns);
  if (known === undefined || known === columns) return use(b);
  const view = viewOf(backend, b, 0, b.shape);
  const result = use(view);
  release(backend, view);
  return result;
}

/** A new tensor with the last two dimensions exchanged. It never shares memory, so that its packing is its own. */
function transposed(backend: BackendWasm, x: TensorInfo): TensorInfo {
  const [rows, columns] = x.shape.slice(-2) as [number, number];
  const out = makeOutput(backend, [...x.shape.slice(0, -2), columns, rows]);
  const [from, to] = [elements(backend, x), elements(backend, out)];
  for (let at = 0; at < from.length; at += rows * columns) transposeInto(from, to, rows, columns, at, at);
  return out;
}

type Factors = Readonly<Record<'a' | 'b', TensorInfo>>;

/** Runs `use` with a and b as plain factors: the backend's product of a transposed factor is 8 to 70 times slower. */
function withPlainFactors<T>(
  { a, b }: Factors,
  { transposeA, transposeB }: BatchMatMulAttrs,
  backend: BackendWasm,
  use: (a: TensorInfo, b: TensorInfo) => T,
): T {
  const plainA = transposeA ? transposed(backend, a) : a;
  const plainB = transposeB ? transposed(backend, b) : b;
  const result = use(plainA, plainB);
  if (transposeA) dispose(backend, plainA);
  if (transposeB) dispose(backend, plainB);
  return result;
}

/** Rows and columns of a matrix, or of each of a batch, as it enters the product. */
function sidesOf({ shape }: TensorInfo, transposed: boolean): [number, number] {
  const [rows, columns] = shape.slice(-2) as [number, number];
  return transposed ? [columns, rows] : [rows, columns];
}

/** Multiplies matrix by matrix; a batch of one a is used for every b. */
function multiplyEach(
  backend: BackendWasm,
  a: TensorInfo,
  b: TensorInfo,
  out: TensorInfo,
  [m, k, n]: readonly [number, number, number],
  countA: number,
  countB: number,
): void {
  for (let i = 0; i < countB; i++) {
    const views = [
      viewOf(backend, a, (i % countA) * m * k, [m, k]),
      viewOf(backend, b, i * k * n, [k, n]),
      viewOf(backend, out, i * m * n, [m, n]),
    ] as const;
    multiply(backend, ...views, m, k, n);
    release(backend, ...views);
  }
}

const batchMatMul: Kernel<'a' | 'b', BatchMatMulAttrs> = (inputs, attrs, backend) => {
  const { a, b } = inputs;
  if (a.dtype !== 'float32' || b.dtype !== 'float32') throw new Error('The wasm backend multiplies matrices of float32 only.');
  const [m, k] = sidesOf(a, attrs.transposeA);
  const [inner, n] = sidesOf(b, attrs.transposeB);
  const [batchA, batchB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const [countA, countB] = [util.sizeFromShape(batchA), util.sizeFromShape(batchB)];
  const fit = k === inner && (countA === countB || countA === 1 || countB === 1);
  if (!fit) throw new Error(`Matrices of shapes [${a.shape}] and [${b.shape}] cannot be multiplied.`);
  const out = makeOutput(backend, [...broadcast_util.assertAndGetBroadcastShape(batchA, batchB), m, n]);
  if (sizeOf(a) === 0 || sizeOf(b) === 0) {
    floats(backend, out).fill(0);
    return out;
  }
  withPlainFactors(inputs, attrs, backend, (x, y) => {
    if (countB === 1) withOwnPacking(backend, y, (own) => multiply(backend, x, own, out, countA * m, k, n));
    else if (countA === countB && m * k * n < worthPacking) multiply(backend, x, y, out, m, k, n, countB);
    else multiplyEach(backend, x, y, out, [m, k, n], countA, countB);
  });
  return out;
};

/** Matrix products, plain and with a bias and an activation fused in. */
export function defineMatMul(): void {
  defineKernel<'a' | 'b', BatchMatMulAttrs>(BatchMatMul, () => batchMatMul);
  defineKernel<'a' | 'b', _FusedMatMulAttrs>(_FusedMatMul, (original) => (inputs, attrs, backend) => {
    const batch = Math.max(1, util.sizeFromShape(inputs.b.shape.slice(0, -2)), util.sizeFromShape(inputs.a.shape.slice(0, -2)));
    // The backend's own adds the bias once for every 48 elements of k.
    if (batch > 1) throw new Error('The wasm backend cannot fuse a batch of matrix products; use matMul and add.');
    const plain = { ...attrs, transposeA: false, transposeB: false };
    return withPlainFactors(inputs, attrs, backend, (a, b) =>
      withOwnPacking(backend, b, (own) => original({ ...inputs, a, b: own }, plain, backend)),
    );
  });
}

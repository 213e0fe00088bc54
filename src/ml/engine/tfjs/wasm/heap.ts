import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type DataType, type TensorInfo, util } from '@tensorflow/tfjs-core';

/** A function of the backend's C++. */
export type NativeFunction = (...args: (number | boolean | Uint8Array)[]) => void;

/** Emscripten's module as far as it is used here; tfjs's declarations lack `cwrap`. */
interface WasmModule {
  cwrap(name: string, returns: null, parameters: readonly ('number' | 'array')[]): NativeFunction;
  readonly tfjs: { disposeData(id: number): void };
}

/** Emscripten's module behind a backend. */
export const moduleOf = (backend: BackendWasm): WasmModule => backend.wasm as unknown as WasmModule;

/** The number by which the backend's C++ knows a tensor. */
export const idOf = (backend: BackendWasm, tensor: TensorInfo): number => backend.dataIdMap.get(tensor.dataId).id;

/** A shape as the C++ kernels take it: 32-bit integers, as bytes. */
export const shapeBytes = (shape: readonly number[]): Uint8Array => new Uint8Array(new Int32Array(shape).buffer);

/** A tensor's values in the backend's memory. Dead once any tensor is made, as the memory may have grown. */
export const floats = (backend: BackendWasm, tensor: TensorInfo): Float32Array => backend.typedArrayFromHeap(tensor) as Float32Array;

/** The same for a tensor of type int32. */
export const integers = (backend: BackendWasm, tensor: TensorInfo): Int32Array => backend.typedArrayFromHeap(tensor) as Int32Array;

/**
 * A tensor's elements as integers of their size, for moving them unread: a float read and written again may not keep the bits
 * of an integer. Dead once any tensor is made.
 */
export function elements(backend: BackendWasm, tensor: TensorInfo): Int32Array | Uint8Array {
  const values = backend.typedArrayFromHeap(tensor);
  return values instanceof Float32Array
    ? new Int32Array(values.buffer, values.byteOffset, values.length)
    : (values as Int32Array | Uint8Array);
}

/** A new tensor; its values are whatever the memory held before. */
export const makeOutput = (backend: BackendWasm, shape: readonly number[], dtype: DataType = 'float32'): TensorInfo =>
  backend.makeOutput([...shape], dtype);

export const sizeOf = (tensor: TensorInfo): number => util.sizeFromShape(tensor.shape);

/** Gives a tensor's memory back. */
export function dispose(backend: BackendWasm, ...tensors: TensorInfo[]): void {
  for (const tensor of tensors) backend.disposeData(tensor.dataId);
}

/**
 * A tensor over a part of another's memory, without a copy.
 * It is to be given back with `release` before the other is disposed of; disposing of it would free memory it does not own.
 * @param start first element, counted from the other's first
 */
export function viewOf(backend: BackendWasm, tensor: TensorInfo, start: number, shape: readonly number[]): TensorInfo {
  const offset = backend.getMemoryOffset(tensor.dataId) + start * util.bytesPerElement(tensor.dtype);
  return backend.makeOutput([...shape], tensor.dtype, offset);
}

/** Forgets a view, and with it what XNNPACK has packed for it. */
export function release(backend: BackendWasm, ...views: TensorInfo[]): void {
  for (const view of views) {
    moduleOf(backend).tfjs.disposeData(idOf(backend, view));
    backend.dataIdMap.delete(view.dataId);
  }
}

/**
 * Copies runs of elements from one tensor to another: `copy(from, to, length)`, 20 ns each, where a `set` of a `subarray` takes
 * 45 ns and a loop 1 to 2 ns an element. Dead once any tensor is made.
 */
export function runsOf(backend: BackendWasm, source: TensorInfo, target: TensorInfo): (from: number, to: number, length: number) => void {
  const [x, out] = [elements(backend, source), elements(backend, target)];
  const heap = out instanceof Int32Array ? new Int32Array(out.buffer) : new Uint8Array(out.buffer);
  const [xAt, outAt] = [x.byteOffset / x.BYTES_PER_ELEMENT, out.byteOffset / out.BYTES_PER_ELEMENT];
  return (from, to, length) => {
    if (length === 1) heap[outAt + to] = heap[xAt + from] as number;
    else heap.copyWithin(outAt + to, xAt + from, xAt + from + length);
  };
}

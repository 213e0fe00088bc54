/// <reference path="./tfjs-node.d.ts" />
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { backend, type KernelBackend, registerBackend, type Tensor, type TensorInfo } from '@tensorflow/tfjs-core';
import { allThreads, startWith, threadsStarted } from './threads';

/** An attribute of one of TensorFlow's operations. `type`: one of the binding's numbers. */
export interface Attribute {
  readonly name: string;
  readonly type: number;
  readonly value: boolean | number | string | readonly number[];
}

/** tfjs-node's add-on, as far as it is used here. */
interface Binding {
  readonly TF_Version: string;
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_SHAPE: number;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_TYPE: number;
}

/** tfjs-node's backend, which runs any of TensorFlow's operations. */
export interface NativeBackend extends KernelBackend {
  readonly binding: Binding;
  executeSingleOutput(operation: string, attributes: readonly Attribute[], inputs: readonly TensorInfo[]): Tensor;
  executeMultipleOutputs(operation: string, attributes: readonly Attribute[], inputs: readonly TensorInfo[], outputs: number): Tensor[];
}

/** Version of TensorFlow, and the threads that it computes with. */
export const nativeInfo = (): { readonly version: string; readonly threads: number } => ({
  version: (backend() as NativeBackend).binding.TF_Version,
  threads: threadsStarted() ?? allThreads(),
});

/**
 * Loads TensorFlow's library and registers its backend, `tensorflow`. A crash of the library takes the whole process along.
 * @param packageFolder holds `lib/napi-v8/tfjs_binding.node`
 * @param threads that share an operation, for as long as this process lives
 * @throws Error where the library cannot be loaded
 */
export async function startTensorflow(packageFolder: string, threads = allThreads()): Promise<void> {
  const { NodeJSKernelBackend } = await import('@tensorflow/tfjs-node/backend');
  if (!NodeJSKernelBackend) throw new Error('This build was made without @tensorflow/tfjs-node.');
  // The library tells on stderr what processor it has found, unless it is only to tell of errors.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  startWith(threads);
  const binding = createRequire(__filename)(join(packageFolder, 'lib', 'napi-v8', 'tfjs_binding.node')) as Binding;
  registerBackend('tensorflow', () => new NodeJSKernelBackend(binding, '@tensorflow/tfjs-node'));
}

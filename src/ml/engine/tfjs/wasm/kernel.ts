import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { getKernel, type KernelConfig, registerKernel, type TensorInfo, unregisterKernel } from '@tensorflow/tfjs-core';

const backendName = 'wasm';

/** A computation on the backend's memory. It makes its outputs and disposes of everything else it makes. */
export type Kernel<Names extends string, Attrs, Result = TensorInfo> = (
  inputs: Readonly<Record<Names, TensorInfo>>,
  attrs: Attrs,
  backend: BackendWasm,
) => Result;

/**
 * Registers a kernel, in place of the backend's own if it has one of that name.
 * @param make is given the backend's own, for the cases it leaves to it; calling one that is missing throws an Error
 */
export function defineKernel<Names extends string, Attrs, Result extends TensorInfo | TensorInfo[] = TensorInfo>(
  name: string,
  make: (original: Kernel<Names, Attrs, Result>) => Kernel<Names, Attrs, Result>,
): void {
  const config = getKernel(name, backendName) as KernelConfig | undefined;
  if (config) unregisterKernel(name, backendName);
  const kernel = make((inputs, attrs, backend) => {
    if (!config) throw new Error(`The wasm backend has no kernel ${name}.`);
    return config.kernelFunc({ inputs: inputs as never, attrs: attrs as never, backend }) as Result;
  });
  registerKernel({
    // Keeps the set-up of the backend's own, which runs when the backend starts.
    ...config,
    kernelName: name,
    backendName,
    kernelFunc: ({ inputs, attrs, backend }) => kernel(inputs as Record<Names, TensorInfo>, attrs as Attrs, backend as BackendWasm),
  });
}

/** Runs a kernel of the backend by name. The result is the caller's to dispose of. */
export function runKernel(backend: BackendWasm, name: string, inputs: Record<string, TensorInfo>, attrs: object): TensorInfo {
  const config = getKernel(name, backendName);
  return config.kernelFunc({ inputs, attrs: attrs as never, backend }) as TensorInfo;
}

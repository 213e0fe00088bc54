import { access } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type BackendWasm, setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { backend, setBackend } from '@tensorflow/tfjs-core';

const binary = 'tfjs-backend-wasm-simd.wasm';
const events = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Starts the wasm backend of tfjs, in Node.js, and makes it the one in use. Nothing is fetched. Works in worker threads too.
 * Making a tensor for which there is no memory left throws an Error from then on.
 * @param wasmFolder folder with `tfjs-backend-wasm-simd.wasm`: that of the bundle, or `dist` of the package
 * @throws Error where the file is missing or is no WebAssembly with SIMD
 */
export async function startWasm(wasmFolder: string = __dirname): Promise<void> {
  const file = join(wasmFolder, binary);
  // Emscripten would print and abort.
  await access(file).catch((cause: unknown) => {
    throw new Error(`The WebAssembly backend's program is missing: ${file}`, { cause });
  });
  setWasmPaths(wasmFolder.endsWith(sep) ? wasmFolder : wasmFolder + sep);
  setThreadsCount(1);
  // Emscripten adds listeners that throw again whatever reaches them, and so changes what happens to any error of the process.
  const before = events.map((event) => process.listeners(event as 'uncaughtException'));
  try {
    if (!(await setBackend('wasm'))) throw new Error(`The WebAssembly backend could not be started from ${file}`);
  } finally {
    events.forEach((event, i) => {
      for (const listener of process.listeners(event as 'uncaughtException')) {
        if (!before[i]?.includes(listener)) process.off(event, listener);
      }
    });
  }
  refuseNull((backend() as BackendWasm).wasm as unknown as Memory);
}

interface Memory {
  _malloc(bytes: number): number;
  _free(address: number): void;
}

/** Where memory has run out (at 4 GB), the backend takes the 0 that it is given for an address, and writes there. */
function refuseNull(memory: Memory): void {
  // Emscripten's exports put the real functions in their own place when first called.
  memory._free(memory._malloc(1));
  const allocate = memory._malloc;
  memory._malloc = (bytes) => {
    const address = allocate(bytes);
    if (address === 0) throw new Error(`Out of memory: the WebAssembly backend has no ${bytes} bytes left of its 4 GB.`);
    return address;
  };
}

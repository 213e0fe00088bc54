import * as tf from '@tensorflow/tfjs-core';
import type { Engine } from '../engine';
import { installGradients } from './gradients';
import { TfjsSession } from './session';
import { installTrainingKernels } from './wasm/install';

/** tfjs's backends that are always there. */
export type TfjsBackend = 'wasm' | 'cpu';

const starters: { readonly [B in TfjsBackend]: (wasmFolder: string | undefined) => Promise<void> } = {
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
  },
  async wasm(folder) {
    // Importing the backend registers its own kernels, so ours come after it.
    const { startWasm } = await import('./wasm/backend');
    await startWasm(folder);
    installTrainingKernels();
  },
};

/**
 * Opens tfjs on one of its backends; each is started once, when first needed.
 * @param wasmFolder where `tfjs-backend-wasm-simd.wasm` is; beside the bundle if not given
 * @throws Error where the backend cannot be started
 */
export async function openTfjs(backend: TfjsBackend, wasmFolder?: string): Promise<Engine> {
  // tfjs greets users of Node.js with an advertisement on the console; in production mode it keeps quiet.
  tf.env().set('PROD', true);
  installGradients();
  if (!tf.engine().registry[backend]) await starters[backend](wasmFolder);
  await tf.setBackend(backend);
  return { info: { name: backend, version: tf.version_core, threads: 1 }, open: (plan) => new TfjsSession(plan, backend) };
}

import * as tf from '@tensorflow/tfjs-core';
import type { Engine, EngineInfo } from '../engine';
import { installGradients } from './gradients';
import { HostParameters } from './parameters';
import { TfjsSession } from './session';
import { installNativeKernels } from './tensorflow/kernels';
import { nativeParameters } from './tensorflow/native-parameters';
import { installTrainingKernels } from './wasm/install';

/** tfjs's backends. Those of the first two are always there. */
export type TfjsBackend = 'wasm' | 'cpu' | 'tensorflow';

/** Where the backends' programs are. */
interface Programs {
  /** Folder of `tfjs-backend-wasm-simd.wasm`; that of the bundle if not given. */
  readonly wasmFolder?: string;
  /** Folder of tfjs-node's package, with its binding built and TensorFlow's library in place. */
  readonly packageFolder?: string;
  /** How many threads TensorFlow's library is to start with; as many as there are processors if not given. */
  readonly threads?: number;
}

const starters: { readonly [B in TfjsBackend]: (programs: Programs) => Promise<void> } = {
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
  },
  async wasm({ wasmFolder }) {
    // Importing the backend registers its own kernels, so ours come after it.
    const { startWasm } = await import('./wasm/backend');
    await startWasm(wasmFolder);
    installTrainingKernels();
  },
  async tensorflow({ packageFolder, threads }) {
    if (packageFolder === undefined) throw new Error('It was not said where the TensorFlow library is.');
    const { startTensorflow } = await import('./tensorflow/backend');
    await startTensorflow(packageFolder, threads);
    installNativeKernels();
  },
};

/**
 * Opens tfjs on one of its backends; each is started once, when first needed.
 * @throws Error where the backend cannot be started
 */
export async function openTfjs(backend: TfjsBackend, programs: Programs = {}): Promise<Engine> {
  // tfjs greets users of Node.js with an advertisement on the console; in production mode it keeps quiet.
  tf.env().set('PROD', true);
  installGradients();
  if (!tf.engine().registry[backend]) await starters[backend](programs);
  await tf.setBackend(backend);
  return {
    info: await infoOf(backend),
    open: (plan) => new TfjsSession(plan, backend, backend === 'tensorflow' ? nativeParameters(plan) : new HostParameters(plan)),
  };
}

async function infoOf(backend: TfjsBackend): Promise<EngineInfo> {
  if (backend !== 'tensorflow') return { name: backend, version: tf.version_core, threads: 1 };
  const { nativeInfo } = await import('./tensorflow/backend');
  return { name: backend, ...nativeInfo() };
}

import { join, resolve } from 'node:path';
import { it } from 'node:test';
import type { Engine } from '../../src/ml/engine/engine';
import { openTfjs, type TfjsBackend } from '../../src/ml/engine/tfjs/open';
import { findNative } from '../../src/native/found';

/** All of tfjs's backends; `tensorflow` is not everywhere. */
export const backends: readonly TfjsBackend[] = ['cpu', 'wasm', 'tensorflow'];

/** Where the backend's program is when tests run from the checkout. */
const wasmFolder = join('node_modules', '@tensorflow', 'tfjs-backend-wasm', 'dist');

/** TensorFlow's own library, as the checkout has it. */
export const nativeHere = () => findNative({ project: resolve('.') });

/** Starts a backend as the product does. */
export async function openBackend(backend: TfjsBackend): Promise<Engine> {
  if (backend !== 'tensorflow') return openTfjs(backend, { wasmFolder });
  const native = await nativeHere();
  if (native.kind === 'missing') throw new Error(native.why);
  return openTfjs(backend, native);
}

/** Why a backend cannot be tested here; undefined where it can. */
export async function whyNot(backend: TfjsBackend): Promise<string | undefined> {
  const native = backend === 'tensorflow' ? await nativeHere() : undefined;
  return native?.kind === 'missing' ? native.why : undefined;
}

/** A test with a backend started; skipped, with the reason, where that is not there. */
export function itOn(backend: TfjsBackend, name: string, test: () => void | Promise<void>): void {
  it(name, async (t) => {
    const why = await whyNot(backend);
    if (why !== undefined) return t.skip(why);
    await openBackend(backend);
    await test();
  });
}

import { join, resolve } from 'node:path';
import { it } from 'node:test';
import { openCompact } from '../../src/ml/engine/compact/open';
import type { Engine } from '../../src/ml/engine/engine';
import { openTfjs, type TfjsBackend } from '../../src/ml/engine/tfjs/open';
import { findNative } from '../../src/native/found';
import { built } from '../built';

/** What a test can run a spec on. */
export type TestedEngine = TfjsBackend | 'compact';

/** All of tfjs's backends; `tensorflow` is not everywhere. */
export const backends: readonly TfjsBackend[] = ['cpu', 'wasm', 'tensorflow'];

/** All that runs specs; `compact` not every one. */
export const engines: readonly TestedEngine[] = [...backends, 'compact'];

/** Where the backend's program is when tests run from the checkout. */
const wasmFolder = join('node_modules', '@tensorflow', 'tfjs-backend-wasm', 'dist');

/** TensorFlow's own library, as the checkout has it. */
export const nativeHere = () => findNative({ project: resolve('.') });

/** Starts an engine as the product does. */
export async function openEngine(engine: TestedEngine): Promise<Engine> {
  if (engine === 'compact') return openCompact({ folder: built() });
  if (engine !== 'tensorflow') return openTfjs(engine, { wasmFolder });
  const native = await nativeHere();
  if (native.kind === 'missing') throw new Error(native.why);
  // As for all small networks: waking a second thread for each operation takes longer than it saves.
  return openTfjs(engine, { ...native, threads: 1 });
}

/** Why an engine cannot be tested here; undefined where it can. */
export async function whyNot(engine: TestedEngine): Promise<string | undefined> {
  const native = engine === 'tensorflow' ? await nativeHere() : undefined;
  return native?.kind === 'missing' ? native.why : undefined;
}

/** A test with an engine started; skipped, with the reason, where that is not there. */
export function itOn(engine: TestedEngine, name: string, test: () => void | Promise<void>): void {
  it(name, async (t) => {
    const why = await whyNot(engine);
    if (why !== undefined) return t.skip(why);
    await openEngine(engine);
    await test();
  });
}

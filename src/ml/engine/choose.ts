import { type Notice, notice } from '../spec/notice';
import type { EngineName } from '../spec/spec';
import type { Engine } from './engine';
import type { NativeLibrary } from './native-library';
import { openTfjs } from './tfjs/open';

/** An engine and, in a sentence, why it is the one. */
export interface Choice {
  readonly engine: Engine;
  readonly why: string;
}

type Missing = Extract<NativeLibrary, { kind: 'missing' }>;
const nowhere: Missing = { kind: 'missing', step: 'library', why: '' };

/**
 * Opens the engine that was asked for; `auto` takes the best that is there.
 * @param native TensorFlow's library, where this process may load it
 * @returns a notice where that engine is not there
 */
export async function chooseEngine(asked: EngineName, native: NativeLibrary = nowhere): Promise<Choice | Notice> {
  switch (asked) {
    case 'wasm':
    case 'cpu':
      return { engine: await openTfjs(asked), why: 'it was asked for' };
    case 'tensorflow': {
      const engine = await openNative(native);
      return 'code' in engine ? engine : { engine, why: 'it was asked for' };
    }
    case 'auto': {
      const engine = await openNative(native);
      if (!('code' in engine)) return { engine, why: 'TensorFlow’s own library is set up here, and runs large networks fastest' };
      const why = native.kind === 'ready' ? 'TensorFlow’s own library could not be loaded' : everywhere;
      return { engine: await openTfjs('wasm'), why };
    }
  }
}

const everywhere = 'it runs every model on every machine, and faster than plain JavaScript';

async function openNative(native: NativeLibrary): Promise<Engine | Notice> {
  if (native.kind === 'missing') return notice('engine-not-set-up', { what: native.step });
  try {
    return await openTfjs('tensorflow', native);
  } catch (error) {
    return notice('engine-not-loaded', { reason: error instanceof Error ? error.message : String(error) });
  }
}

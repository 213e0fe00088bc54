import type { EngineName } from '../spec/spec';
import type { Engine } from './engine';
import { openTfjs } from './tfjs/open';

/** An engine and, in a sentence, why it is the one. */
export interface Choice {
  readonly engine: Engine;
  readonly why: string;
}

const openers: { readonly [N in Exclude<EngineName, 'auto'>]: () => Promise<Engine> } = {
  wasm: () => openTfjs('wasm'),
  cpu: () => openTfjs('cpu'),
};

/** Opens the engine that was asked for; `auto` takes the best that is there. */
export async function chooseEngine(asked: EngineName): Promise<Choice> {
  if (asked !== 'auto') return { engine: await openers[asked](), why: 'it was asked for' };
  return { engine: await openers.wasm(), why: 'it runs every model on every machine, and faster than plain JavaScript' };
}

import { type Notice, notice } from '../language/notice';
import { batchWork, isLargeBatch } from '../model/cost';
import type { EngineName } from '../spec/engine-names';
import { type Candidate, enginesFor } from './choice';
import { obstacleTo } from './compact/can-run';
import { crewFor, openCompact } from './compact/open';
import type { Engine, Plan } from './engine';
import type { NativeLibrary } from './native-library';
import { threadsFor, threadsStarted } from './tfjs/tensorflow/threads';

/** An engine, and why it is the one. */
export interface Choice extends Pick<Candidate, 'why'> {
  readonly engine: Engine;
}

/** What an engine is chosen for. */
interface Purpose extends Pick<Plan, 'model' | 'compile'> {
  /** Rows that go through the network at once. */
  readonly rows: number;
  /** How many threads TensorFlow's library must have, for a run that began with so many; as many as are best where not set. */
  readonly threads?: number;
}

const nowhere: NativeLibrary = { kind: 'missing', step: 'library', why: '' };

/** TensorFlow.js takes a tenth of a second to be read, which no one should wait for without need. */
const tfjs = () => import('./tfjs/open');

/** How each engine is opened, or why it cannot be. */
const openers: {
  readonly [N in Candidate['name']]: (purpose: Purpose, native: NativeLibrary) => Promise<Engine | Notice>;
} = {
  compact: async ({ model, rows }) => await openCompact({ threads: crewFor(model, rows) }),
  async tensorflow(purpose, native) {
    try {
      if (native.kind === 'missing') throw new Error(native.why);
      return await (await tfjs()).openTfjs('tensorflow', { ...native, threads: threadsOf(purpose) });
    } catch (error) {
      return notice('engine-not-loaded', { reason: error instanceof Error ? error.message : String(error) });
    }
  },
  wasm: async () => (await tfjs()).openTfjs('wasm'),
  cpu: async () => (await tfjs()).openTfjs('cpu'),
};

/**
 * Opens the engine that was asked for; `auto` takes the best that is there for the purpose.
 * @param native TensorFlow's library, where this process may load it
 * @returns a notice where that engine is not there, or cannot run the network
 */
export async function chooseEngine(asked: EngineName, purpose: Purpose, native: NativeLibrary = nowhere): Promise<Choice | Notice> {
  const candidates = candidatesFor(asked, purpose, native);
  if ('code' in candidates) return candidates;
  let refusal: Notice | undefined;
  for (const { name, why } of candidates) {
    const engine = await openers[name](purpose, native);
    if (!('code' in engine)) return { engine, why };
    refusal = engine;
  }
  return refusal as Notice;
}

/** True where what was asked for would load TensorFlow's own library, which only a process of its own may do: a crash of it takes the process along. */
export function needsProcess(asked: EngineName, purpose: Purpose, native: NativeLibrary = nowhere): boolean {
  const candidates = candidatesFor(asked, purpose, native);
  return !('code' in candidates) && candidates[0].name === 'tensorflow';
}

const candidatesFor = (asked: EngineName, { model, compile, rows }: Purpose, native: NativeLibrary): ReturnType<typeof enginesFor> =>
  enginesFor(asked, { obstacle: obstacleTo(model, compile), largeBatches: isLargeBatch(model, rows), native });

/** True where this process has TensorFlow's library, or can have it, with as many threads as are best for the purpose. */
export const hasThreadsFor = (purpose: Purpose): boolean => {
  const best = threadsOf(purpose);
  return (threadsStarted() ?? best) === best;
};

const threadsOf = ({ model, rows, threads }: Purpose): number => threads ?? threadsFor(batchWork(model, rows));

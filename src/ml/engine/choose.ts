import { type Notice, notice } from '../language/notice';
import { batchWork, isLargeBatch } from '../model/cost';
import type { EngineName } from '../spec/spec';
import { obstacleTo } from './compact/can-run';
import { crewFor, openCompact } from './compact/open';
import type { Engine, Plan } from './engine';
import type { NativeLibrary } from './native-library';
import { threadsFor, threadsStarted } from './tfjs/tensorflow/threads';

/** An engine and, in a sentence, why it is the one. */
export interface Choice {
  readonly engine: Engine;
  readonly why: string;
}

/** What an engine is chosen for. */
export interface Purpose extends Pick<Plan, 'model' | 'compile'> {
  /** Rows that go through the network at once. */
  readonly rows: number;
  /** How many threads TensorFlow's library must have, for a run that began with so many; as many as are best where not set. */
  readonly threads?: number;
}

type Missing = Extract<NativeLibrary, { kind: 'missing' }>;
const nowhere: Missing = { kind: 'missing', step: 'library', why: '' };

/** TensorFlow.js takes a tenth of a second to be read, which nobody should wait for who does not need it. */
const tfjs = () => import('./tfjs/open');

/** How each engine is opened, or why it cannot be. */
const openers: {
  readonly [N in Exclude<EngineName, 'auto'>]: (purpose: Purpose, native: NativeLibrary) => Promise<Engine | Notice>;
} = {
  async compact({ model, compile, rows }) {
    const obstacle = obstacleTo(model, compile);
    if (obstacle) return notice('engine-cannot-run', { engine: 'compact', ...obstacle });
    return await openCompact({ threads: crewFor(model, rows) });
  },
  async tensorflow(purpose, native) {
    if (native.kind === 'missing') return notice('engine-not-set-up', { what: native.step });
    try {
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
  const reasons = asked === 'auto' ? reasonsForAuto(purpose, native) : ([[asked, 'it was asked for']] as const);
  let refusal: Notice | undefined;
  for (const [name, why] of reasons) {
    const engine = await openers[name](purpose, native);
    if (!('code' in engine)) return { engine, why };
    refusal = engine;
  }
  return refusal as Notice;
}

/** True where what was asked for would load TensorFlow's own library, which only a process of its own may do: a crash of it takes the process along. */
export const needsProcess = (asked: EngineName, { model, compile, rows }: Purpose, native: NativeLibrary = nowhere): boolean =>
  native.kind === 'ready' &&
  (asked === 'tensorflow' || (asked === 'auto' && obstacleTo(model, compile) !== undefined && isLargeBatch(model, rows)));

/** True where this process has TensorFlow's library, or can have it, with as many threads as are best for the purpose. */
export const hasThreadsFor = (purpose: Purpose): boolean => {
  const best = threadsOf(purpose);
  return (threadsStarted() ?? best) === best;
};

const threadsOf = ({ model, rows, threads }: Purpose): number => threads ?? threadsFor(batchWork(model, rows));

/** The engines that `auto` looks at, and what speaks for each where those before it are not to be had. */
function reasonsForAuto({ model, rows }: Purpose, native: NativeLibrary): readonly (readonly [Exclude<EngineName, 'auto'>, why: string])[] {
  const compact = ['compact', 'it is made for networks like this one, and the fastest'] as const;
  if (native.kind === 'missing') return [compact, ['wasm', everywhere]];
  if (!isLargeBatch(model, rows)) return [compact, ['wasm', 'it is faster than TensorFlow’s own library for batches as small as these']];
  return [
    compact,
    ['tensorflow', 'TensorFlow’s own library is set up here, and runs large networks fastest'],
    ['wasm', 'TensorFlow’s own library could not be loaded'],
  ];
}

const everywhere = 'it runs every model on every machine, and faster than plain JavaScript';

import type { Obstacle } from '../language/messages/run';
import { type Notice, notice } from '../language/notice';
import type { EngineName } from '../spec/engine-names';
import type { NativeLibrary } from './native-library';

/** What decides which engine runs a network. */
interface Circumstances {
  /** What keeps `compact` from running the network; undefined where nothing does. */
  readonly obstacle: Obstacle | undefined;
  /** True where batches have so much to compute that TensorFlow's own library pays (`isLargeBatch`). */
  readonly largeBatches: boolean;
  readonly native: NativeLibrary;
}

/** An engine that may run the network, and why it is the one where those before it cannot be opened. */
export interface Candidate {
  readonly name: Exclude<EngineName, 'auto'>;
  readonly why: Notice;
}

/**
 * The engines to be tried for a network, in this order; the first is the one that is expected to run it. The worker opens by it, and the
 * editor shows by it what a run would use.
 * @returns a notice where the engine that was asked for is not there, or cannot run the network
 */
export function enginesFor(
  asked: EngineName,
  { obstacle, largeBatches, native }: Circumstances,
): readonly [Candidate, ...Candidate[]] | Notice {
  if (asked === 'compact' && obstacle) return notice('engine-cannot-run', { engine: asked, ...obstacle });
  if (asked === 'tensorflow' && native.kind === 'missing') return notice('engine-not-set-up', { what: native.step });
  if (asked !== 'auto') return [{ name: asked, why: notice('engine-asked-for', {}) }];
  if (!obstacle) return [{ name: 'compact', why: notice('engine-made-for-this', {}) }];
  if (native.kind === 'missing') return [{ name: 'wasm', why: notice('engine-for-every-model', {}) }];
  if (!largeBatches) return [{ name: 'wasm', why: notice('engine-better-for-small-batches', {}) }];
  return [
    { name: 'tensorflow', why: notice('engine-best-for-large-networks', {}) },
    { name: 'wasm', why: notice('engine-instead-of-library', {}) },
  ];
}

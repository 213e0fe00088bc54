import type { NativeLibrary } from '../engine/native-library';
import type { EngineName } from '../spec/engine-names';

/** What a worker is. */
export type WorkerKind = 'thread' | 'process';

/**
 * What a job is to be tried in first. What `auto` comes to is known only once the network is: a thread that cannot do it says so
 * (`WantsProcess`), which costs less than starting a process for the many networks that need none.
 */
export const workerKindFor = (asked: EngineName, native: NativeLibrary): WorkerKind =>
  native.kind === 'ready' && asked === 'tensorflow' ? 'process' : 'thread';

/**
 * The job is for a process that has done nothing yet: a thread may not load TensorFlow's own library, and a process that has loaded it
 * keeps to its number of threads. Nothing has been done.
 */
export class WantsProcess extends Error {
  constructor() {
    super('This run needs a process of its own.');
  }
}

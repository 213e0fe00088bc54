import { join } from 'node:path';
import { engineIn } from '../ml/spec/engine-in';
import type { TrainingEvent } from '../ml/training/events';
import { Refused, WorkerClient } from '../ml/worker/client';
import type { Job, Outcome } from '../ml/worker/messages';
import { needsProcess } from '../ml/worker/place';
import { inProcess } from '../ml/worker/process-port';
import { inThread } from '../ml/worker/thread-port';
import { findNative } from '../native/found';
import type { SpecFile } from './spec-file';

/** The bundled worker lies beside the bundled command line. */
const WORKER = join(__dirname, 'worker.js');

export type Ask = Omit<Job, 'text' | 'folder' | 'workspace' | 'native'>;

/**
 * Runs a spec in a worker. Ctrl-C ends it between two batches; the outcome's ending then says `cancelled`. A second
 * Ctrl-C ends the process at once.
 * @throws Refused if the spec or its data has errors
 */
export async function runSpec(
  { text, folder, workspace }: SpecFile,
  ask: Ask,
  onEvent: (event: TrainingEvent) => void = () => undefined,
): Promise<Outcome> {
  const native = await findNative();
  const open = needsProcess(ask.engine ?? engineIn(text) ?? 'auto', native) ? inProcess : inThread;
  const client = new WorkerClient(open(WORKER));
  const cancel = new AbortController();
  const interrupted = (): void => {
    process.once('SIGINT', () => process.exit(130));
    cancel.abort();
  };
  process.once('SIGINT', interrupted);
  try {
    return await client.run({ text, folder, workspace, native, ...ask }, onEvent, cancel.signal);
  } finally {
    process.removeListener('SIGINT', interrupted);
    await client.dispose();
  }
}

export { Refused };

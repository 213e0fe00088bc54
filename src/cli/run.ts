import { join } from 'node:path';
import type { FileScope } from '../ml/data/files';
import { engineIn } from '../ml/spec/text-facts';
import { Refused, Stopped, WorkerClient } from '../ml/worker/client';
import type { ColumnsRequest } from '../ml/worker/data-questions';
import type { AnswerTo, Job, Outcome, RunEvent } from '../ml/worker/messages';
import { inProcess } from '../ml/worker/process-port';
import type { StepRequest, SurfaceRequest } from '../ml/worker/run-questions';
import { inThread } from '../ml/worker/thread-port';
import { WantsProcess, type WorkerKind, workerKindFor } from '../ml/worker/worker-kind';
import { findNative } from '../native/found';
import type { SpecFile } from './spec-file';

/** The bundled worker lies beside the bundled command line. */
const WORKER = join(__dirname, 'worker.js');

const openers = { thread: inThread, process: inProcess } as const;

type Ask = Omit<Job, 'text' | keyof FileScope | 'native'>;

/**
 * Runs a spec in a worker. Ctrl-C ends it between two batches; the outcome's ending then says `cancelled`. A second
 * Ctrl-C ends the process at once.
 * @throws Refused if the spec or its data has errors; Stopped if it could not be ended in good order within a moment of Ctrl-C
 */
export async function runSpec(
  { text, folder, workspace, sets }: SpecFile,
  ask: Ask,
  onEvent: (event: RunEvent) => void = () => undefined,
): Promise<Outcome> {
  const native = await findNative();
  const cancel = new AbortController();
  const interrupted = (): void => {
    process.once('SIGINT', () => process.exit(130));
    cancel.abort();
  };
  process.once('SIGINT', interrupted);
  const runIn = async (kind: WorkerKind): Promise<Outcome> => {
    const client = new WorkerClient(openers[kind](WORKER));
    try {
      return await client.run({ text, folder, workspace, sets, native, ...ask }, onEvent, cancel.signal);
    } finally {
      await client.dispose();
    }
  };
  try {
    return await runIn(workerKindFor(ask.engine ?? engineIn(text) ?? 'auto', native)).catch((error: unknown) => {
      if (error instanceof WantsProcess) return runIn('process');
      throw error;
    });
  } finally {
    process.removeListener('SIGINT', interrupted);
  }
}

/** Asks a worker of its own one thing, which may take as long as it takes. */
export async function ask<Q extends StepRequest | SurfaceRequest | ColumnsRequest>(
  { text, folder, workspace, sets }: SpecFile,
  about: Omit<Q, 'text' | 'scope' | 'unlimited'> & Pick<Q, 'task'>,
): Promise<AnswerTo<Q>> {
  const client = new WorkerClient(inThread(WORKER));
  try {
    return await client.ask({ ...about, text, scope: { folder, workspace, sets }, unlimited: true } as Q);
  } finally {
    await client.dispose();
  }
}

export { Refused, Stopped };

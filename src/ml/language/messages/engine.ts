/** What TensorFlow's own library consists of here; the first that is missing is what is to be set up. */
export type NativePart = 'package' | 'binding' | 'library';

const missing: Readonly<Record<NativePart, string>> = {
  package: 'the package "@tensorflow/tfjs-node" is not installed',
  binding: 'the binding of "@tensorflow/tfjs-node" is not built',
  library: 'TensorFlow’s own library is not installed',
};

/** What can be wrong with an engine that was asked for. */
export const engineMessages = {
  'engine-not-set-up': (a: { what: NativePart }) =>
    `The engine "tensorflow" is not set up here: ${missing[a.what]}. Run the command "Set Up the Native TensorFlow Engine" (on the command line: npm run native), or take the engine "auto".`,
  'engine-not-loaded': (a: { reason: string }) =>
    `The engine "tensorflow" is set up, but cannot be loaded ("${a.reason}"). Run the command "Set Up the Native TensorFlow Engine" again (on the command line: npm run native), or take the engine "auto".`,
};

/** Why an engine was chosen; follows on the engine's name and a colon. */
export const engineReasons = {
  'engine-asked-for': (_: object) => 'it was asked for',
  'engine-made-for-this': (_: object) => 'it is made for networks like this one, and the fastest',
  'engine-better-for-small-batches': (_: object) => 'it is faster than TensorFlow’s own library for batches as small as these',
  'engine-best-for-large-networks': (_: object) => 'TensorFlow’s own library is set up here, and runs large networks fastest',
  'engine-instead-of-library': (_: object) => 'TensorFlow’s own library could not be loaded',
  'engine-for-every-model': (_: object) => 'it runs every model on every machine, and faster than plain JavaScript',
};

/** How the thread or process that computes can be lost. */
export const workerMessages = {
  'thread-failed': (a: { reason: string }) => `The training thread failed: ${a.reason}`,
  'thread-ended': (a: { code: number }) => `The training thread ended early (code ${a.code}).`,
  'crew-lost': (_: object) => 'A thread that shared the computation ended early.',
  'process-failed': (a: { reason: string }) => `The training process failed: ${a.reason}`,
  'process-ended': (a: { code: number | string | null; signal: string | null }) =>
    `The training process ended early (${a.signal ?? `code ${a.code}`}).`,
  'process-silent': (a: { seconds: number }) => `The training process was ended: it gave no sign of life for ${a.seconds} seconds.`,
  'process-memory': (_: object) => 'The training process ran out of memory.',
  // Only the system, when memory is short, and the user kill in this way.
  'process-killed': (_: object) => 'The training process was killed, perhaps because memory was short.',
  'worker-stopped': (_: object) => 'The training was stopped in the middle of a long computation, whose results are lost.',
  'worker-ended': (_: object) => 'The training ended early: its worker was no longer needed.',
};

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
  // Nobody else kills so but the system, when memory is short, and the user.
  'process-killed': (_: object) => 'The training process was killed, perhaps because memory was short.',
  'worker-stopped': (_: object) => 'The training was stopped in the middle of a long computation, whose results are lost.',
  'worker-ended': (_: object) => 'The training ended early: its worker was no longer needed.',
};

/**
 * The status of a run. `interrupted`: its window or process ended before it did. `elsewhere`: it is under way in another window.
 * `damaged`: its files cannot be read.
 */
const runStatuses = [
  'queued',
  'running',
  'paused',
  'elsewhere',
  'finished',
  'stopped-early',
  'stopped',
  'diverged',
  'failed',
  'interrupted',
  'damaged',
] as const;
export type RunStatus = (typeof runStatuses)[number];

/** The run is under way in this window. */
export const isActive = (status: RunStatus): boolean => status === 'queued' || status === 'running' || status === 'paused';

/** The system's words for what keeps a file from being written. */
const reasons: Readonly<Partial<Record<string, string>>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EACCES: 'its folder cannot be written to',
  EPERM: 'its folder cannot be written to',
  EROFS: 'its folder cannot be written to',
  ENOENT: 'its folder is gone',
  ENOTDIR: 'its folder is gone',
  taken: 'another window has resumed it',
};

const lasting = (epochs: number): string =>
  epochs === 0 ? 'nothing that it learns' : epochs === 1 ? 'only its first epoch' : `only its first ${epochs} epochs`;

/** What can be wrong with runs that are kept on disk. */
export const keepingMessages = {
  'run-not-kept': (a: { epochs: number; reason: string }) =>
    `This run is no longer kept: ${reasons[a.reason] ?? a.reason}. Training continues, but after a reload ${lasting(a.epochs)} will be there.`,
  'run-file-missing': (a: { file: string }) => `${a.file} is missing from the folder of this run.`,
  'run-file-unreadable': (a: { file: string; reason: string }) => `${a.file} of this run cannot be read (${a.reason}).`,
  'run-file-broken': (a: { file: string }) => `${a.file} of this run is damaged.`,
  'run-file-changed': (a: { file: string }) =>
    `${a.file} of this run is not as it was written: it was changed by hand, or is damaged. Train the spec from scratch.`,
  'run-other-engine': (a: { was: string; is: string }) =>
    `This run cannot be resumed with the same result: it was trained by ${a.was}, and the engine here is ${a.is} (version, threads). Train the spec from scratch.`,
  'run-file-newer': (a: { file: string }) =>
    `${a.file} of this run was written by a newer version of this extension. Update it to see the run.`,
  'run-without-state': () =>
    'This run cannot be resumed: the state that it had reached is damaged or missing. Train the spec from scratch.',
  'run-is-over': () => 'This run has come to its end, so there is nothing left to train.',
  'run-does-not-fit': (a: { name: string }) =>
    `This run cannot be resumed: what was kept of "${a.name}" does not fit the network that its spec describes now. Train the spec from scratch.`,
  'run-other-data': () =>
    'This run cannot be resumed with the same result: its data has changed since it began. Put the data back as it was, or train the spec from scratch.',
};

/** Bytes as people say them: `274 MB`. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** The system's words for what keeps a file from being written. */
const reasons: Readonly<Partial<Record<string, string>>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'you may not write there',
  EEXIST: 'there is a file where a folder is needed',
  ENOTDIR: 'there is a file where a folder is needed',
  EISDIR: 'there is a folder where a file is needed',
  EBUSY: 'something there is in use: stop the trainings that use it',
};

/** Everything that can be said of the native library and its set-up, by code. What is filled in is plain. */
export const messages = {
  'not-set-up': () => 'It has not been set up.',
  unfinished: () => 'Its set-up was not finished. Start it again: it continues where it stopped.',
  'file-damaged': (a: { file: string }) => `${a.file} is missing or has changed since it was set up. Set it up again.`,
  'other-machine': (a: { made: string; here: string }) =>
    `It was set up on another kind of machine (${a.made}; this is ${a.here}). Set it up again.`,
  'no-package': () => 'The package @tensorflow/tfjs-node is not installed. Run "npm install", and then this again.',

  'own-unreachable': (a: { reason: string }) =>
    `The place that @tensorflow/tfjs-node itself is fetched from cannot be reached (${a.reason}).`,
  'own-no-npm': () => 'The installer of @tensorflow/tfjs-node needs npm, which was not found.',
  'own-failed': (a: { reason: string }) => `The installer of @tensorflow/tfjs-node failed: ${a.reason}`,
  'own-stuck': (a: { seconds: number }) => `The installer of @tensorflow/tfjs-node got nothing for ${a.seconds} seconds and was ended.`,

  'no-wheel-for': (a: { platform: string }) => `TensorFlow's Python package has no library for ${a.platform} that can be used here.`,
  'no-pip': (a: { tried: readonly string[] }) =>
    `pip, which fetches the library, was not found (tried: ${a.tried.join(', ')}). Install Python 3 with pip, then start this again.`,
  'pip-offline': (a: { reason: string }) =>
    `pip cannot reach its package index (${a.reason}). Check the network or pip's configuration, then start this again.`,
  'pip-failed': (a: { reason: string }) => `pip could not fetch the library: ${a.reason}`,
  'no-version': (a: { versions: readonly string[] }) =>
    `pip's package index has none of the versions that can be used: ${a.versions.join(', ')}.`,
  'wheel-unexpected': (a: { file: string }) =>
    `${a.file} is not the file that this extension was made for: its SHA-256 checksum differs. It was deleted. Have pip fetch it from PyPI, or from a mirror that changes nothing.`,
  'wheel-damaged': (a: { file: string; part: string }) =>
    `${a.file} is damaged: ${a.part} does not have the checksum that it should have. It was deleted; start this again to fetch it.`,
  'wheel-lacks': (a: { file: string; part: string }) => `${a.file} does not hold ${a.part}. It was deleted; start this again to fetch it.`,

  'too-little-space': (a: { folder: string; needed: number; free: number }) =>
    `The disk is too full: ${megabytes(a.needed)} are needed in ${a.folder}, and ${megabytes(a.free)} are free. Make room, then start this again.`,
  'disk-full': (a: { folder: string }) =>
    `The disk became full while writing to ${a.folder}. Make room, then start this again: it continues where it stopped.`,
  'cannot-write': (a: { path: string; reason: string }) => `${a.path} cannot be written: ${reasons[a.reason] ?? a.reason}.`,
  busy: () => 'It is being set up or removed already, in another window or terminal.',

  'no-compiler': (a: { tried: readonly string[] }) =>
    `The binding has to be built on this machine, and no C++ compiler was found (tried: ${a.tried.join(', ')}). Install one, then start this again.`,
  'compile-failed': (a: { compiler: string; reason: string }) => `${a.compiler} could not build the binding: ${a.reason}`,
  'does-not-load': (a: { reason: string }) => `The library was set up but cannot be loaded here: ${a.reason}`,
  cancelled: () => 'It was cancelled. Started again, it continues where it stopped.',
};

export type Messages = typeof messages;

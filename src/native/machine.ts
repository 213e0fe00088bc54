import { run, tellingLine } from './child';
import { type Disk, realDisk } from './disk';
import { runOwnInstaller } from './own-installer';
import { platformOf, thisPlatform } from './platforms';
import { NativeError, problem } from './problem';

/** Loads the binding, with every function that it wants of the library, and says which TensorFlow it found. */
const program = 'console.log("\\nTensorFlow=" + require(process.argv[1]).TF_Version)';

const LIMIT_MS = 60_000;

/**
 * Tries whether a binding can be loaded, in a process of its own, as it is later used.
 * @returns TensorFlow's version
 * @throws NativeError where it cannot
 */
export async function loadedVersion(binding: string, signal?: AbortSignal): Promise<string> {
  const { output, late } = await run({
    command: process.execPath,
    parameters: ['-e', program, binding],
    // Electron's program is Node.js only with this variable; and every function is looked up at once, not when it is first called.
    env: { ELECTRON_RUN_AS_NODE: '1', LD_BIND_NOW: '1', DYLD_BIND_AT_LAUNCH: '1', TF_CPP_MIN_LOG_LEVEL: '3' },
    limit: LIMIT_MS,
    ...(signal && { signal }),
  });
  const [, version] = /^TensorFlow=(.+)$/m.exec(output) ?? [];
  if (version === undefined)
    throw new NativeError(problem('does-not-load', { reason: late ? `${LIMIT_MS / 1000} s` : tellingLine(output) }));
  return version;
}

/** What a set-up meets on the machine it runs on; tests put another in its place. */
export interface Machine {
  /** `linux-x64`, … */
  readonly platform: string;
  readonly platformOf: typeof platformOf;
  readonly disk: Disk;
  /** @returns TensorFlow's version. @throws NativeError where a binding cannot be loaded */
  readonly load: typeof loadedVersion;
  readonly ownInstaller: typeof runOwnInstaller;
}

export const thisMachine = (): Machine => ({
  platform: thisPlatform(),
  platformOf,
  disk: realDisk,
  load: loadedVersion,
  ownInstaller: runOwnInstaller,
});

import { loadedVersion } from './check';
import { type Disk, realDisk } from './disk';
import { runOwnInstaller } from './own-installer';
import { platformOf, thisPlatform } from './platforms';

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

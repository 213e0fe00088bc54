import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { SetFolder } from './files';

/** Folders that only the caller knows. */
interface OwnFolders {
  /** The user's own choice; relative to the home folder if it begins with `~`. */
  readonly chosen?: string;
  /** Where the command Get Data Set puts what it fetches. */
  readonly fetched?: string;
  /** The samples that come with this program. */
  readonly samples: string;
}

/** The folders outside of a workspace in which well-known data sets are looked for, in that order. */
export function setFolders({ chosen, fetched, samples }: OwnFolders, env: NodeJS.ProcessEnv = process.env, home = homedir()): SetFolder[] {
  const whole = [
    ...(chosen ? [fromHome(chosen, home)] : []),
    kerasFolder(env, home),
    // The place of Debian's package dataset-fashion-mnist.
    ...(process.platform === 'win32' ? [] : ['/usr/share/datasets']),
    ...(fetched ? [fetched] : []),
  ];
  return [...whole.map((folder) => ({ folder, holds: 'whole' as const })), { folder: samples, holds: 'sample' }];
}

/** Where Keras keeps what it downloads. */
export const kerasFolder = (env: NodeJS.ProcessEnv = process.env, home = homedir()): string =>
  join(env['KERAS_HOME'] ? fromHome(env['KERAS_HOME'], home) : join(home, '.keras'), 'datasets');

/** A tilde at the beginning is the home folder, as in Python's `expanduser`. */
const fromHome = (folder: string, home: string): string =>
  resolve(
    home,
    folder.replace(/^~(?=$|[\\/])/, () => home),
  );

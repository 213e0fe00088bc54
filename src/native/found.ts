import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { changedFile, type NativeFolder, nativeFolderIn, readKept } from './native-folder';
import { thisPlatform } from './platforms';
import { type NativeProblem, problem, problemText } from './problem';

/** A native library that can be loaded, or what it wants to be one. */
export type Found = Ready | Missing;

export interface Ready {
  readonly kind: 'ready';
  /** Holds `lib/napi-v8/tfjs_binding.node` and `deps/lib/libtensorflow*`, where the binding looks for it. */
  readonly packageFolder: string;
  /** TensorFlow's version. */
  readonly library: string;
}

export interface Missing {
  readonly kind: 'missing';
  readonly step: 'package' | 'binding' | 'library';
  /** What to do about it, in English … */
  readonly why: string;
  /** … and for `problemText`, which has it in the reader's language. */
  readonly problem: NativeProblem;
}

export interface SearchedFolders {
  /** The extension's global storage. */
  readonly globalStorage?: string;
  /** The project's or extension's folder; where not set, the one above the running bundle, `dist/`. */
  readonly project?: string;
}

const missing = (step: Missing['step'], told: NativeProblem): Missing => ({ kind: 'missing', step, why: problemText(told), problem: told });

/**
 * Looks for the native library: where the command set it up, where `npm run native` did, and where its package's own installer does.
 * Reads only names and sizes, and never rejects; that the library loads was tried when it was set up.
 */
export async function findNative({ globalStorage, project = join(__dirname, '..') }: SearchedFolders = {}): Promise<Found> {
  const places = [...(globalStorage === undefined ? [] : [nativeFolderIn.globalStorage(globalStorage)]), nativeFolderIn.project(project)];
  const looked = [...(await Promise.all(places.map(findInFolder))), await findInPackage(packageIn(project))];
  const ready = looked.find((found) => found?.kind === 'ready');
  const begun = looked.find((found) => found !== undefined);
  if (ready ?? begun) return ready ?? (begun as Missing);
  const hasPackage = (await exists(packagedIn(project))) || (await exists(packageIn(project)));
  return hasPackage ? missing('library', problem('not-set-up')) : missing('package', problem('no-package'));
}

/** Where an extension that was installed brings the parts of the package that the set-up needs. */
export const packagedIn = (project: string): string => join(project, 'native', 'package');

/** The folder of the package in a checkout. */
export const packageIn = (project: string): string => join(project, 'node_modules', '@tensorflow', 'tfjs-node');

/** Undefined where no set-up was begun. */
export async function findInFolder(target: NativeFolder): Promise<Found | undefined> {
  const kept = await readKept(target);
  if (!kept) return (await exists(target.folder)) ? missing('library', problem('unfinished')) : undefined;
  const here = thisPlatform();
  if (kept.platform !== here) return missing('library', problem('other-machine', { made: kept.platform, here }));
  const changed = await changedFile(target, kept);
  if (changed !== undefined)
    return missing(changed.endsWith('.node') ? 'binding' : 'library', problem('file-damaged', { file: target.in(changed) }));
  return { kind: 'ready', packageFolder: target.in(kept.root), library: kept.library };
}

/** The package as its own installer leaves it; undefined where that has not run to its end. */
export async function findInPackage(folder: string): Promise<Ready | undefined> {
  const libraries = await readdir(join(folder, 'deps', 'lib')).catch(() => []);
  const names = libraries.filter((name) => /^(lib)?tensorflow\./.test(name));
  if (!names.length || !(await exists(join(folder, 'lib', 'napi-v8', 'tfjs_binding.node')))) return undefined;
  const [, version] = /\.(\d+\.\d+\.\d+)\b/.exec(names.join(' ')) ?? [];
  return { kind: 'ready', packageFolder: folder, library: version ?? (await usualVersion(folder)) };
}

/** The library's version that the package names; files without one in their name do not tell it. */
async function usualVersion(folder: string): Promise<string> {
  const text = await readFile(join(folder, 'scripts', 'deps-constants.js'), 'utf8').catch(() => '');
  return /LIBTENSORFLOW_VERSION = '([\d.]+)'/.exec(text)?.[1] ?? '2';
}

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

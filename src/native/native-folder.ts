import { mkdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { patiently } from '../files/patiently';
import { NativeError, problem } from './problem';

/** One part of the library that was set up. */
interface KeptFile {
  /** From the folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
}

/** What `native.json` says of a folder that is set up. It is written last: a folder without it is not finished. */
export interface Kept {
  readonly format: 1;
  /** Which kind of machine it was set up for. */
  readonly platform: string;
  /** TensorFlow's version, as the library says it. */
  readonly library: string;
  /** Where the binding comes from. */
  readonly binding: 'prebuilt' | 'built' | 'package';
  /** The folder that is laid out as the package's, from the native folder: this itself, or where the package's own installer worked. */
  readonly root: '.' | 'package';
  readonly files: readonly KeptFile[];
}

/** A folder that the native library is set up in: as the package @tensorflow/tfjs-node would have it, and what that takes. */
export class NativeFolder {
  readonly folder: string;
  constructor(folder: string) {
    this.folder = folder;
  }
  readonly in = (...path: readonly string[]): string => join(this.folder, ...path);
  get note(): string {
    return this.in('native.json');
  }
  /** Where the binding is, and must be: it looks for the library from there. */
  get binding(): string {
    return this.in('lib', 'napi-v8', 'tfjs_binding.node');
  }
  get libraries(): string {
    return this.in('deps', 'lib');
  }
  /** TensorFlow's C headers, where the binding was built. */
  get headers(): string {
    return this.in('deps', 'include');
  }
  /** Where the binding is built. */
  get working(): string {
    return this.in('working');
  }
  /** The wheel while it is needed. */
  get download(): string {
    return this.in('download');
  }
  /** Where the package's own installer works, outside a checkout. */
  get ownPackage(): string {
    return this.in('package');
  }
}

/** Names in a native folder that are ours; what else is there is left alone. */
export const ownNames = [
  'native.json',
  'native.json.part',
  'lib',
  'deps',
  'download',
  'package',
  'package-rest',
  'working',
  'claim',
] as const;

/** The folder in the extension's global storage, and in a checkout. */
export const nativeFolderIn = {
  globalStorage: (folder: string): NativeFolder => new NativeFolder(join(folder, 'native')),
  project: (folder: string): NativeFolder => new NativeFolder(join(folder, '.native')),
};

export async function readKept(target: NativeFolder): Promise<Kept | undefined> {
  try {
    const kept: Partial<Kept> = JSON.parse(await readFile(target.note, 'utf8'));
    const whole = kept.format === 1 && kept.platform && kept.library && kept.binding && kept.root && Array.isArray(kept.files);
    return whole ? (kept as Kept) : undefined;
  } catch {
    return undefined;
  }
}

/** @param paths the files that make up the library */
export async function writeKept(target: NativeFolder, kept: Omit<Kept, 'format' | 'files'>, paths: readonly string[]): Promise<void> {
  const named = (path: string): string => relative(target.folder, path).replaceAll('\\', '/');
  const files = await Promise.all(paths.map(async (path) => ({ path: named(path), bytes: (await stat(path)).size })));
  const half = target.in('native.json.part');
  await writeFile(half, `${JSON.stringify({ format: 1, ...kept, files } satisfies Kept, undefined, 2)}\n`);
  await patiently(() => rename(half, target.note));
}

/** The first of the files that is not as it was when it was set up. */
export async function changedFile(target: NativeFolder, { files }: Kept): Promise<string | undefined> {
  for (const { path, bytes } of files) {
    const found = await stat(target.in(path)).catch(() => undefined);
    if (found?.size !== bytes) return path;
  }
  return undefined;
}

const RENEW_MS = 2000;
/** A claim that was not renewed for so long is left over from a process that was killed. */
const SILENT_MS = 10_000;

/**
 * Does work on a folder that no other window or terminal works on meanwhile; the folder is made if need be.
 * @throws NativeError where another does
 */
export async function whileClaimed<T>(target: NativeFolder, work: () => Promise<T>): Promise<T> {
  await mkdir(target.folder, { recursive: true });
  const file = target.in('claim');
  const silent = await stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > SILENT_MS,
    () => false,
  );
  if (silent || (await isGone(file))) await patiently(() => rm(file, { force: true }));
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new NativeError(problem('busy')) : error;
  }
  const timer = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await patiently(() => rm(file, { force: true }));
    // Where nothing came of it, nothing stays; a folder with something in it cannot be removed so.
    await rmdir(target.folder).catch(() => undefined);
  }
}

/** The process that made the claim has ended. */
async function isGone(file: string): Promise<boolean> {
  const pid = Number(await readFile(file, 'utf8').catch(() => Number.NaN));
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

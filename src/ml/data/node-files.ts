import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { nearest } from '../language/nearest';
import { type Breathe, CalledOff } from './breathe';
import {
  type FileResult,
  type FileScope,
  type Files,
  type FolderResult,
  folderOfAll,
  isWindowsPath,
  type NoFile,
  type SetFiles,
  type TakePart,
} from './files';
import { filesOfSets } from './picture-sets';

// Opening a FIFO to read waits for a writer, and a link could take the file's place after it was checked. Windows has neither flag.
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Small enough that each part takes some milliseconds. */
const PART_BYTES = 2 ** 22;

/** Files on disk, which also tell whether one has changed. */
export interface NodeFiles extends Files {
  readonly memory: number;
  /** A text that is another one once the file has changed, come or gone; of `allOf` a folder, once any file in it has. */
  stamp(path: string): Promise<string>;
}

/**
 * Files on disk, for a spec in `folder`. Only regular files whose real place is inside `workspace` are read: no absolute
 * paths, no `..` or symbolic link that leaves it, no folders, devices or pipes. In the folders of `sets` only files of well-known data sets
 * are read, and no link that leaves the folder.
 * A backslash separates folders on every system, so that a spec written on Windows works elsewhere.
 */
export function nodeFiles({ folder, workspace, sets = [] }: FileScope): NodeFiles {
  const setFiles = new Map<string, { readonly of: string; readonly file: string }>(
    sets.flatMap(({ folder: of }) => [...filesOfSets].map((file) => [`${of}/${file}`, { of, file }])),
  );

  async function locate(path: string, kind: 'file' | 'folder' = 'file'): Promise<Located> {
    if (folder === undefined || workspace === undefined)
      return { trouble: isAbsolutePath(path) || path.startsWith('..') ? 'outside' : 'missing' };
    try {
      const [base, root] = await Promise.all([realpath(folder), realpath(workspace)]);
      return await locateInside(root, base, path, kind);
    } catch (error) {
      return { trouble: 'unreadable', detail: codeOf(error) };
    }
  }
  async function locateSetFile(path: string): Promise<Located> {
    const known = setFiles.get(path);
    if (!known) return { trouble: 'outside' };
    try {
      const root = await realpath(known.of);
      return await locateInside(root, root, known.file, 'file');
    } catch (error) {
      return isMissing(error) ? { trouble: 'missing' } : { trouble: 'unreadable', detail: codeOf(error) };
    }
  }
  const reading =
    (find: (path: string) => Promise<Located>): Files['read'] =>
    async (path, maxBytes, breathe, take) => {
      const located = await find(path);
      return 'real' in located ? readRegular(located.real, maxBytes, breathe, take) : located;
    };
  return {
    memory: memoryForData(),
    read: reading(locate),
    async list(path, most) {
      const located = await locate(path, 'folder');
      return 'real' in located ? listFolder(located.real, most) : located;
    },
    sets: { folders: sets, read: reading(locateSetFile) } satisfies SetFiles,
    async stamp(path) {
      const folder = folderOfAll(path);
      if (folder !== undefined) {
        const all = await locate(folder, 'folder');
        return 'real' in all ? stampOfFolder(all.real) : all.trouble;
      }
      const located = await (setFiles.has(path) ? locateSetFile(path) : locate(path));
      if (!('real' in located)) return located.trouble;
      try {
        const { mtimeMs, size, ino } = await stat(located.real);
        return `${mtimeMs} ${size} ${ino}`;
      } catch (error) {
        return codeOf(error);
      }
    },
  };
}

/** Where a file that a spec names is on disk. A backslash separates folders on every system, as in `nodeFiles`. */
export const pathOf = ({ folder = '' }: FileScope, path: string): string => resolve(folder, path.replaceAll('\\', '/'));

/** How a file is now: another text once it was changed, replaced, removed or put there. Never rejects. */
export const stampOf = (scope: FileScope | undefined, path: string): Promise<string> =>
  scope ? nodeFiles(scope).stamp(path) : Promise.resolve('');

/**
 * A quarter of the machine's memory, or of what its container may use, but no more than half of what is free now: while a network is trained,
 * its engine holds a second copy of the data. macOS counts as free only what nothing was ever read into, which says little.
 */
function memoryForData(): number {
  const container = process.constrainedMemory();
  const whole = container > 0 ? Math.min(totalmem(), container) : totalmem();
  return Math.floor(Math.min(whole / 4, process.platform === 'darwin' ? whole : freemem() / 2));
}

/** On any system. */
const isAbsolutePath = (path: string): boolean => path.startsWith('/') || /^[a-z]:/i.test(path);

/** The real path of a file that may be read, or why there is none. */
type Located = { readonly real: string } | NoFile;

async function locateInside(root: string, base: string, given: string, kind: 'file' | 'folder'): Promise<Located> {
  const path = given.replaceAll('\\', '/');
  const target = resolve(base, path);
  if (isAbsolutePath(path) || !within(root, target)) return { trouble: 'outside' };
  if (process.platform === 'win32' && !isWindowsPath(path)) return { trouble: 'not-a-name' };
  let real: string;
  try {
    real = await realpath(target).catch(async (error: unknown) => {
      const other = isMissing(error) ? await writtenOtherwise(root, target) : undefined;
      if (other === undefined) throw error;
      return realpath(other);
    });
  } catch (error) {
    return isMissing(error) ? missing(root, base, given) : { trouble: 'unreadable', detail: codeOf(error) };
  }
  if (!within(root, real)) return { trouble: 'outside' };
  const found = await lstat(real);
  if (kind === 'folder') return found.isDirectory() ? { real } : { trouble: 'not-a-folder' };
  return found.isFile() ? { real } : { trouble: 'not-a-file' };
}

/** A path whose names are the same letters, composed otherwise: macOS gives files decomposed names, and archives take them along. */
async function writtenOtherwise(root: string, target: string): Promise<string | undefined> {
  let folder = root;
  for (const name of relative(root, target).split(sep)) {
    const real = await realpath(folder);
    if (!within(root, real)) return undefined;
    const names = await readdir(real);
    const found = names.includes(name) ? name : names.find((other) => other.normalize('NFC') === name.normalize('NFC'));
    if (found === undefined) return undefined;
    folder = join(real, found);
  }
  return folder;
}

async function readRegular(real: string, maxBytes: number, breathe?: Breathe, take?: TakePart): Promise<FileResult> {
  let file: Awaited<ReturnType<typeof open>> | undefined;
  try {
    file = await open(real, openFlags);
    const found = await file.stat();
    const { size } = found;
    if (!found.isFile()) return { trouble: 'not-a-file' };
    if (size > maxBytes) return { trouble: 'too-large', size };
    if (take && size > PART_BYTES && (await handOver(file, take, breathe))) return { bytes: new Uint8Array(0), inParts: true };
    const bytes = new Uint8Array(size);
    let at = 0;
    while (at < size) {
      if (at > 0) await breathe?.();
      const { bytesRead } = await file.read(bytes, at, Math.min(PART_BYTES, size - at), at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return { bytes: bytes.subarray(0, at) };
  } catch (error) {
    if (error instanceof CalledOff) throw error;
    return { trouble: 'unreadable', detail: codeOf(error) };
  } finally {
    await file?.close();
  }
}

async function listFolder(real: string, most: number): Promise<FolderResult> {
  try {
    const found = await readdir(real, { withFileTypes: true });
    if (found.length > most) return { trouble: 'too-large', size: found.length };
    const entries = found.map(async (entry) => {
      const known = entry.isSymbolicLink() ? await stat(join(real, entry.name)).catch(() => entry) : entry;
      const kind = known.isFile() ? ('file' as const) : known.isDirectory() ? ('folder' as const) : undefined;
      return kind && { name: entry.name, kind };
    });
    return { entries: (await Promise.all(entries)).filter((entry) => entry !== undefined) };
  } catch (error) {
    return { trouble: 'unreadable', detail: codeOf(error) };
  }
}

/** So many files are asked at a time how they are: an open folder is a handle, of which a process has few. */
const ASKED_AT_ONCE = 256;

/** How all files of a folder are. */
async function stampOfFolder(real: string): Promise<string> {
  try {
    const names = (await readdir(real)).sort();
    const hash = createHash('sha256');
    for (let i = 0; i < names.length; i += ASKED_AT_ONCE) {
      const asked = names.slice(i, i + ASKED_AT_ONCE).map(async (name) => {
        const { mtimeMs, size, ino } = await stat(join(real, name)).catch(() => ({ mtimeMs: 0, size: 0, ino: 0 }));
        return `${JSON.stringify(name)} ${mtimeMs} ${size} ${ino}\n`;
      });
      hash.update((await Promise.all(asked)).join(''));
    }
    return hash.digest('hex');
  } catch (error) {
    return codeOf(error);
  }
}

/** Hands a file over part by part, all in one block of memory. @returns false where it is wanted as a whole */
async function handOver(file: FileHandle, take: TakePart, breathe?: Breathe): Promise<boolean> {
  const block = new Uint8Array(PART_BYTES);
  for (let at = 0; ; ) {
    if (at > 0) await breathe?.();
    const { bytesRead } = await file.read(block, 0, PART_BYTES, at);
    if (bytesRead === 0) return true;
    if (!take(block.subarray(0, bytesRead)) && at === 0) return false;
    at += bytesRead;
  }
}

/** Goes along the path as far as there is something, and from there on by the nearest names: often only the capitals of a folder differ. */
async function missing(root: string, base: string, given: string): Promise<NoFile> {
  const parts = given.split(/([\\/])/);
  let folder = base;
  for (let i = 0; i < parts.length; i += 2) {
    const name = parts[i] as string;
    let real = await realpath(join(folder, name)).catch(() => undefined);
    if (real === undefined) {
      const names = within(root, folder) ? await readdir(folder).catch(() => []) : [];
      const alike = nearest(name, names);
      if (alike === undefined) return { trouble: 'missing' };
      parts[i] = alike;
      real = await realpath(join(folder, alike)).catch(() => undefined);
      if (real === undefined) return { trouble: 'missing' };
    }
    folder = real;
  }
  return within(root, folder) ? { trouble: 'missing', nearest: parts.join('') } : { trouble: 'missing' };
}

function within(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error));

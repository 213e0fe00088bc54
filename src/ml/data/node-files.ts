import { constants } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { nearest } from '../spec/nearest';
import type { FileResult, Files } from './files';
import { isWindowsPath } from './windows-names';

// Opening a FIFO to read waits for a writer, and a link could take the file's place after it was checked. Windows has neither flag.
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * Files on disk, for a spec in `specFolder`. Only regular files whose real place is inside `workspaceFolder` are read: no absolute
 * paths, no `..` or symbolic link that leaves it, no folders, devices or pipes.
 * A backslash separates folders on every system, so that a spec written on Windows works elsewhere.
 */
export function nodeFiles(specFolder: string, workspaceFolder: string): Files {
  return {
    async read(path, maxBytes) {
      try {
        const [base, root] = await Promise.all([realpath(specFolder), realpath(workspaceFolder)]);
        return await readInside(root, base, path.replaceAll('\\', '/'), maxBytes);
      } catch (error) {
        return { trouble: 'unreadable', detail: codeOf(error) };
      }
    },
  };
}

async function readInside(root: string, base: string, path: string, maxBytes: number): Promise<FileResult> {
  const target = resolve(base, path);
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || !within(root, target)) return { trouble: 'outside' };
  if (process.platform === 'win32' && !isWindowsPath(path)) return { trouble: 'not-a-name' };
  let real: string;
  try {
    real = await realpath(target);
  } catch (error) {
    return isMissing(error) ? missing(root, target) : { trouble: 'unreadable', detail: codeOf(error) };
  }
  if (!within(root, real)) return { trouble: 'outside' };
  if (!(await lstat(real)).isFile()) return { trouble: 'not-a-file' };
  return readRegular(real, maxBytes);
}

async function readRegular(real: string, maxBytes: number): Promise<FileResult> {
  const file = await open(real, openFlags);
  try {
    const stat = await file.stat();
    if (!stat.isFile()) return { trouble: 'not-a-file' };
    if (stat.size > maxBytes) return { trouble: 'too-large' };
    return { bytes: await file.readFile() };
  } finally {
    await file.close();
  }
}

async function missing(root: string, target: string): Promise<FileResult> {
  const folder = await realpath(dirname(target)).catch(() => undefined);
  const names = folder !== undefined && within(root, folder) ? await readdir(folder).catch(() => []) : [];
  const alike = nearest(basename(target), names);
  return alike === undefined ? { trouble: 'missing' } : { trouble: 'missing', nearest: alike };
}

function within(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error));

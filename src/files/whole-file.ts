import { randomBytes } from 'node:crypto';
import { constants, renameSync, writeFileSync } from 'node:fs';
import { chmod, copyFile, link, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { patiently, patientlySync } from './patiently';

/** A file to be written. */
export interface WholeFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Puts a whole file in place: at no moment is there a part of it. The folder is one that only this process writes to. */
export function putWhole(path: string, content: string | Uint8Array): void {
  const next = `${path}.new`;
  writeFileSync(next, content);
  patientlySync(() => renameSync(next, path));
}

/**
 * Writes files whole or not at all: each beside its place first, and only when all are written are they put there. What was there before
 * stays as it is until then, also on a disk that becomes full. Rejects with the system's error, which has a `path`.
 * @param replace false: a file that is there already is an error (`EEXIST`)
 */
export async function writeWhole(files: readonly WholeFile[], replace: boolean): Promise<void> {
  const written: { readonly next: string; readonly path: string }[] = [];
  try {
    for (const { path, content } of files) {
      const place = await placeOf(path);
      // A pipe or a device is written to, and not replaced.
      if (place.special) {
        await writeFile(path, content);
        continue;
      }
      const next = join(dirname(place.path), `.${randomBytes(6).toString('hex')}.part`);
      written.push({ next, path: place.path });
      await writeFile(next, content, { flag: 'wx' });
      if (place.mode !== undefined) await chmod(next, place.mode & 0o777);
    }
    for (const { next, path } of written) await (replace ? patiently(() => rename(next, path)) : putNew(next, path));
  } finally {
    for (const { next } of written) await patiently(() => rm(next, { force: true })).catch(() => undefined);
  }
}

/** Gives a file a name that nothing has yet. */
async function putNew(next: string, path: string): Promise<void> {
  try {
    await link(next, path);
  } catch (error) {
    // Some file systems have no links.
    if (codeOf(error) === 'EEXIST') throw error;
    await copyFile(next, path, constants.COPYFILE_EXCL);
  }
}

/** Where a file really is, if it is there already: what a link points to is written, and the link stays. */
async function placeOf(path: string): Promise<{ readonly path: string; readonly mode?: number; readonly special: boolean }> {
  try {
    const found = await stat(path);
    return { path: await realpath(path), mode: found.mode, special: !found.isFile() && !found.isDirectory() };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { path, special: false };
    throw error;
  }
}

/** Whether two names are of one file: through links, in another case, by another way. False where one of them is not there. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path, { bigint: true }).catch(() => undefined)));
  if (!a || !b) return false;
  // Not every file system of Windows numbers its files.
  return a.ino === 0n ? (await realpath(one)).toLowerCase() === (await realpath(other)).toLowerCase() : a.dev === b.dev && a.ino === b.ino;
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

import { createWriteStream } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { NativeError, problem } from './problem';

/** What is asked of the disk beyond reading and renaming; tests put a full one in its place. */
export interface Disk {
  /** Bytes that may still be written to a folder. */
  free(folder: string): Promise<number>;
  write(file: string): Writable;
}

export const realDisk: Disk = {
  async free(folder) {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
  write: (file) => createWriteStream(file),
};

/** A disk that is filled to the last byte is a trouble of its own. */
const MARGIN = 100e6;

/** @throws NativeError where a folder, which is made if need be, has no room for so many bytes */
export async function ensureSpace(disk: Disk, folder: string, bytes: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const free = await disk.free(folder);
  const needed = bytes + MARGIN;
  if (free < needed) throw new NativeError(problem('too-little-space', { folder, needed, free }));
}

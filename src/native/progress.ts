import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The steps of a set-up, in their order; some are left out. */
export type Step = 'package' | 'download' | 'unpack' | 'binding' | 'check';

/** Told again and again. `done`: of the step, from 0 to 1; not set while that is not known. */
export type Report = (step: Step, done?: number) => void;

const EVERY_MS = 500;

/**
 * Watches a folder while something is written to it, as programs that tell nothing of their progress do.
 * @param told called with the bytes that are in it
 */
export async function watchingSize<T>(folder: string, told: (bytes: number) => void, work: () => Promise<T>): Promise<T> {
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    told(await bytesIn(folder));
    looking = false;
  };
  const timer = setInterval(() => void look(), EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Files come and go while this looks; those that are gone count nothing. */
export async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const sizes = await Promise.all(
    files.map((file) =>
      lstat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

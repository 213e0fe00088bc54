import { unlinkSync } from 'node:fs';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disposable } from 'vscode';
import { runFiles } from '../../ml/runs/run-files';

const RENEW_MS = 2000;
/** A process id may be another's by now; who has not been heard of for so long is taken for gone. */
const SILENT_MS = 10_000;

/** Who trains a run: nobody, this process, or another one on this machine. */
export type Owner = 'nobody' | 'us' | 'another';

/** The run is being trained by another process. */
export class Taken extends Error {}

/** Who trains the run in a folder, going by its file `alive`. Never rejects. */
export async function ownerOf(folder: string): Promise<Owner> {
  const file = join(folder, runFiles.alive);
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    const pid = Number(text);
    if (pid === process.pid) return 'us';
    return Number.isInteger(pid) && pid > 0 && isAlive(pid) && Date.now() - mtimeMs < SILENT_MS ? 'another' : 'nobody';
  } catch {
    return 'nobody';
  }
}

/**
 * Marks the run in a folder as trained by this process, until disposed.
 * @throws Taken if another process trains it; other errors where the file cannot be written
 */
export async function claim(folder: string): Promise<Disposable> {
  const file = join(folder, runFiles.alive);
  if ((await ownerOf(folder)) === 'another') throw new Taken();
  await rm(file, { force: true });
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    // Another window was faster.
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new Taken() : error;
  }
  const timer = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), RENEW_MS);
  timer.unref();
  return {
    dispose: () => {
      clearInterval(timer);
      // At once, and not later: the host may be about to end.
      try {
        unlinkSync(file);
      } catch {
        // The folder was deleted meanwhile.
      }
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { readFileSync, unlinkSync, utimesSync } from 'node:fs';
import { mkdir, readFile, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Disposable, l10n } from 'vscode';
import { patiently, patientlySync } from '../../files/patiently';
import { runFiles } from '../../ml/runs/run-files';

const RENEW_MS = 2000;
/** A process id may be another's by now; who has not been heard of for so long is taken for gone. A busy machine may be late by seconds. */
const SILENT_MS = 60_000;

/** Who trains a run: none, this process, or another one on this machine. */
export type Owner = 'none' | 'us' | 'another';

/** The run is being trained by another process. */
export class Taken extends Error {
  constructor() {
    super(l10n.t('This run is under way in another window.'));
  }
}

/** Who trains the run in a folder, going by its file `alive`. Never rejects. */
export const ownerOf = (folder: string): Promise<Owner> => ownerBy(join(folder, runFiles.alive));

async function ownerBy(file: string): Promise<Owner> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
    const pid = Number(text);
    if (pid === process.pid) return 'us';
    // A file that is still empty is about to be written.
    const lives = text === '' || (Number.isInteger(pid) && pid > 0 && isAlive(pid));
    return lives && Date.now() - mtimeMs < SILENT_MS ? 'another' : 'none';
  } catch {
    return 'none';
  }
}

/**
 * Marks the run in a folder as trained by this process, until disposed.
 * @throws Taken if another process trains it; other errors where the file cannot be written
 */
export async function claim(folder: string): Promise<Disposable> {
  const file = join(folder, runFiles.alive);
  await alone(`${file}.lock`, async () => {
    if ((await ownerBy(file)) === 'another') throw new Taken();
    // It is a mark of a window that is gone, or whatever else has its name.
    await patiently(() => rm(file, { recursive: true, force: true }));
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
    } catch (error) {
      await patiently(() => rm(file, { force: true })).catch(() => undefined);
      throw error;
    }
  });
  tellOthers(folder);
  const timer = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), RENEW_MS);
  timer.unref();
  return {
    dispose: () => {
      clearInterval(timer);
      // At once, and not later: the host may be about to end.
      try {
        if (readFileSync(file, 'utf8') !== String(process.pid)) return;
        patientlySync(() => unlinkSync(file));
        tellOthers(folder);
      } catch {
        // The folder was deleted meanwhile.
      }
    },
  };
}

/** How long a window waits for others that look at the same mark, which takes each of them some milliseconds. */
const WAIT_MS = 10;
/** A lock so old was left by a window that was killed within those milliseconds. */
const LEFT_MS = 10_000;

/** Does work that no other window does on the same folder meanwhile: a folder can be made by one of them only. */
async function alone(lock: string, work: () => Promise<void>): Promise<void> {
  while (!(await made(lock))) {
    const since = await stat(lock).then(
      ({ mtimeMs }) => mtimeMs,
      () => Number.POSITIVE_INFINITY,
    );
    if (Date.now() - since > LEFT_MS) await patiently(() => rmdir(lock)).catch(() => undefined);
    await new Promise((done) => setTimeout(done, WAIT_MS));
  }
  try {
    await work();
  } finally {
    await patiently(() => rmdir(lock)).catch(() => undefined);
  }
}

async function made(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Windows says so of a folder that is just being removed.
    if (code === 'EEXIST' || (process.platform === 'win32' && code === 'EPERM')) return false;
    throw error;
  }
}

/** Other windows watch the folder of runs, but not what is in each: a run's folder that is touched makes them look. */
function tellOthers(folder: string): void {
  utimesSync(folder, new Date(), new Date());
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

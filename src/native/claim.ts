import { mkdir, readFile, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { patiently } from '../ml/worker/patiently';
import type { Place } from './place';
import { NativeError, problem } from './problem';

const RENEW_MS = 2000;
/** A claim that was not renewed for so long is left over from a process that was killed. */
const SILENT_MS = 10_000;

/**
 * Does work on a place that no other window or terminal works on meanwhile; the place's folder is made if need be.
 * @throws NativeError where another does
 */
export async function whileClaimed<T>(place: Place, work: () => Promise<T>): Promise<T> {
  await mkdir(place.folder, { recursive: true });
  const file = place.in('claim');
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
    await rmdir(place.folder).catch(() => undefined);
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

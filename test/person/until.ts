import { setTimeout as wait } from 'node:timers/promises';

/** Waits until something is found, and gives it. The time allowed is for the slowest machine. */
export async function until<T>(what: string, find: () => Promise<T | undefined> | T | undefined, seconds = 180): Promise<T> {
  for (const end = Date.now() + seconds * 1000; ; await wait(50)) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`It did not come to this within ${seconds} seconds: ${what}`);
  }
}

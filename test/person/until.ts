import { setTimeout as wait } from 'node:timers/promises';

/** Seconds that are allowed on the slowest machine. */
const ALLOWED = 180;

/** Waits until something is found, and gives it. @param seen what there was instead */
export async function until<T>(what: string, find: () => Promise<T | undefined> | T | undefined, seen = () => ''): Promise<T> {
  for (const end = Date.now() + ALLOWED * 1000; ; await wait(50)) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > end)
      throw new Error([`It did not come to this within ${ALLOWED} seconds: ${what}`, seen()].filter(Boolean).join('; '));
  }
}

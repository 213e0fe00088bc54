import { rm } from 'node:fs/promises';
import { patiently } from '../ml/worker/patiently';
import { whileClaimed } from './claim';
import { exists } from './found';
import { ownNames, type Place } from './place';
import { type NativeProblem, problemOf } from './problem';
import { bytesIn } from './progress';

/** @returns the bytes that are free now, or why it cannot be removed */
export async function removeNative(place: Place): Promise<{ readonly bytes: number } | { readonly problem: NativeProblem }> {
  try {
    if (!(await exists(place.folder))) return { bytes: 0 };
    return await whileClaimed(place, async () => {
      const before = await bytesIn(place.folder);
      // Its note first: whatever is left over if this is cut off is then not taken for a library.
      for (const name of ownNames) if (name !== 'claim') await patiently(() => rm(place.in(name), { recursive: true, force: true }));
      return { bytes: before - (await bytesIn(place.folder)) };
    });
  } catch (error) {
    return { problem: problemOf(error, place.folder) };
  }
}

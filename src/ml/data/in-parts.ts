import type { Breathe } from './breathe';

/** Numbers that are gone through in some milliseconds. */
const PART = 2 ** 20;

/** Does long work on many items in parts, between which others have their turn. */
export async function inParts(length: number, breathe: Breathe, work: (from: number, to: number) => void): Promise<void> {
  for (let from = 0; from < length; from += PART) {
    if (from > 0) await breathe();
    work(from, Math.min(length, from + PART));
  }
}

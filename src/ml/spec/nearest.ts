import { distance } from 'fastest-levenshtein';

const letters = (s: string): string => [...s].sort().join('');

/** Edits from one name to another; swapped letters, the commonest slip of all, count less than one wrong letter. */
const slips = (a: string, b: string): number => (a !== b && letters(a) === letters(b) ? 0.5 : distance(a, b));

/** The known name a mistyped one was probably meant to be, or undefined where none is near. Case and underscores count little. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const plain = (s: string): string => s.toLowerCase().replaceAll(/[_\s-]/g, '');
  // A name longer than any real one cannot be a slip, and the distance of long texts takes long to compute.
  const wanted = plain(name.slice(0, 80));
  let best: string | undefined;
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const d = slips(wanted, plain(candidate));
    if (d < least) {
      least = d;
      best = candidate;
    }
  }
  return best;
}

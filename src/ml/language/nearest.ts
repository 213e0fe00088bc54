import { distance } from 'fastest-levenshtein';

/** A longer name than this is not compared: the time that takes grows with the square of the length. */
const MOST_CHARACTERS = 200;

const plain = (s: string): string =>
  s
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[_\s-]/g, '');
const letters = (s: string): string => [...s].sort().join('');
const withoutDigits = (s: string): string => s.replaceAll(/\d/g, '');

/** `dense_3` and `dense_1`, `x10` and `x1`: names that are counted on purpose are no slips of one another. */
const differInNumber = (a: string, b: string): boolean => a !== b && withoutDigits(a) === withoutDigits(b);

/** Edits from one name to another; swapped letters, the commonest slip of all, count less than one wrong letter. */
const slips = (a: string, b: string): number => (a !== b && a.length === b.length && letters(a) === letters(b) ? 0.5 : distance(a, b));

/**
 * The known name a mistyped one was probably meant to be, or undefined where none is near: at most a third of the letters may differ, so
 * of names of one or two letters none. Capitals, spaces, underscores and hyphens do not count.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.length <= MOST_CHARACTERS ? plain(name) : '';
  if (wanted === '') return undefined;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    if (candidate.length > 2 * MOST_CHARACTERS) continue;
    const other = plain(candidate);
    const limit = Math.min(least - 0.5, Math.floor(Math.max(wanted.length, other.length) / 3));
    // A difference in length is at least as many edits.
    if (Math.abs(wanted.length - other.length) > limit || differInNumber(wanted, other)) continue;
    const d = slips(wanted, other);
    if (d > limit) continue;
    least = d;
    best = candidate;
  }
  return best;
}

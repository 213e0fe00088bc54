import { count, list } from './words';

export interface Bounds {
  readonly min?: number;
  readonly max?: number;
  /** Exclusive bounds. */
  readonly above?: number;
  readonly below?: number;
}

/**
 * What a value should be, as plain data that crosses to a worker and that each language says in its own words.
 * A string is a fixed phrase; a translation looks it up whole.
 */
export type Expected =
  | string
  | ({ readonly is: 'number' | 'integer' } & Bounds)
  | { readonly is: 'one-of'; readonly names: readonly string[] }
  | { readonly is: 'list'; readonly item: Expected; readonly min?: number; readonly max?: number }
  /** Lists of numbers in lists, so many deep. */
  | { readonly is: 'numbers'; readonly depth: number }
  | { readonly is: 'one-or-two'; readonly item: Expected }
  | { readonly is: 'object'; readonly keys: readonly string[] }
  | { readonly is: 'record'; readonly keys: string; readonly item: Expected }
  | { readonly is: 'any-of'; readonly kinds: readonly Expected[] };

/** What stands in the text instead. */
export type Found =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'literal'; readonly text: string }
  | { readonly is: 'list'; readonly length: number }
  | { readonly is: 'object' }
  | { readonly is: 'too-large-number' };

function bounded(noun: string, { min, max, above, below }: Bounds): string {
  const parts = [];
  if (min !== undefined && max !== undefined) parts.push(`from ${count(min)} to ${count(max)}`);
  else if (min !== undefined) parts.push(`of at least ${count(min)}`);
  else if (max !== undefined) parts.push(`of at most ${count(max)}`);
  if (above !== undefined) parts.push(`above ${above}`);
  if (below !== undefined) parts.push(`below ${below}`);
  return [noun, parts.join(' and ')].filter(Boolean).join(' ');
}

/** Completes "should be …", in English: `a whole number of at least 1`. */
export function expectedText(expected: Expected): string {
  if (typeof expected === 'string') return expected;
  switch (expected.is) {
    case 'number':
      return bounded('a number', expected);
    case 'integer':
      return bounded('a whole number', expected);
    case 'one-of':
      return `one of ${list(expected.names.map((n) => `"${n}"`))}`;
    case 'list':
      return `a list${expected.min === undefined ? '' : expected.min === expected.max ? ` of ${expected.min}` : ` with at least ${expected.min}`} (each ${expectedText(expected.item)})`;
    case 'numbers':
      return expected.depth === 1 ? 'a plain list of numbers' : 'a list of numbers, or equally long lists of numbers in a list';
    case 'one-or-two':
      return `${expectedText(expected.item)}, or a list of two such numbers`;
    case 'object':
      return `an object with ${list(expected.keys)}`;
    case 'record':
      return `an object from ${expected.keys} to ${expectedText(expected.item)}`;
    case 'any-of':
      return expected.kinds.map(expectedText).join(', or ');
  }
}

/** Completes "…, not …", in English. */
export function foundText(found: Found): string {
  switch (found.is) {
    case 'text':
      return `the text ${JSON.stringify(found.text)}`;
    case 'literal':
      return found.text;
    case 'list':
      return found.length === 0 ? 'an empty list' : `a list of ${count(found.length)}`;
    case 'object':
      return 'an object';
    case 'too-large-number':
      return 'a number too large to compute with';
  }
}

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

/** What is in the text instead. */
export type Found =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'literal'; readonly text: string }
  | { readonly is: 'list'; readonly length: number }
  | { readonly is: 'list-of-lists' }
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

const isNumbers = (expected: Expected): boolean => typeof expected === 'object' && expected.is === 'numbers';

const lengthText = ({ min, max }: Pick<Bounds, 'min' | 'max'>): string => {
  if (min === undefined) return '';
  return min === max ? ` of ${count(min)}` : ` with at least ${min === 1 ? 'one item' : `${count(min)} items`}`;
};

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
      return `a list${lengthText(expected)}, each item ${expectedText(expected.item)}`;
    case 'numbers':
      return expected.depth === 1 ? 'a list of numbers' : 'a list of numbers, or equally long lists of numbers in a list';
    case 'one-or-two':
      return `${expectedText(expected.item)}, or a list of two such numbers`;
    case 'object':
      return `an object with ${list(expected.keys)}`;
    case 'record':
      // What the values of numbers are, in lists of lists, would be longer than the rest of the message.
      return `an object whose keys are ${expected.keys}${isNumbers(expected.item) ? '' : `, each with ${expectedText(expected.item)}`}`;
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
    case 'list-of-lists':
      return 'a list of lists';
    case 'object':
      return 'an object';
    case 'too-large-number':
      return 'a number too large to compute with';
  }
}

import { createScanner } from 'jsonc-parser';
import type { Span } from './kind';

/** A bracket that does not match, explained better than a parser can: it knows what should come next, not what is still open. */
interface Slip extends Span {
  readonly what: 'WrongBracket' | 'KeyInList';
  /** The bracket, or the text that is where a key would. */
  readonly bracket: string;
  /** Offset of the bracket that is still open. */
  readonly opener?: number;
}

interface Outline {
  /** Offset of the first bracket that is too deep. */
  readonly tooDeep?: number;
  readonly slip?: Slip;
  /** Offset of the innermost bracket that never closes. */
  readonly open?: number;
}

interface Open {
  readonly bracket: string;
  readonly offset: number;
}

/**
 * Looks through the brackets of a text without recursion. jsonc-parser's own parser recurses, and would overflow the stack.
 * A closing bracket of the wrong kind closes nothing, here as there; so the depth counted here is never below the parser's.
 */
export function outline(text: string, mostDepth: number): Outline {
  const scanner = createScanner(text, true);
  const stack: Open[] = [];
  let slip: Slip | undefined;
  let before: Span = { offset: 0, length: 0 };
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const [offset, length] = [scanner.getTokenOffset(), scanner.getTokenLength()];
    // A token that begins with a bracket is that bracket: texts begin with a quotation mark, comments with a slash.
    const first = text[offset];
    const top = stack.at(-1);
    if (first === '{' || first === '[') {
      if (stack.length === mostDepth) return { tooDeep: offset };
      stack.push({ bracket: first, offset });
    } else if (first === '}' || first === ']') {
      if (top?.bracket === (first === '}' ? '{' : '[')) stack.pop();
      else if (top) slip ??= { what: 'WrongBracket', bracket: first, opener: top.offset, offset, length };
    } else if (first === ':' && top?.bracket === '[') {
      slip ??= {
        what: 'KeyInList',
        bracket: text.slice(before.offset, before.offset + Math.min(before.length, 60)),
        opener: top.offset,
        ...before,
      };
    }
    before = { offset, length };
  }
  const open = stack.at(-1)?.offset;
  return { ...(slip && { slip }), ...(open !== undefined && { open }) };
}

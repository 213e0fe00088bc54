import { fail } from '../mistake';
import type { Part } from './tree';

export interface Token extends Part {
  readonly is: 'number' | 'name' | 'sign' | 'end';
  readonly text: string;
}

/** The longer ones first. */
const signs = ['...', '**', '//', '<=', '>=', '==', '!=', ...'+-*/%@<>()[],:=.'];

const digits = /\d/;
const letter = /[\p{L}_]/u;
const letterOrDigit = /[\p{L}\p{N}_]/u;

/** Characters that are one, though UTF-16 has two units for it. */
const characterAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0);

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (is: Token['is'], to: number): void => {
    tokens.push({ is, text: text.slice(at, to), from: at, to });
    at = to;
  };
  while (at < text.length) {
    const character = characterAt(text, at);
    const sign = signs.find((one) => text.startsWith(one, at));
    if (/\s/.test(character)) at++;
    else if (digits.test(character) || (character === '.' && digits.test(text[at + 1] ?? ''))) take('number', endOfNumber(text, at));
    else if (letter.test(character)) take('name', endOfName(text, at));
    else if (sign !== undefined) take('sign', at + sign.length);
    else fail('tensor-character', { character }, { from: at, to: at + character.length });
  }
  take('end', at);
  return tokens;
}

function endOfName(text: string, from: number): number {
  let at = from;
  while (at < text.length && letterOrDigit.test(characterAt(text, at))) at += characterAt(text, at).length;
  return at;
}

/** `12`, `1.5`, `.5`, `1.`, `1e-3`. */
function endOfNumber(text: string, from: number): number {
  let at = from;
  const skip = (): void => {
    while (digits.test(text[at] ?? '')) at++;
  };
  skip();
  if (text[at] === '.') {
    at++;
    skip();
  }
  const sign = /[+-]/.test(text[at + 1] ?? '') ? 1 : 0;
  if (/[eE]/.test(text[at] ?? '') && digits.test(text[at + 1 + sign] ?? '')) {
    at += 1 + sign;
    skip();
  }
  return at;
}

import { Order } from './order';
import { type OnSlip, operationOf, type Place, placeOf, type SignSlip, type Token } from './slips';

export const MOST_CHARACTERS = 500;

const isDigit = (c: string): boolean => c >= '0' && c <= '9';
const isLetter = (c: string): boolean => /^[\p{L}_$]$/u.test(c);

/** Signs that mean arithmetic in other places, and what they are here. */
const meant: ReadonlyMap<string, string> = new Map([
  ['×', '*'],
  ['·', '*'],
  ['⋅', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['–', '-'],
  ['π', 'pi'],
  ...[...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((c, i) => [c, `^${i}`] as const),
]);

/**
 * The pieces of an expression, if it is arithmetic in x and nothing else; otherwise the first slip is reported, at its place.
 * What passes has balanced brackets, an operand wherever one is due, known names only, and brackets with as many arguments as the function takes.
 */
export function tokensOf(text: string, report: OnSlip): readonly Token[] | undefined {
  if (text.length > MOST_CHARACTERS) {
    report({ code: 'function-too-long', args: { found: text.length, most: MOST_CHARACTERS } }, { at: 0, length: text.length });
    return undefined;
  }
  const tokens = scanned(text, report);
  return tokens && new Order(tokens, report).holds() ? tokens : undefined;
}

function scanned(text: string, report: OnSlip): Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const c = text[at] as string;
    if (c === ' ' || c === '\t' || c === '\n' || c === '\r') {
      at++;
      continue;
    }
    const token: Token | undefined =
      isDigit(c) || (c === '.' && isDigit(text[at + 1] ?? ''))
        ? { is: 'number', text: numberAt(text, at), at }
        : isLetter(c)
          ? { is: 'name', text: nameAt(text, at), at }
          : '+-*/^(),'.includes(c) && !text.startsWith('**', at)
            ? { is: 'sign', text: c, at }
            : undefined;
    if (!token || meant.has(token.text)) {
      reportSign(text, at, report);
      return undefined;
    }
    if (token.is === 'number' && !Number.isFinite(Number(token.text))) {
      report({ code: 'function-number', args: { number: token.text.slice(0, 40) } }, placeOf(token));
      return undefined;
    }
    tokens.push(token);
    at += token.text.length;
  }
  if (!tokens.length) report({ code: 'function-empty', args: undefined }, { at: 0, length: text.length });
  return tokens.length ? tokens : undefined;
}

function numberAt(text: string, from: number): string {
  let at = from;
  const digits = (): void => {
    while (isDigit(text[at] ?? '')) at++;
  };
  digits();
  if (text[at] === '.') at++;
  digits();
  if (text[at] === 'e' || text[at] === 'E') {
    const sign = text[at + 1] === '+' || text[at + 1] === '-' ? 2 : 1;
    // 2e is 2 times e.
    if (isDigit(text[at + sign] ?? '')) {
      at += sign;
      digits();
    }
  }
  return text.slice(from, at);
}

function nameAt(text: string, from: number): string {
  let at = from;
  while (isLetter(text[at] ?? '') || isDigit(text[at] ?? '')) at++;
  return text.slice(from, at);
}

function reportSign(text: string, at: number, report: OnSlip): void {
  const c = String.fromCodePoint(text.codePointAt(at) as number);
  const sign = text.startsWith('**', at) ? '**' : c;
  const place = { at, length: sign.length };
  const is = (what: SignSlip, fix?: Place & { readonly content: string }): void =>
    report({ code: 'function-sign', args: { sign, what } }, place, fix);
  const other = meant.get(sign);
  if (sign === '**') return is('power', { ...place, content: '^' });
  if (other !== undefined) return is(other.startsWith('^') ? 'power' : 'times', { ...place, content: other });
  if (sign === '=') {
    const rest = at + 1 + (text.slice(at + 1).length - text.slice(at + 1).trimStart().length);
    const simple = ['y', 'f(x)', 'y(x)', 'J(x)'].includes(text.slice(0, at).trim());
    return is('equation', simple ? { at: 0, length: rest, content: '' } : undefined);
  }
  if (sign === '|') {
    const bars = [...text].filter((one) => one === '|').length === 2;
    const end = text.lastIndexOf('|');
    return is('bars', bars ? { at, length: end + 1 - at, content: `abs(${text.slice(at + 1, end)})` } : undefined);
  }
  if (sign === '.') return is('property', moduleFix(text, at));
  if ('[]{};:'.includes(sign)) return is('list');
  if ('"\'`'.includes(sign)) return is('text');
  if ('<>!'.includes(sign)) return is('comparison');
  is('other');
}

/** `np.exp(x)` is Python's; the name after the point will do. */
function moduleFix(text: string, at: number): (Place & { readonly content: string }) | undefined {
  const name = ['numpy', 'np', 'math', 'tf'].find((one) => text.slice(0, at).endsWith(one));
  return name && operationOf(nameAt(text, at + 1)) ? { at: at - name.length, length: name.length + 1, content: '' } : undefined;
}

/** What a Python literal of plain values comes to; tuples and lists are both lists. */
type Literal = string | number | boolean | null | readonly Literal[] | ReadonlyMap<string, Literal>;

/** Nested more deeply than any header is, and as deeply as reading by recursion can safely go. */
const maxDepth = 32;

class NotLiteral extends Error {}

/**
 * Reads a Python literal of strings, whole numbers, True, False, None, tuples, lists and dictionaries with strings as keys, in any way of
 * writing it, as `ast.literal_eval` does.
 * @returns undefined for anything else
 */
export function pythonLiteral(text: string): Literal | undefined {
  const reader = new LiteralReader(text);
  try {
    return reader.whole();
  } catch (error) {
    if (error instanceof NotLiteral) return undefined;
    throw error;
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"', '\n': '' };

class LiteralReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Literal {
    const value = this.#value(0);
    this.#blanks();
    if (this.#at < this.#text.length) throw new NotLiteral();
    return value;
  }

  #value(depth: number): Literal {
    if (depth > maxDepth) throw new NotLiteral();
    this.#blanks();
    if (this.#takes('{')) return this.#dictionary(depth);
    if (this.#takes('(')) return this.#items(')', depth);
    if (this.#takes('[')) return this.#items(']', depth);
    return this.#string() ?? this.#word();
  }

  #dictionary(depth: number): ReadonlyMap<string, Literal> {
    const entries = new Map<string, Literal>();
    this.#list('}', () => {
      const key = this.#value(depth + 1);
      this.#blanks();
      if (typeof key !== 'string' || !this.#takes(':')) throw new NotLiteral();
      entries.set(key, this.#value(depth + 1));
    });
    return entries;
  }

  /** `(3)` is 3, and `(3,)` a tuple of it. */
  #items(end: ')' | ']', depth: number): Literal {
    const items: Literal[] = [];
    const commas = this.#list(end, () => items.push(this.#value(depth + 1)));
    return end === ')' && commas === 0 && items.length === 1 ? (items[0] as Literal) : items;
  }

  /** Items between commas, of which one may follow the last item. @returns how many commas there were */
  #list(end: string, item: () => void): number {
    for (let commas = 0; ; commas++) {
      this.#blanks();
      if (this.#takes(end)) return commas;
      item();
      this.#blanks();
      if (this.#takes(end)) return commas;
      if (!this.#takes(',')) throw new NotLiteral();
    }
  }

  /** A text in either quotation mark, with the prefixes of Python 2. */
  #string(): string | undefined {
    const [opening, quote] = /^[bBuU]?(['"])/.exec(this.#text.slice(this.#at, this.#at + 2)) ?? [];
    if (opening === undefined || quote === undefined) return undefined;
    this.#at += opening.length;
    let value = '';
    for (;;) {
      const sign = this.#text[this.#at++];
      if (sign === undefined) throw new NotLiteral();
      if (sign === quote) return value;
      if (sign !== '\\') value += sign;
      else {
        const escaped = escapes[this.#text[this.#at++] ?? ''];
        if (escaped === undefined) throw new NotLiteral();
        value += escaped;
      }
    }
  }

  /** A name or a whole number; Python 2 wrote `3L` for a long one. */
  #word(): number | boolean | null {
    let end = this.#at;
    while (/[\w+-]/.test(this.#text[end] ?? '')) end++;
    const word = this.#text.slice(this.#at, end);
    this.#at = end;
    if (/^[+-]?\d+[lL]?$/.test(word)) return Number.parseInt(word, 10);
    if (word === 'True' || word === 'False') return word === 'True';
    if (word === 'None') return null;
    throw new NotLiteral();
  }

  #blanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #takes(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }
}

import { limits } from '../limits';
import { fail } from '../mistake';
import { type Token, tokensOf } from './tokens';
import type { BinaryOperator, Given, IndexItem, Part, Tree } from './tree';

/** Signs that bind equally, loosest first; `**` binds more than a sign before a number, and to the right. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ['<', '>', '<=', '>=', '==', '!='],
  ['+', '-'],
  ['*', '/', '//', '%', '@'],
];

/** What NumPy's functions are written with in programs. */
const modules: ReadonlySet<string> = new Set(['np', 'numpy']);
const words: ReadonlySet<string> = new Set(['None', 'True', 'False']);

/**
 * The tree of an expression, with Python's rules of what binds more.
 * @throws Mistake
 */
export function parseExpression(text: string): Tree {
  if (text.length > limits.characters) {
    fail('tensor-text-too-long', { characters: text.length, limit: limits.characters }, { from: 0, to: text.length });
  }
  return new Parser(text).whole();
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  whole(): Tree {
    const tree = this.#expression();
    const rest = this.#peek();
    if (rest.is !== 'end') this.#unexpected(rest);
    return tree;
  }

  #peek(): Token {
    return this.#tokens[this.#next] as Token;
  }

  #take(): Token {
    const token = this.#peek();
    if (token.is !== 'end') this.#next++;
    return token;
  }

  #takeSign(text: string): Token | undefined {
    const token = this.#peek();
    return token.is === 'sign' && token.text === text ? this.#take() : undefined;
  }

  #close(text: string, open: Part): Token {
    const token = this.#takeSign(text);
    if (token) return token;
    const next = this.#peek();
    return next.is === 'end' ? fail('tensor-unclosed', { bracket: text }, open) : this.#unexpected(next);
  }

  #unexpected(token: Token): never {
    if (token.is === 'end')
      return fail('tensor-ends-early', { empty: this.#next === 0 }, { from: Math.max(0, token.from - 1), to: token.from });
    return fail('tensor-unexpected', { text: token.text }, token);
  }

  #expression(level = 0): Tree {
    const signs = levels[level];
    if (!signs) return this.#unary();
    let left = this.#expression(level + 1);
    for (;;) {
      const { is, text } = this.#peek();
      const operator = is === 'sign' ? signs.find((sign) => sign === text) : undefined;
      if (!operator) return left;
      this.#take();
      const right = this.#expression(level + 1);
      left = { is: 'binary', operator, left, right, from: left.from, to: right.to };
    }
  }

  /** Everything that holds an expression within itself comes through here. */
  #unary(): Tree {
    if (++this.#depth > limits.depth) fail('tensor-too-deep', { limit: limits.depth }, this.#peek());
    const tree = this.#signed();
    this.#depth--;
    return tree;
  }

  #signed(): Tree {
    const minus = this.#takeSign('-');
    if (minus) {
      const of = this.#unary();
      return { is: 'minus', of, from: minus.from, to: of.to };
    }
    if (this.#takeSign('+')) return this.#unary();
    const base = this.#postfix();
    if (!this.#takeSign('**')) return base;
    const power = this.#unary();
    return { is: 'binary', operator: '**', left: base, right: power, from: base.from, to: power.to };
  }

  #postfix(): Tree {
    let tree = this.#atom();
    for (;;) {
      const point = this.#takeSign('.');
      const open = point ? undefined : this.#takeSign('[');
      if (point) tree = this.#member(tree);
      else if (open) {
        const items = this.#separated(']', open, () => this.#indexItem());
        tree = { is: 'index', of: tree, items: items.found, from: tree.from, to: items.to };
      } else return tree;
    }
  }

  #member(of: Tree): Tree {
    const name = this.#take();
    if (name.is !== 'name') return this.#unexpected(name);
    // `np.sum(a)` is `sum(a)`.
    if (of.is === 'name' && modules.has(of.name)) return this.#named(name, of.from);
    const open = this.#takeSign('(');
    if (!open) return { is: 'attribute', of, name: name.text, nameAt: name, from: of.from, to: name.to };
    const { found, to } = this.#separated(')', open, () => this.#argument());
    return { is: 'call', name: name.text, nameAt: name, given: [{ value: of }, ...found], method: true, from: of.from, to };
  }

  #named(name: Token, from: number): Tree {
    const open = this.#takeSign('(');
    if (!open) return { is: 'name', name: name.text.normalize('NFC'), from, to: name.to };
    const { found, to } = this.#separated(')', open, () => this.#argument());
    return { is: 'call', name: name.text, nameAt: name, given: found, method: false, from, to };
  }

  #atom(): Tree {
    const token = this.#take();
    const { from, to, text } = token;
    if (token.is === 'number') {
      const value = Number(text);
      if (!Number.isFinite(value)) fail('tensor-number-too-large', { text }, token);
      return { is: 'number', value, type: /[.eE]/.test(text) ? 'float' : 'int', from, to };
    }
    if (token.is === 'name') return words.has(text) ? { is: 'word', word: text as 'None', from, to } : this.#named(token, from);
    if (text === '[') {
      const { found, to: end } = this.#separated(']', token, () => this.#expression());
      return { is: 'list', items: found, from, to: end };
    }
    if (text !== '(') return this.#unexpected(token);
    const { found, to: end, commas } = this.#separated(')', token, () => this.#expression());
    const [only] = found;
    return only && commas === 0 ? { ...only, from, to: end } : { is: 'list', items: found, from, to: end };
  }

  /** Items up to the closing bracket, with commas between them, and perhaps one after the last. */
  #separated<T>(close: string, open: Part, item: () => T): { readonly found: readonly T[]; readonly to: number; readonly commas: number } {
    const found: T[] = [];
    let commas = 0;
    for (;;) {
      const end = this.#takeSign(close);
      if (end) return { found, to: end.to, commas };
      found.push(item());
      if (this.#takeSign(',')) commas++;
      else return { found, to: this.#close(close, open).to, commas };
    }
  }

  #argument(): Given {
    const [name, equals] = [this.#peek(), this.#tokens[this.#next + 1]];
    if (name.is !== 'name' || equals?.is !== 'sign' || equals.text !== '=') return { value: this.#expression() };
    this.#next += 2;
    return { keyword: name.text, value: this.#expression() };
  }

  #indexItem(): IndexItem {
    const first = this.#peek();
    const { from } = first;
    if (this.#takeSign('...')) return { is: 'rest', from, to: first.to };
    const start = this.#sliceBound();
    const colon = this.#takeSign(':');
    if (!colon) {
      if (!start) return this.#unexpected(this.#peek());
      const { to } = start;
      if ((start.is === 'word' && start.word === 'None') || (start.is === 'name' && start.name === 'newaxis'))
        return { is: 'new', from, to };
      return { is: 'at', index: start, from, to };
    }
    const stop = this.#sliceBound();
    const second = this.#takeSign(':');
    const step = second ? this.#sliceBound() : undefined;
    const to = (step ?? second ?? stop ?? colon).to;
    return { is: 'slice', ...(start && { start }), ...(stop && { stop }), ...(step && { step }), from, to };
  }

  /** None, where the slice begins or ends by itself. */
  #sliceBound(): Tree | undefined {
    const { is, text } = this.#peek();
    return is === 'end' || (is === 'sign' && [':', ',', ']'].includes(text)) ? undefined : this.#expression();
  }
}

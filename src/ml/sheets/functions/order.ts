import { nearest } from '../../language/nearest';
import { isValue, known, type OnSlip, operationOf, placeOf, type Token } from './slips';
import { type OperationName, operations } from './tree';

/** Brackets within brackets; signs before a number count too. */
const MOST_DEPTH = 30;

/** A bracket that is open: of a function, or of its own. */
interface Open {
  readonly bracket: Token;
  readonly name?: Token;
  /** Arguments so far. */
  found: number;
}

/** Whether the pieces of an expression follow one another as arithmetic has it: read from left to right, by what is due next and what is open. */
export class Order {
  readonly #tokens: readonly Token[];
  readonly #report: OnSlip;
  readonly #open: Open[] = [];
  #due: 'operand' | 'operator' = 'operand';
  /** Signs before the operand that is due. */
  #signs = 0;

  constructor(tokens: readonly Token[], report: OnSlip) {
    this.#tokens = tokens;
    this.#report = report;
  }

  /** False after the first slip was reported. */
  holds(): boolean {
    return this.#tokens.every((token, i) => this.#take(token, i)) && this.#ends();
  }

  #slip(...given: Parameters<OnSlip>): false {
    this.#report(...given);
    return false;
  }

  #take(token: Token, i: number): boolean {
    const before = this.#tokens[i - 1];
    if (token.is === 'sign' && token.text !== '(') return this.#due === 'operand' ? this.#early(token, before) : this.#operator(token);
    if (this.#due === 'operator' && !this.#follows(token, before)) return false;
    if (token.text === '(') return this.#bracket(token, before);
    this.#signs = 0;
    this.#due = 'operator';
    return token.is === 'number' || isValue(token.text) || this.#name(token, this.#tokens[i + 1]);
  }

  /** A sign where an operand is due: one that belongs to the operand, or a slip. */
  #early(token: Token, before: Token | undefined): boolean {
    if (token.text === '-' || token.text === '+') {
      this.#signs++;
      return this.#shallow(token);
    }
    const name = token.text === ')' && before?.text === '(' ? this.#open.at(-1)?.name : undefined;
    if (name) return this.#slip({ code: 'function-no-argument', args: { name: name.text } }, placeOf(name));
    return before ? this.#missing('after', before) : this.#missing('before', token);
  }

  #missing(where: 'before' | 'after', token: Token): false {
    return this.#slip({ code: 'function-operand', args: { sign: token.text, where } }, placeOf(token));
  }

  #operator(token: Token): boolean {
    if (token.text === ')') {
      const closed = this.#open.pop();
      if (closed) return this.#fits(closed);
      return this.#slip({ code: 'function-bracket', args: { sign: ')' } }, placeOf(token), { ...placeOf(token), content: '' });
    }
    if (token.text === ',') {
      const of = this.#open.at(-1);
      if (!of?.name) return this.#slip({ code: 'function-sign', args: { sign: ',', what: 'list' } }, placeOf(token));
      of.found++;
    }
    this.#due = 'operand';
    return true;
  }

  /** An operand right after another is multiplied with it: 2x, 2(x + 1), (x + 1)(x - 1). */
  #follows(token: Token, before: Token | undefined): boolean {
    if (token.text === '(' && before?.is === 'name') {
      const fix = { at: token.at, length: 0, content: '*' };
      return this.#slip({ code: 'function-no-call', args: { name: before.text } }, placeOf(before), fix);
    }
    if (token.is !== 'number') return true;
    return this.#slip({ code: 'function-no-operator', args: { first: before?.text ?? '', second: token.text } }, placeOf(token));
  }

  #bracket(token: Token, before: Token | undefined): boolean {
    const name = before?.is === 'name' ? before : undefined;
    this.#open.push({ bracket: token, ...(name && { name }), found: 1 });
    this.#due = 'operand';
    return this.#shallow(token);
  }

  #shallow(token: Token): boolean {
    if (this.#open.length + this.#signs <= MOST_DEPTH) return true;
    return this.#slip({ code: 'function-too-deep', args: { most: MOST_DEPTH } }, placeOf(token));
  }

  /** The name of a function, which its bracket must follow; or one that is not known. */
  #name(token: Token, next: Token | undefined): boolean {
    if (!operationOf(token.text)) return this.#unknown(token, next);
    if (next?.text === '(') {
      this.#due = 'operand';
      return true;
    }
    // sin x is meant for sin(x), and a lone sin too.
    const argument = next && (next.is === 'number' || isValue(next.text)) ? next : undefined;
    const end = argument ? argument.at + argument.text.length : token.at + token.text.length;
    const fix =
      argument || !next ? { at: token.at, length: end - token.at, content: `${token.text}(${argument?.text ?? 'x'})` } : undefined;
    return this.#slip({ code: 'function-no-argument', args: { name: token.text } }, placeOf(token), fix);
  }

  #unknown(token: Token, next: Token | undefined): false {
    // Another letter in place of x: t, z, a capital X.
    if ([...token.text].length === 1 && next?.text !== '(')
      return this.#slip({ code: 'function-variable', args: { name: token.text } }, placeOf(token), { ...placeOf(token), content: 'x' });
    const near = nearest(token.text, known);
    const args = { name: token.text.slice(0, 60), known, ...(near && { nearest: near }) };
    return this.#slip({ code: 'function-unknown', args }, placeOf(token), near ? { ...placeOf(token), content: near } : undefined);
  }

  #fits({ name, found }: Open): boolean {
    if (!name) return true;
    const [least, most] = operations[operationOf(name.text) as OperationName].takes;
    if (found >= least && found <= most) return true;
    return this.#slip({ code: 'function-arguments', args: { name: name.text, least, most, found } }, placeOf(name));
  }

  #ends(): boolean {
    const last = this.#tokens.at(-1) as Token;
    if (this.#due === 'operand') return this.#missing('after', last);
    const unclosed = this.#open.at(-1);
    if (!unclosed) return true;
    const fix = { at: last.at + last.text.length, length: 0, content: ')'.repeat(this.#open.length) };
    return this.#slip({ code: 'function-bracket', args: { sign: '(' } }, placeOf(unclosed.bracket), fix);
  }
}

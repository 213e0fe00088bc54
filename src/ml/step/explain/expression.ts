import type { Block, Cells, Writing } from './cells';

/** Arithmetic with the numbers of a step in it: to be written, and to know which numbers it is made of. */
export type Expression =
  | { readonly is: 'number'; readonly value: number; readonly at?: Place | undefined; readonly decimals?: number }
  /** A number by its name and place, as in `input[2, 0]`. */
  | { readonly is: 'name'; readonly name: string; readonly at?: Place }
  | { readonly is: 'sum' | 'product'; readonly parts: readonly Expression[] }
  | { readonly is: 'quotient'; readonly top: Expression; readonly bottom: Expression }
  | { readonly is: 'power'; readonly base: Expression; readonly exponent: Expression }
  | { readonly is: 'minus' | 'root' | 'absolute'; readonly of: Expression }
  | { readonly is: 'call'; readonly name: string; readonly parts: readonly Expression[] }
  /** Made of other numbers too, which are not written. */
  | { readonly is: 'shown'; readonly as: Expression; readonly uses: readonly Expression[] }
  /** In place of numbers that are not written. */
  | { readonly is: 'rows'; readonly count: number };

type Place = Block & { readonly index: number };

export const num = (value: number, at?: Place): Expression => ({ is: 'number', value, at });
/** A number that is written with so many decimals at most. */
export const fixed = (number: Expression, decimals: number): Expression => (number.is === 'number' ? { ...number, decimals } : number);
export const named = (name: string, at?: Place): Expression => ({ is: 'name', name, ...(at && { at }) });
export const sum = (parts: readonly Expression[]): Expression => (parts.length > 1 ? { is: 'sum', parts } : (parts[0] ?? num(0)));
export const product = (...parts: readonly Expression[]): Expression => ({ is: 'product', parts });
export const quotient = (top: Expression, bottom: Expression): Expression => ({ is: 'quotient', top, bottom });
const power = (base: Expression, exponent: Expression): Expression => ({ is: 'power', base, exponent });
export const squared = (base: Expression): Expression => power(base, num(2));
export const minus = (of: Expression): Expression => ({ is: 'minus', of });
/** Of a number: its opposite. */
export const negated = (of: Expression): Expression => (of.is === 'number' ? num(-of.value, of.at) : minus(of));
export const difference = (a: Expression, b: Expression): Expression => sum([a, minus(b)]);
export const root = (of: Expression): Expression => ({ is: 'root', of });
export const absolute = (of: Expression): Expression => ({ is: 'absolute', of });
export const call = (name: string, ...parts: readonly Expression[]): Expression => ({ is: 'call', name, parts });
export const usedToo = (as: Expression, uses: readonly Expression[]): Expression => ({ is: 'shown', as, uses });
export const exp = (of: Expression): Expression => power(named('e'), of);

/** What an expression of numbers, sums, products and quotients comes to; NaN of others. */
export function comingTo(expression: Expression): number {
  switch (expression.is) {
    case 'number':
      return expression.value;
    case 'sum':
      return expression.parts.reduce((all, part) => all + comingTo(part), 0);
    case 'product':
      return expression.parts.reduce((all, part) => all * comingTo(part), 1);
    case 'quotient':
      return comingTo(expression.top) / comingTo(expression.bottom);
    case 'minus':
      return -comingTo(expression.of);
    default:
      return Number.NaN;
  }
}

/** An equation: an expression, or several that are the same number, and what they come to. */
export interface Equation {
  readonly sides: readonly Expression[];
  readonly result: number;
}

export const equation = (result: number, ...sides: readonly Expression[]): Equation => ({ sides, result });

/** How tightly a text holds together. */
type Tie = 'sum' | 'product' | 'power' | 'one';
const ties: readonly Tie[] = ['sum', 'product', 'power', 'one'];

interface Written {
  readonly text: string;
  readonly tie: Tie;
}

const signed = (text: string): boolean => text.startsWith('−');

/** In brackets where it holds together less tightly, or where its sign would follow another. */
function within({ text, tie }: Written, least: Tie, first = false): string {
  return ties.indexOf(tie) < ties.indexOf(least) || (signed(text) && !first) ? `(${text})` : text;
}

export function equationText({ sides, result }: Equation, writing: Writing): string {
  return [...sides.map((side) => written(side, writing).text), writing.number(result)].join(' = ');
}

const MOST = 10;

/** The texts of a long list without its middle. */
function shortened(texts: readonly string[], { most = MOST, moreTerms }: Writing): readonly string[] {
  if (texts.length <= most) return texts;
  const tail = Math.floor(most / 3);
  const head = most - tail;
  return [...texts.slice(0, head), moreTerms(texts.length - head - tail), ...texts.slice(texts.length - tail)];
}

function written(expression: Expression, writing: Writing): Written {
  const write = (part: Expression): Written => written(part, writing);
  switch (expression.is) {
    case 'number':
      return {
        text: expression.decimals === undefined ? writing.number(expression.value) : writing.fixed(expression.value, expression.decimals),
        tie: 'one',
      };
    case 'name':
      return { text: expression.name, tie: 'one' };
    case 'shown':
      return write(expression.as);
    case 'rows':
      return { text: writing.moreRows(expression.count), tie: 'one' };
    case 'sum': {
      const texts = shortened(
        expression.parts.map((part) => {
          const one = write(part);
          return one.tie === 'sum' ? `(${one.text})` : one.text;
        }),
        writing,
      );
      return { text: texts.reduce((all, text) => (signed(text) ? `${all} − ${text.slice(1)}` : `${all} + ${text}`)), tie: 'sum' };
    }
    case 'product': {
      const last = expression.parts.length - 1;
      // A quotient before another factor would seem to be divided by that too.
      const texts = expression.parts.map((part, i) => within(write(part), part.is === 'quotient' && i < last ? 'one' : 'product', i === 0));
      return { text: texts.join('·'), tie: 'product' };
    }
    case 'quotient':
      return {
        text: `${within(write(expression.top), 'product', true)} / ${within(write(expression.bottom), 'power')}`,
        tie: 'product',
      };
    case 'power': {
      const { base, exponent } = expression;
      const below = within(write(base), 'one');
      if (exponent.is === 'number' && exponent.value === 2) return { text: `${below}²`, tie: 'power' };
      return { text: `${below}^${within(write(exponent), 'one')}`, tie: 'power' };
    }
    case 'minus': {
      const { text, tie } = write(expression.of);
      return { text: `−${tie === 'sum' || signed(text) ? `(${text})` : text}`, tie: 'product' };
    }
    case 'root':
      return { text: `√${within(write(expression.of), 'one')}`, tie: 'power' };
    case 'absolute':
      return { text: `|${write(expression.of).text}|`, tie: 'one' };
    case 'call':
      return {
        text: `${expression.name}(${shortened(
          expression.parts.map((part) => write(part).text),
          writing,
        ).join(', ')})`,
        tie: 'one',
      };
  }
}

/** The numbers that expressions are made of, by their blocks. */
export function usesOf(expressions: readonly Expression[]): readonly Cells[] {
  const blocks = new Map<string, { readonly block: Block; readonly indices: Set<number> }>();
  const visit = (expression: Expression): void => {
    switch (expression.is) {
      case 'number':
      case 'name': {
        if (!expression.at) return;
        const { index, ...block } = expression.at;
        const key = JSON.stringify(block, Object.keys(block).sort());
        const found = blocks.get(key) ?? { block: block as Block, indices: new Set<number>() };
        blocks.set(key, found);
        found.indices.add(index);
        return;
      }
      case 'sum':
      case 'product':
      case 'call':
        return expression.parts.forEach(visit);
      case 'quotient':
        return [expression.top, expression.bottom].forEach(visit);
      case 'power':
        return [expression.base, expression.exponent].forEach(visit);
      case 'minus':
      case 'root':
      case 'absolute':
        return visit(expression.of);
      case 'shown':
        return [expression.as, ...expression.uses].forEach(visit);
      case 'rows':
    }
  };
  expressions.forEach(visit);
  return Array.from(blocks.values(), ({ block, indices }) => ({ ...block, indices: [...indices].sort((a, b) => a - b) }));
}

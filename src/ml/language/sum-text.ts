import { figure } from './number-text';

/** A number in a formula, with three digits that mean something: `0.4`, `−1.53`, `1240`. */
export const coefficient = (value: number): string => figure(Number(value.toPrecision(3)));

interface Term {
  readonly factor: number;
  /** `x₁`; empty for a number that is alone. */
  readonly name: string;
}

/** Terms and weights smaller than this part of the largest are nothing: what computing with float32 leaves over. */
export const NOTHING = 1e-6;

/** A sum as it is written: `0.4·x₁ − x₂ + 2`. Terms of nothing are left out; an empty sum is `0`. @param number how a factor is written @param nothing what part of the largest is nothing */
export function sumText(terms: readonly Term[], number: (value: number) => string = coefficient, nothing = NOTHING): string {
  const largest = Math.max(...terms.map(({ factor }) => Math.abs(factor)));
  const parts = terms.filter(({ factor }) => Math.abs(factor) > largest * nothing).map(({ factor, name }) => term(number(factor), name));
  return parts.length ? parts.map((text, i) => (i === 0 ? text : joined(text))).join('') : '0';
}

function term(number: string, name: string): string {
  if (!name) return number;
  return number === '1' ? name : number === '−1' ? `−${name}` : `${number}·${name}`;
}

const joined = (text: string): string => (text.startsWith('−') ? ` − ${text.slice(1)}` : ` + ${text}`);

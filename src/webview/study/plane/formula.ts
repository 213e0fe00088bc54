import { figure } from '../../../ml/language/number-text';

/** A number in a formula, with three digits that mean something: `0.4`, `−1.53`, `1240`. */
export const coefficient = (value: number): string => figure(Number(value.toPrecision(3)));

export interface Term {
  readonly factor: number;
  /** `x₁`; empty for a number that stands alone. */
  readonly name: string;
}

/** Terms smaller than this part of the largest are nothing: what computing with float32 leaves over. */
const NOTHING = 1e-6;

/** A sum as it is written: `0.4·x₁ − x₂ + 2`. Terms of nothing are left out; an empty sum is `0`. */
export function sumText(terms: readonly Term[]): string {
  const largest = Math.max(...terms.map(({ factor }) => Math.abs(factor)));
  const parts = terms.filter(({ factor }) => Math.abs(factor) > largest * NOTHING).map(({ factor, name }) => term(factor, name));
  return parts.length ? parts.map((text, i) => (i === 0 ? text : joined(text))).join('') : '0';
}

function term(factor: number, name: string): string {
  const number = coefficient(factor);
  if (!name) return number;
  return number === '1' ? name : number === '−1' ? `−${name}` : `${number}·${name}`;
}

const joined = (text: string): string => (text.startsWith('−') ? ` − ${text.slice(1)}` : ` + ${text}`);

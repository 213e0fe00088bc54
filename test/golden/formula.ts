import assert from 'node:assert/strict';
import { flat, type GoldenCase, golden } from './figures';

/** A formula as the registry prints it, and readings of it that Keras's figures must not bear out. */
export interface Held<F> {
  /** What the registry's text has of it, word for word. */
  readonly text: string;
  /** The case of cases_formulas.py in which the readings differ; the entry's name if not given. */
  readonly case?: string;
  readonly right: F;
  readonly wrong: Readonly<Record<string, F>>;
}

const cases = new Map(golden('formulas').map((one) => [one.name, one]));

export function caseNamed(name: string): GoldenCase {
  const found = cases.get(name);
  assert.ok(found, `no case ${name}`);
  return found;
}

const off = (a: number, b: number): number => Math.abs(a - b) / Math.max(1, Math.abs(b));

/** Fails unless the formula gives Keras's figures, and each wrong reading others. */
export function holds<F>(
  { right, wrong }: Pick<Held<F>, 'right' | 'wrong'>,
  keras: readonly number[],
  apply: (formula: F) => readonly number[],
): void {
  const farthest = (formula: F): number => {
    const own = apply(formula);
    assert.equal(own.length, keras.length);
    return Math.max(...own.map((value, i) => off(value, keras[i] as number)));
  };
  assert.ok(farthest(right) < 2e-5, `${apply(right)}, Keras ${keras}`);
  for (const [reading, formula] of Object.entries(wrong))
    assert.ok(farthest(formula) > 1e-3, `${reading} would not show: ${apply(formula)}, Keras ${keras}`);
}

/** What the registry says of an entry: its text, formula and use, and the texts of its parameters. */
interface Said {
  readonly text: string;
  readonly formula?: string | undefined;
  readonly use?: string | undefined;
  readonly params?: Readonly<Record<string, object>>;
}

/** Fails unless the registry says the formula of an entry or parameter, word for word. */
export function printed({ text, formula = '', use = '', params = {} }: Said, held: Pick<Held<unknown>, 'text'>): void {
  const texts = [text, formula, use, ...Object.values(params).map((param) => (param as Said).text)].join('\n');
  assert.ok(texts.includes(held.text), `"${held.text}" is not in: ${texts}`);
}

/** Inputs and targets of a case, row by row. */
export function rowsOf({ spec }: GoldenCase): { readonly x: readonly (readonly number[])[]; readonly y: readonly (readonly number[])[] } {
  const { x, y } = spec['data'] as { readonly x: readonly (readonly number[])[]; readonly y: readonly (number | readonly number[])[] };
  return { x, y: y.map((row) => flat(row)) };
}

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
export const mean = (values: readonly number[]): number => sum(values) / values.length;
export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
export const softmax = (z: readonly number[]): readonly number[] => {
  const powers = z.map(Math.exp);
  return powers.map((power) => power / sum(powers));
};

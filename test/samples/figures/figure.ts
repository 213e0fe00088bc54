import assert from 'node:assert/strict';
import type { Outcome } from '../../../src/ml/worker/messages';
import type { Change } from '../run-sample';

/** A sample that ran, and a way to run it again with changes. */
export interface Ran extends Outcome {
  readonly again: (changes: readonly Change[], task?: 'train' | 'predict') => Promise<Outcome>;
}

/** Holds a run against what its text promises and against the figure in the notes. */
export type Figure = (ran: Ran) => void | Promise<void>;

export type Figures = Readonly<Record<string, Figure>>;

/** The figures of one name, an epoch each. */
export function curve({ history }: Pick<Outcome, 'history'>, name = 'loss'): readonly number[] {
  const values = history[name];
  assert.ok(values, `no "${name}" in the history`);
  return values;
}

export const last = (ran: Pick<Outcome, 'history'>, name = 'loss'): number => curve(ran, name).at(-1) as number;

export const lowest = (ran: Pick<Outcome, 'history'>, name = 'loss'): number => Math.min(...curve(ran, name));

/** A figure of `evaluate`: of the test rows where there are some, else of the training rows. */
export function evaluated({ evaluate }: Pick<Outcome, 'evaluate'>, name = 'loss'): number {
  const value = evaluate?.logs[name];
  assert.ok(value !== undefined, `no "${name}" in the evaluation`);
  return value;
}

/** The answers to "predict", all in one list. */
export const answers = ({ predictions }: Pick<Outcome, 'predictions'>): readonly number[] => [...(predictions?.values ?? [])];

export function weights({ weights: all }: Pick<Outcome, 'weights'>, name: string): readonly number[] {
  const found = all.get(name);
  assert.ok(found, `no weights ${name}`);
  return [...found.values];
}

export function near(found: number, expected: number, within: number, what: string): void {
  assert.ok(Math.abs(found - expected) <= within, `${what}: ${found}, expected ${expected} ± ${within}`);
}

export function allNear(found: readonly number[], expected: readonly number[], within: number, what: string): void {
  assert.equal(found.length, expected.length, `${what}: ${found.length} numbers, expected ${expected.length}`);
  expected.forEach((value, i) => {
    near(found[i] as number, value, within, `${what}[${i}]`);
  });
}

export const atMost = (found: number, bound: number, what: string): void =>
  assert.ok(found <= bound, `${what}: ${found}, expected at most ${bound}`);

export const atLeast = (found: number, bound: number, what: string): void =>
  assert.ok(found >= bound, `${what}: ${found}, expected at least ${bound}`);

/** Accuracy at the end, as it is evaluated. */
export const accuracy =
  (bound: number): Figure =>
  (ran) =>
    atLeast(evaluated(ran, 'accuracy'), bound, 'accuracy');

/** Checks one after the other. */
export const all =
  (...figures: readonly Figure[]): Figure =>
  async (ran) => {
    for (const figure of figures) await figure(ran);
  };

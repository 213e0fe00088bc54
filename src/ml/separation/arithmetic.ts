import { figure } from '../language/number-text';
import { sumText } from '../language/sum-text';
import type { ClassedRow, LineOrNot } from './line-or-not';
import type { CommonPoint, SeparatingLine, Share } from './separation';

// What a proof comes to as arithmetic, without words of any language.

const fractions: readonly (readonly [number, string])[] = [
  [1 / 2, '½'],
  [1 / 3, '⅓'],
  [2 / 3, '⅔'],
  [1 / 4, '¼'],
  [3 / 4, '¾'],
];

/** `(0, 1)`; of one input the number alone. */
export const pointText = (point: readonly number[], number: (value: number) => string = figure): string =>
  point.length === 1 ? figure(point[0] as number) : `(${point.map(number).join(', ')})`;

/** A point between rows: `(½, ½)`. */
export const betweenText = (point: readonly number[]): string =>
  pointText(point, (value) => fractions.find(([fraction]) => fraction === value)?.[1] ?? figure(value));

/** A row's weight: `½`, `3/7`, `0.1805`. @param shares of its class @param number how one is written that is no simple fraction */
export function weightText({ weight, times }: Share, shares: readonly Share[], number: (value: number) => string = figure): string {
  const glyph = fractions.find(([fraction]) => fraction === weight)?.[1];
  if (glyph !== undefined || times === undefined || Number.isInteger(weight)) return glyph ?? number(weight);
  const all = shares.reduce((sum, share) => sum + (share.times ?? 0), 0);
  const common = divisor(times, all);
  return Math.abs(times / all - weight) < 1e-9 ? `${times / common}/${all / common}` : number(weight);
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** `w₁`, `x₂`; of one input `w`. */
const named = (name: string, k: number, of: number): string => (of === 1 ? name : `${name}${'₀₁₂₃₄₅₆₇₈₉'[k + 1]}`);

type Known = Pick<LineOrNot, 'rows'>;

const rowOf = ({ rows }: Known, place: number): ClassedRow => rows.find(({ row }) => row === place) as ClassedRow;

/** `½·(0, 0) + ½·(1, 1)`; the row alone where its weight is 1. */
const mixText = (shares: readonly Share[], known: Known): string =>
  shares
    .map((share) => {
      const point = pointText(rowOf(known, share.row).inputs);
      return share.weight === 1 ? point : `${weightText(share, shares)}·${point}`;
    })
    .join(' + ');

/** `½·(0, 0) + ½·(1, 1) = (½, ½) = ½·(0, 1) + ½·(1, 0)` */
export const commonText = ({ point, from: [zeros, ones] }: CommonPoint, known: Known): string =>
  [...new Set([mixText(zeros, known), betweenText(point), mixText(ones, known)])].filter(Boolean).join(' = ');

/** `2·x₁ + 2·x₂ − 3 = 0` */
export const lineText = (
  { weights, bias }: SeparatingLine,
  nameOf: (input: number) => string = (k) => named('x', k, weights.length),
): string => `${sumText([...weights.map((factor, k) => ({ factor, name: nameOf(k) })), { factor: bias, name: '' }], figure, 0)} = 0`;

const relation = (klass: 0 | 1, strict: boolean): string => (klass === 1 ? '> 0' : strict ? '< 0' : '≤ 0');

const bracketed = (value: number): string => (value < 0 ? `(${figure(value)})` : figure(value));

/** What a row asks of the weights: `w₁·0 + w₂·1 + b > 0`. */
export const inequality = ({ inputs, klass }: ClassedRow, { strict }: Pick<LineOrNot, 'strict'>, bias: boolean): string =>
  `${[...inputs.map((value, k) => `${named('w', k, inputs.length)}·${bracketed(value)}`), ...(bias ? ['b'] : [])].join(' + ')} ${relation(klass, strict)}`;

/** The inequalities of some rows of one class, added up. */
interface Added {
  /** The rows, and how many times each is taken: its weight, where these are no small whole numbers. */
  readonly rows: readonly { readonly inputs: readonly number[]; readonly factor: number }[];
  /** `w₁ + w₂ + 2·b > 0` */
  readonly text: string;
}

/** The two sums of a proof, which contradict one another: of class 0, and of class 1. A class without rows has none. */
export function contradiction({ from }: CommonPoint, known: Known & Pick<LineOrNot, 'strict'>, bias: boolean): Added[] {
  return ([0, 1] as const).flatMap((klass) => {
    const shares = from[klass].map(({ row, weight, times }) => ({ inputs: rowOf(known, row).inputs, factor: times ?? weight }));
    const [first] = shares;
    if (!first) return [];
    const sum = (value: (inputs: readonly number[]) => number): number =>
      shares.reduce((all, { inputs, factor }) => all + factor * value(inputs), 0);
    const terms = [
      ...first.inputs.map((_, k) => ({ factor: sum((inputs) => inputs[k] as number), name: named('w', k, first.inputs.length) })),
      ...(bias ? [{ factor: sum(() => 1), name: 'b' }] : []),
    ];
    return [{ rows: shares, text: `${sumText(terms, figure, 0)} ${relation(klass, known.strict)}` }];
  });
}

/** `(0, 0) + 2 × (1, 1)` */
export const addedText = ({ rows }: Added): string =>
  rows
    .map(({ inputs, factor }) => {
      const point = inputs.length === 1 ? `(${pointText(inputs)})` : pointText(inputs);
      return factor === 1 ? point : `${figure(factor)} × ${point}`;
    })
    .join(' + ');

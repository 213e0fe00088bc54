import { sigmoid, softplus } from '../../step/activations';

/** An expression in x as plain data: what was parsed and checked, and all that is ever evaluated. */
export type Tree =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'constant'; readonly name: ConstantName }
  | { readonly is: 'x' }
  | Call;

export interface Call {
  readonly is: 'call';
  readonly name: OperationName;
  readonly of: readonly Tree[];
}

export const constants = { pi: Math.PI, e: Math.E } as const;
export type ConstantName = keyof typeof constants;

/** Why there is no number at a point. */
export type Gap = 'zero-divisor' | 'log' | 'root' | 'inverse' | 'power' | 'too-large';

interface Operation {
  /** How many operands it takes. */
  readonly takes: readonly [least: number, most: number];
  readonly of: (a: number, b: number, ...rest: readonly number[]) => number;
  /** ∂/∂ the operand with that index; `y` is the operation's value. NaN at a corner or jump, where there is no slope. */
  readonly slope: (operands: readonly number[], index: number, y: number) => number;
  /** Why it gives no number, where it gives none for operands that are numbers; `too-large` when left out. */
  readonly gap?: Gap;
}

const one = (of: (a: number) => number, slope: (a: number, y: number) => number, gap?: Gap): Operation => ({
  takes: [1, 1],
  of,
  slope: ([a], _, y) => slope(a as number, y),
  ...(gap && { gap }),
});

const two = (of: (a: number, b: number) => number, slope: (a: number, b: number, y: number) => readonly [number, number], gap?: Gap) =>
  ({
    takes: [2, 2],
    of,
    slope: ([a, b], index, y) => slope(a as number, b as number, y)[index] as number,
    ...(gap && { gap }),
  }) satisfies Operation;

/** The smallest or largest of several; at a tie `slopeAt` compares their slopes. */
const extreme = (of: (...all: number[]) => number): Operation => ({
  takes: [1, 20],
  of,
  slope: (operands, index, y) => Number(operands[index] === y),
});

/** A half goes to the even number beside it, as in Python and NumPy. */
function roundHalfEven(a: number): number {
  const up = Math.round(a);
  return up - a === 0.5 && up % 2 !== 0 ? up - 1 : up;
}

/** 0 but where the function jumps. */
const flat = (jumps: (a: number) => boolean) => (a: number) => (jumps(a) ? Number.NaN : 0);

/** Everything that an expression may compute, with its slope. */
export const operations = {
  add: two(
    (a, b) => a + b,
    () => [1, 1],
  ),
  subtract: two(
    (a, b) => a - b,
    () => [1, -1],
  ),
  multiply: two(
    (a, b) => a * b,
    (a, b) => [b, a],
  ),
  // A divisor of 0 gives no number, not an infinite one.
  divide: two(
    (a, b) => (b === 0 ? Number.NaN : a / b),
    (a, b) => [1 / b, -a / b / b],
    'zero-divisor',
  ),
  power: two(
    (a, b) => a ** b,
    (a, b, y) => [b === 0 ? 0 : b * a ** (b - 1), a === 0 && b > 0 ? 0 : y * Math.log(a)],
    'power',
  ),
  negate: one(
    (a) => -a,
    () => -1,
  ),
  abs: one(Math.abs, (a) => (a === 0 ? Number.NaN : Math.sign(a))),
  sqrt: one(Math.sqrt, (_, y) => 0.5 / y, 'root'),
  cbrt: one(Math.cbrt, (_, y) => 1 / (3 * y * y)),
  exp: one(Math.exp, (_, y) => y),
  log: one(Math.log, (a) => 1 / a, 'log'),
  log10: one(Math.log10, (a) => 1 / (a * Math.LN10), 'log'),
  log2: one(Math.log2, (a) => 1 / (a * Math.LN2), 'log'),
  sin: one(Math.sin, Math.cos),
  cos: one(Math.cos, (a) => -Math.sin(a)),
  tan: one(Math.tan, (_, y) => 1 + y * y),
  asin: one(Math.asin, (a) => 1 / Math.sqrt(1 - a * a), 'inverse'),
  acos: one(Math.acos, (a) => -1 / Math.sqrt(1 - a * a), 'inverse'),
  atan: one(Math.atan, (a) => 1 / (1 + a * a)),
  sinh: one(Math.sinh, Math.cosh),
  cosh: one(Math.cosh, Math.sinh),
  tanh: one(Math.tanh, (_, y) => 1 - y * y),
  sign: one(
    Math.sign,
    flat((a) => a === 0),
  ),
  floor: one(Math.floor, flat(Number.isInteger)),
  ceil: one(Math.ceil, flat(Number.isInteger)),
  round: one(
    roundHalfEven,
    flat((a) => Math.abs(a % 1) === 0.5),
  ),
  min: extreme(Math.min),
  max: extreme(Math.max),
  sigmoid: one(sigmoid, (_, y) => y * (1 - y)),
  softplus: one(softplus, sigmoid),
  relu: one(
    (a) => Math.max(0, a),
    // 0 at the corner itself, as in Keras.
    (a) => Number(a > 0),
  ),
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof operations;

/** A value and its slope; no slope where x is not in the expression, whose slope then counts for nothing. */
interface Look {
  readonly y: number;
  readonly slope?: number;
}

function look(tree: Tree, x: number): Look {
  switch (tree.is) {
    case 'number':
      return { y: tree.value };
    case 'constant':
      return { y: constants[tree.name] };
    case 'x':
      return { y: x, slope: 1 };
    case 'call': {
      const { slope }: Operation = operations[tree.name];
      const parts = tree.of.map((part) => look(part, x));
      const operands = parts.map((part) => part.y);
      const y = resultOf(tree, operands);
      if (parts.every((part) => part.slope === undefined)) return { y };
      if (!Number.isFinite(y)) return { y, slope: Number.NaN };
      if (tree.name === 'min' || tree.name === 'max') return { y, slope: common(parts.filter((part) => part.y === y)) };
      let sum = 0;
      parts.forEach((part, i) => {
        if (part.slope !== undefined) sum += slope(operands, i, y) * part.slope;
      });
      return { y, slope: sum };
    }
  }
}

/** The slope that all of them have; NaN where they differ, which is a corner. */
function common(parts: readonly Look[]): number {
  const slopes = parts.map(({ slope = 0 }) => slope);
  return slopes.every((slope) => slope === slopes[0]) ? (slopes[0] as number) : Number.NaN;
}

/** An operation's value, from those of its operands. */
const resultOf = ({ name }: Pick<Call, 'name'>, operands: readonly number[]): number =>
  (operations[name].of as (...all: readonly number[]) => number)(...operands);

/** The function that an expression is: gives NaN or an infinity where there is no value. */
export function functionOf(tree: Tree): (x: number) => number {
  switch (tree.is) {
    case 'number': {
      const { value } = tree;
      return () => value;
    }
    case 'constant': {
      const value = constants[tree.name];
      return () => value;
    }
    case 'x':
      return (x) => x;
    case 'call': {
      const { of }: Operation = operations[tree.name];
      const parts = tree.of.map(functionOf);
      const [a, b] = parts as [(x: number) => number, (x: number) => number];
      // With one operand alone, for max(x) is not max(x, 0).
      if (parts.length === 1) return (x) => (of as (only: number) => number)(a(x));
      if (parts.length === 2) return (x) => of(a(x), b(x));
      return (x) =>
        resultOf(
          tree,
          parts.map((part) => part(x)),
        );
    }
  }
}

/** The slope of an expression by the chain rule, exact to rounding; not a finite number where there is none: at corners, jumps, gaps. */
export const slopeAt = (tree: Tree, x: number): number => look(tree, x).slope ?? 0;

/** Why an expression has no number at a point; undefined where it has one. */
export function gapAt(tree: Tree, x: number): Gap | undefined {
  if (tree.is !== 'call') return undefined;
  for (const part of tree.of) {
    const found = gapAt(part, x);
    if (found) return found;
  }
  const operands = tree.of.map((part) => functionOf(part)(x));
  const { gap }: Operation = operations[tree.name];
  const y = resultOf(tree, operands);
  if (Number.isFinite(y)) return undefined;
  if (tree.name === 'power') return operands[0] === 0 ? 'zero-divisor' : Number.isNaN(y) ? 'power' : 'too-large';
  return gap ?? 'too-large';
}

import { volume } from '../../../language/shape';
import type { Part } from '../expression/tree';
import { LARGEST_INTEGER } from '../literal';
import { fail } from '../mistake';
import type { NumberType } from '../sheet';
import { rowMajor, stretched } from '../strides';
import { type Context, computed, type Known, shortText } from './context';
import { axesFromInside, stridesInOrder } from './memory-order';
import { tensorOf, type Value, walk } from './value';

/** What is computed number by number. */
export interface Elementwise {
  /** NumPy's names of its operands. */
  readonly parameters: readonly string[];
  /** It is a method of a tensor, too. */
  readonly method?: true;
  /** `like`: as its operands, floats where any of them is one. */
  readonly gives: 'like' | 'float' | 'bool';
  readonly of: (...numbers: readonly number[]) => number;
  /** For whole numbers, where that differs. */
  readonly ofIntegers?: (...numbers: readonly number[]) => number;
  /** What truths alone give, where that is not a truth; `none`: NumPy refuses it. */
  readonly ofTruths?: 'int' | 'none';
  /** Its second operand is a divisor: zeros in it are worth a warning. */
  readonly divides?: true;
  /** Its first operand only chooses between the others. */
  readonly chooses?: true;
  /** Refuses whole numbers that it has no whole number for. */
  readonly checkIntegers?: (operands: readonly Known[], part: Part) => void;
}

const rank: Readonly<Record<NumberType, number>> = { bool: 0, int: 1, float: 2 };

/** The kind of number that holds all of these. */
export const commonType = (types: readonly NumberType[]): NumberType => types.reduce((a, b) => (rank[a] >= rank[b] ? a : b), 'bool');

const whole = (value: number): number => Number(value !== 0);

/** C's `floor(a / b)` that NumPy computes from the remainder. Source: npy_floor_divide in npy_math_internal.h.src */
function floorDivide(a: number, b: number): number {
  if (b === 0) return a / b;
  const rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0 && b < 0 !== rest < 0) quotient -= 1;
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** The remainder with the sign of the divisor, as in Python. */
function remainder(a: number, b: number): number {
  const rest = a % b;
  if (b === 0 || Number.isNaN(rest)) return rest;
  if (rest === 0) return b < 0 ? -0 : 0;
  return b < 0 !== rest < 0 ? rest + b : rest;
}

/** A product of so many equal whole numbers, exact as far as whole numbers are. */
function integerPower(base: number, power: number): number {
  let result = 1;
  if (Math.abs(base) <= 1) return base === -1 && power % 2 === 0 ? 1 : power === 0 ? 1 : base;
  for (let i = 0; i < power && Math.abs(result) <= LARGEST_INTEGER; i++) result *= base;
  return result;
}

/** NumPy takes squares, roots and reciprocals for what they are. */
function power(a: number, b: number): number {
  if (b === 2) return a * a;
  if (b === 0.5) return Math.sqrt(a);
  if (b === -1) return 1 / a;
  return a ** b;
}

/** A half goes to the even neighbour. */
function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const above = x - floor;
  const rounded = above < 0.5 ? floor : above > 0.5 ? floor + 1 : floor % 2 === 0 ? floor : floor + 1;
  return rounded === 0 && (x < 0 || Object.is(x, -0)) ? -0 : rounded;
}

const [one, two] = [['x'], ['x1', 'x2']] as const;

type More = Partial<Omit<Elementwise, 'gives' | 'parameters' | 'of'>>;
const like = (parameters: Elementwise['parameters'], of: Elementwise['of'], more: More = {}): Elementwise => ({
  gives: 'like',
  parameters,
  of,
  ...more,
});
const floats = (parameters: Elementwise['parameters'], of: Elementwise['of'], more: More = {}): Elementwise => ({
  ...like(parameters, of, more),
  gives: 'float',
});
const truth = (of: (a: number, b: number) => boolean): Elementwise => ({
  gives: 'bool',
  parameters: two,
  of: (a = 0, b = 0) => Number(of(a, b)),
});

const larger = (a = 0, b = 0): number => (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : a >= b ? a : b);
const smaller = (a = 0, b = 0): number => (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : a <= b ? a : b);

/** NumPy's names of what its signs do. */
export const elementwise = {
  add: like(two, (a = 0, b = 0) => a + b),
  subtract: like(two, (a = 0, b = 0) => a - b, { ofTruths: 'none' }),
  multiply: like(two, (a = 0, b = 0) => a * b),
  divide: floats(two, (a = 0, b = 0) => a / b, { divides: true }),
  floor_divide: like(two, (a = 0, b = 0) => floorDivide(a, b), {
    ofIntegers: (a = 0, b = 0) => (b === 0 ? 0 : floorDivide(a, b) + 0),
    ofTruths: 'int',
    divides: true,
  }),
  remainder: like(two, (a = 0, b = 0) => remainder(a, b), {
    ofIntegers: (a = 0, b = 0) => (b === 0 ? 0 : remainder(a, b) + 0),
    ofTruths: 'int',
    divides: true,
  }),
  power: like(two, (a = 0, b = 0) => power(a, b), {
    ofIntegers: (a = 0, b = 0) => integerPower(a, b),
    ofTruths: 'int',
    checkIntegers: noNegativePower,
  }),
  less: truth((a, b) => a < b),
  greater: truth((a, b) => a > b),
  less_equal: truth((a, b) => a <= b),
  greater_equal: truth((a, b) => a >= b),
  equal: truth((a, b) => a === b),
  not_equal: truth((a, b) => a !== b),
  maximum: like(two, larger),
  minimum: like(two, smaller),
  where: like(['condition', 'x', 'y'], (condition = 0, a = 0, b = 0) => (condition ? a : b), { chooses: true }),
  clip: like(['a', 'a_min', 'a_max'], (x = 0, least = 0, most = 0) => smaller(larger(x, least), most), { method: true }),
  negative: like(one, (x = 0) => -x, { ofIntegers: (x = 0) => 0 - x, ofTruths: 'none' }),
  abs: like(one, (x = 0) => Math.abs(x)),
  sign: like(one, (x = 0) => (Number.isNaN(x) ? x : Math.sign(x) + 0), { ofTruths: 'none' }),
  square: like(one, (x = 0) => x * x, { ofTruths: 'int' }),
  floor: like(one, (x = 0) => Math.floor(x)),
  ceil: like(one, (x = 0) => Math.ceil(x)),
  exp: floats(one, (x = 0) => Math.exp(x)),
  log: floats(one, (x = 0) => Math.log(x)),
  sqrt: floats(one, (x = 0) => Math.sqrt(x)),
  sin: floats(one, (x = 0) => Math.sin(x)),
  cos: floats(one, (x = 0) => Math.cos(x)),
  tanh: floats(one, (x = 0) => Math.tanh(x)),
} as const satisfies Readonly<Record<string, Elementwise>>;

export type ElementwiseName = keyof typeof elementwise;

export const signs = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '//': 'floor_divide',
  '%': 'remainder',
  '**': 'power',
  '<': 'less',
  '>': 'greater',
  '<=': 'less_equal',
  '>=': 'greater_equal',
  '==': 'equal',
  '!=': 'not_equal',
} as const satisfies Readonly<Record<string, ElementwiseName>>;

/** The shape that all operands are stretched to, from the last axis to the first. */
export function broadcastShape(context: Context, operation: string, operands: readonly Known[], part: Part): number[] {
  return operands.reduce<number[]>((shape, operand, i) => {
    const own = operand.value.shape;
    const ndim = Math.max(shape.length, own.length);
    return Array.from({ length: ndim }, (_, axis) => {
      const a = shape[axis - ndim + shape.length] ?? 1;
      const b = own[axis - ndim + own.length] ?? 1;
      if (a !== b && a !== 1 && b !== 1) {
        const first = operands.find(({ value }) => (value.shape[axis - ndim + value.shape.length] ?? 1) === a) as Known;
        const args = {
          a: shortText(context, first.part),
          b: shortText(context, operand.part),
          aShape: [...first.value.shape],
          bShape: [...own],
        };
        fail('tensor-broadcast', { ...args, operation, fromEnd: ndim - axis, aSize: a, bSize: b }, i === 0 ? operand.part : part);
      }
      return a === 1 ? b : a;
    });
  }, []);
}

/** @param sign as the operation is shown: `+` or `add` */
export function applyElementwise(
  context: Context,
  { name, sign = name }: { readonly name: ElementwiseName; readonly sign?: string },
  operands: readonly Known[],
  part: Part,
): Known {
  const rule: Elementwise = elementwise[name];
  const shape = broadcastShape(context, sign, operands, part);
  const common = commonType((rule.chooses ? operands.slice(1) : operands).map(({ value }) => value.type));
  if (common === 'bool' && rule.ofTruths === 'none') fail('tensor-truths', { operation: sign }, part);
  const ofTruths = rule.ofTruths === 'int' ? 'int' : 'bool';
  const type: NumberType = rule.gives !== 'like' ? rule.gives : common === 'bool' ? ofTruths : common;
  context.room.take(shape, shortText(context, part), part);
  const integers = common !== 'float' && rule.gives === 'like';
  if (integers) rule.checkIntegers?.(operands, part);
  const of = (integers && rule.ofIntegers) || rule.of;
  const values = new Float64Array(volume(shape));
  const [first, second, third] = operands.map(({ value }) => value.values);
  walk(
    shape,
    operands.map(({ value }) => stretched(value.shape, rowMajor(value.shape), shape)),
    (cell, at) => {
      const result = of(first?.[at[0] as number] as number, second?.[at[1] as number] as number, third?.[at[2] as number] as number);
      values[cell] = type === 'bool' ? whole(result) : result;
    },
  );
  if (type === 'int') exactIntegers(values, shortText(context, part), part);
  warnOfLost(context, rule, operands, values, integers, part);
  const memory = operands.map(({ value }) => stretched(value.shape, value.strides, shape));
  const strides = stridesInOrder(shape, axesFromInside(shape.length, memory));
  return computed(context, sign, operands, tensorOf(shape, type, values, strides), { is: 'each' }, part);
}

function noNegativePower(operands: readonly Known[], part: Part): void {
  if (operands[1]?.value.values.some((power) => power < 0)) fail('tensor-negative-power', undefined, part);
}

/** Whole numbers have no -0. @throws Mistake where one is too large to be exact */
export function exactIntegers(values: Float64Array, what: string, part: Part): void {
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) + 0;
  if (values.some((v) => Math.abs(v) > LARGEST_INTEGER)) fail('integer-too-large', { what, limit: LARGEST_INTEGER }, part);
}

/** Says where numbers that were finite gave one that is not: as NumPy does, the others are computed all the same. */
function warnOfLost(
  context: Context,
  { divides }: Elementwise,
  operands: readonly Known[],
  values: Float64Array,
  integers: boolean,
  part: Part,
): void {
  const zeros = divides === true && operands[1]?.value.values.some((v) => v === 0) === true;
  if (zeros && values.length > 0)
    return context.warn('tensor-division-by-zero', { divisor: shortText(context, (operands[1] as Known).part), integers }, part);
  const lost = values.filter((v) => !Number.isFinite(v)).length;
  if (lost === 0 || operands.some(({ value }) => value.values.some((v) => !Number.isFinite(v)))) return;
  context.warn('tensor-not-finite', { what: shortText(context, part), count: lost, of: values.length }, part);
}

/** Numbers rounded to so many decimals, as `round` has it. */
export function applyRound(context: Context, operand: Known, decimals: number, part: Part): Known {
  const { value } = operand;
  context.room.take(value.shape, shortText(context, part), part);
  const scale = 10 ** Math.abs(decimals);
  const one = (x: number): number => {
    if (decimals === 0) return roundHalfEven(x);
    return decimals > 0 ? roundHalfEven(x * scale) / scale : roundHalfEven(x / scale) * scale;
  };
  const values = value.type === 'float' || decimals < 0 ? value.values.map(one) : value.values;
  const rounded: Value = { ...value, values };
  return computed(context, 'round', [operand], rounded, { is: 'each' }, part);
}

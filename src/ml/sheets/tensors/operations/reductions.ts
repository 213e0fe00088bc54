import { volume } from '../../../language/shape';
import type { Part } from '../expression/tree';
import { fail } from '../mistake';
import type { NumberType } from '../sheet';
import { rowMajor } from '../strides';
import { type Context, computed, type Known, shortText } from './context';
import { exactIntegers } from './elementwise';
import { axesFromInside, innerSize, stridesInOrder } from './memory-order';
import { tensorOf, type Value, walk } from './value';

/** Blocks of so many numbers are added up in eight sums side by side. Source: pairwise_sum in loops_utils.h.src */
const BLOCK = 128;

/** NumPy's sum of numbers that lie at equal distances: by halves, so that rounding grows with the logarithm of their count only. */
function pairwiseSum(numbers: Float64Array, from: number, count: number): number {
  const at = (i: number): number => numbers[from + i] as number;
  if (count < 8) {
    let sum = -0;
    for (let i = 0; i < count; i++) sum += at(i);
    return sum;
  }
  if (count > BLOCK) {
    const half = Math.floor(count / 2);
    const first = half - (half % 8);
    return pairwiseSum(numbers, from, first) + pairwiseSum(numbers, from + first, count - first);
  }
  const [r0, r1, r2, r3, r4, r5, r6, r7] = [0, 1, 2, 3, 4, 5, 6, 7].map((lane) => {
    let sum = at(lane);
    for (let i = 8 + lane; i < count - (count % 8); i += 8) sum += at(i);
    return sum;
  }) as [number, number, number, number, number, number, number, number];
  let sum = r0 + r1 + (r2 + r3) + (r4 + r5 + (r6 + r7));
  for (let i = count - (count % 8); i < count; i++) sum += at(i);
  return sum;
}

/** The numbers that one result is made of, in the order of NumPy's memory, and how many of them lie in its innermost loop. */
interface Line {
  readonly numbers: Float64Array;
  readonly inner: number;
}

function sumOf({ numbers, inner }: Line): number {
  let sum = -0;
  for (let from = 0; from < numbers.length; from += inner)
    sum += inner === 1 ? (numbers[from] as number) : pairwiseSum(numbers, from, inner);
  return numbers.length === 0 ? 0 : sum;
}

interface Reduced {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  /** Of each cell of the result. */
  readonly lines: readonly Line[];
}

/** Takes apart what each cell of the result is made of. @param axes in ascending order */
function linesOf(value: Value, axes: readonly number[], keepdims: boolean): Reduced {
  const gone = new Set(axes);
  const kept = value.shape.map((_, axis) => axis).filter((axis) => !gone.has(axis));
  const strides = rowMajor(value.shape);
  const own = value.strides.map((stride, axis) => (value.shape[axis] === 1 ? 0 : stride));
  const fromInside = axesFromInside(value.shape.length, [own]);
  const inner = innerSize(value, gone);
  // Walked from the outermost loop to the innermost.
  const order = fromInside.filter((axis) => gone.has(axis)).reverse();
  const steps = order.map((axis) => strides[axis] as number);
  const sizes = order.map((axis) => value.shape[axis] as number);
  const offsets = new Uint32Array(volume(sizes));
  walk(sizes, [steps], (cell, [at = 0]) => {
    offsets[cell] = at;
  });
  const lines: Line[] = [];
  walk(
    kept.map((axis) => value.shape[axis] as number),
    [kept.map((axis) => strides[axis] as number)],
    (_, [base = 0]) => {
      const numbers = new Float64Array(offsets.length);
      for (let i = 0; i < numbers.length; i++) numbers[i] = value.values[base + (offsets[i] as number)] as number;
      lines.push({ numbers, inner });
    },
  );
  const shape = keepdims ? value.shape.map((size, axis) => (gone.has(axis) ? 1 : size)) : kept.map((axis) => value.shape[axis] as number);
  const places = new Map(kept.map((axis, i) => [axis, i]));
  const newOrder = fromInside
    .filter((axis) => keepdims || places.has(axis))
    .map((axis) => (keepdims ? axis : (places.get(axis) as number)));
  return { shape, strides: stridesInOrder(shape, newOrder), lines };
}

const mean = (line: Line): number => sumOf(line) / line.numbers.length;

function variance(line: Line): number {
  const middle = mean(line);
  return sumOf({ ...line, numbers: line.numbers.map((x) => (x - middle) * (x - middle)) }) / line.numbers.length;
}

/** NaN is larger and smaller than everything, so that it is not overlooked. */
function placeOf(numbers: Float64Array, better: (a: number, b: number) => boolean): number {
  let best = 0;
  for (let i = 0; i < numbers.length; i++) {
    if (Number.isNaN(numbers[i])) return i;
    if (better(numbers[i] as number, numbers[best] as number)) best = i;
  }
  return best;
}

const largest = (numbers: Float64Array): number => placeOf(numbers, (a, b) => a > b);
const smallest = (numbers: Float64Array): number => placeOf(numbers, (a, b) => a < b);

/** What several numbers become one by. */
interface Rule {
  readonly of: (line: Line) => number;
  /**
   * `like`: as the operand; `total`: so too, but whole numbers of truths; `place`: the place of a number, along one axis or among all of them, as a
   * reader counts.
   */
  readonly gives: 'like' | 'total' | 'float' | 'bool' | 'place';
  /** What NumPy has where there are no numbers, if it is no value like any other: an error, or NaN and a warning. */
  readonly ofNothing?: 'error' | 'warning';
}

/** In the order in which messages name them. */
export const reductions = {
  sum: { of: sumOf, gives: 'total' },
  prod: { of: ({ numbers }) => numbers.reduce((a, b) => a * b, 1), gives: 'total' },
  mean: { of: mean, gives: 'float', ofNothing: 'warning' },
  var: { of: variance, gives: 'float', ofNothing: 'warning' },
  std: { of: (line) => Math.sqrt(variance(line)), gives: 'float', ofNothing: 'warning' },
  max: { of: ({ numbers }) => numbers[largest(numbers)] as number, gives: 'like', ofNothing: 'error' },
  min: { of: ({ numbers }) => numbers[smallest(numbers)] as number, gives: 'like', ofNothing: 'error' },
  argmax: { of: ({ numbers }) => largest(numbers), gives: 'place', ofNothing: 'error' },
  argmin: { of: ({ numbers }) => smallest(numbers), gives: 'place', ofNothing: 'error' },
  any: { of: ({ numbers }) => Number(numbers.some((x) => x !== 0)), gives: 'bool' },
  all: { of: ({ numbers }) => Number(numbers.every((x) => x !== 0)), gives: 'bool' },
} as const satisfies Readonly<Record<string, Rule>>;

export type Reduction = keyof typeof reductions;

function typeOf({ gives }: Rule, type: NumberType): NumberType {
  if (gives === 'place') return 'int';
  if (gives === 'total') return type === 'bool' ? 'int' : type;
  return gives === 'like' ? type : gives;
}

interface Along {
  /** In ascending order; all of them where none was given. */
  readonly axes: readonly number[];
  readonly keepdims: boolean;
}

/** Several numbers that become one, along the axes. */
export function applyReduction(context: Context, name: Reduction, operand: Known, { axes, keepdims }: Along, part: Part): Known {
  const { value } = operand;
  const rule: Rule = reductions[name];
  context.room.work(value.values.length, part);
  const { shape, strides, lines } = linesOf(rule.gives === 'place' ? inReadingOrder(value) : value, axes, keepdims);
  if (rule.ofNothing === 'error' && lines.some(({ numbers }) => numbers.length === 0)) {
    fail('tensor-nothing-to-reduce', { operation: name, what: shortText(context, operand.part) }, part);
  }
  context.room.take(shape, shortText(context, part), part);
  const type = typeOf(rule, value.type);
  const values = Float64Array.from(lines, rule.of);
  if (type === 'int') exactIntegers(values, shortText(context, part), part);
  if (rule.ofNothing === 'warning' && value.values.length === 0 && values.length > 0) {
    context.warn('tensor-mean-of-nothing', { operation: name }, part);
  }
  return computed(context, name, [operand], tensorOf(shape, type, values, strides), { is: 'reduced', axes, keepdims }, part);
}

/** The place of the largest number is counted as a reader counts, wherever the numbers are in memory. */
const inReadingOrder = (value: Value): Value => ({ ...value, strides: rowMajor(value.shape) });

/** Sums or products up to each number. @param axis not set: of all numbers as one list */
export function applyRunning(context: Context, name: 'cumsum' | 'cumprod', operand: Known, axis: number | undefined, part: Part): Known {
  const { value } = operand;
  const shape = axis === undefined ? [value.values.length] : value.shape;
  const type = value.type === 'bool' ? 'int' : value.type;
  context.room.take(shape, shortText(context, part), part);
  const values = value.values.slice();
  const stride = axis === undefined ? 1 : (rowMajor(shape)[axis] as number);
  const size = shape[axis ?? 0] as number;
  for (let cell = 0; cell < values.length; cell++) {
    if (Math.floor(cell / stride) % size === 0) continue;
    const before = values[cell - stride] as number;
    values[cell] = name === 'cumsum' ? before + (values[cell] as number) : before * (values[cell] as number);
  }
  if (type === 'int') exactIntegers(values, shortText(context, part), part);
  return computed(context, name, [operand], tensorOf([...shape], type, values), { is: 'running', axis }, part);
}

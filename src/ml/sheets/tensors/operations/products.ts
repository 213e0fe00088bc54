import type { Part } from '../expression/tree';
import { fail } from '../mistake';
import type { Way } from '../sheet';
import { rowMajor, stretched } from '../strides';
import { type Context, computed, type Known, shortText } from './context';
import { applyElementwise, broadcastShape, commonType, exactIntegers } from './elementwise';
import { tensorOf, walk } from './value';

/** How a product is laid out: the shape of its result, and how both operands are walked for each of its numbers. */
interface Layout {
  readonly shape: readonly number[];
  readonly way: Extract<Way, { is: 'product' }>;
}

/**
 * Products are added up one after another, as they are written out; NumPy's library for floats may add in another order, which can change
 * the last digit of a float.
 */
function multiply(context: Context, operation: string, a: Known, b: Known, { shape, way }: Layout, part: Part): Known {
  context.room.take(shape, shortText(context, part), part);
  const { length, strides, steps } = way;
  const values = new Float64Array(shape.reduce((x, y) => x * y, 1));
  // Multiplying and adding up takes a quarter of what a number takes otherwise.
  context.room.work((values.length * length) / 4, part);
  const [left, right] = [a.value.values, b.value.values];
  walk(shape, strides, (cell, [i = 0, j = 0]) => {
    let sum = 0;
    for (let k = 0; k < length; k++) sum += (left[i + k * steps[0]] as number) * (right[j + k * steps[1]] as number);
    values[cell] = sum;
  });
  const type = commonType([a.value.type, b.value.type]);
  if (type === 'int') exactIntegers(values, shortText(context, part), part);
  if (type === 'bool') values.forEach((v, i) => (values[i] = Number(v !== 0)));
  return computed(context, operation, [a, b], tensorOf(shape, type, values), way, part);
}

function mismatch(context: Context, operation: string, a: Known, b: Known, part: Part): never {
  const [aShape, bShape] = [[...a.value.shape], [...b.value.shape]];
  return fail('tensor-product', { operation, a: shortText(context, a.part), b: shortText(context, b.part), aShape, bShape }, part);
}

/** Rows of the first times columns of the second operand; more axes than two are a stack of matrices, which is stretched. */
export function applyMatmul(context: Context, operation: string, a: Known, b: Known, part: Part): Known {
  for (const { value, part: own } of [a, b])
    if (value.shape.length === 0) fail('tensor-matmul-scalar', { operation, what: shortText(context, own) }, part);
  const [rows, columns] = [a.value.shape.length > 1, b.value.shape.length > 1];
  const length = a.value.shape.at(-1) as number;
  if (length !== (columns ? b.value.shape.at(-2) : b.value.shape[0])) mismatch(context, operation, a, b, part);
  const stackOf = (known: Known): Known => ({ ...known, value: { ...known.value, shape: known.value.shape.slice(0, -2) } });
  const stack = broadcastShape(context, operation, [stackOf(a), stackOf(b)], part);
  const [aStrides, bStrides] = [rowMajor(a.value.shape), rowMajor(b.value.shape)];
  const along = (known: Known, strides: readonly number[]): number[] =>
    stretched(known.value.shape.slice(0, -2), strides.slice(0, -2), stack);
  const shape = [...stack, ...(rows ? [a.value.shape.at(-2) as number] : []), ...(columns ? [b.value.shape.at(-1) as number] : [])];
  const left = [...along(a, aStrides), ...(rows ? [aStrides.at(-2) as number] : []), ...(columns ? [0] : [])];
  const right = [...along(b, bStrides), ...(rows ? [0] : []), ...(columns ? [bStrides.at(-1) as number] : [])];
  const steps = [aStrides.at(-1) as number, (columns ? bStrides.at(-2) : bStrides.at(-1)) as number] as const;
  return multiply(context, operation, a, b, { shape, way: { is: 'product', length, strides: [left, right], steps } }, part);
}

/** As `matmul` for vectors and matrices; a number times a tensor; and the last axis of the first with the last but one of the second for more axes. */
export function applyDot(context: Context, a: Known, b: Known, part: Part): Known {
  const [aShape, bShape] = [a.value.shape, b.value.shape];
  if (aShape.length === 0 || bShape.length === 0) return applyElementwise(context, { name: 'multiply', sign: 'dot' }, [a, b], part);
  const length = aShape.at(-1) as number;
  const bAxis = Math.max(0, bShape.length - 2);
  if (length !== bShape[bAxis]) mismatch(context, 'dot', a, b, part);
  const [aStrides, bStrides] = [rowMajor(aShape), rowMajor(bShape)];
  const others = (list: readonly number[]): number[] => list.filter((_, axis) => axis !== bAxis);
  const shape = [...aShape.slice(0, -1), ...others(bShape)];
  const left = [...aStrides.slice(0, -1), ...others(bShape).map(() => 0)];
  const right = [...aShape.slice(1).map(() => 0), ...others(bStrides)];
  const steps = [aStrides.at(-1) as number, bStrides[bAxis] as number] as const;
  return multiply(context, 'dot', a, b, { shape, way: { is: 'product', length, strides: [left, right], steps } }, part);
}

/** Each number of the first with each of the second, both as lists. */
export function applyOuter(context: Context, a: Known, b: Known, part: Part): Known {
  const shape = [a.value.values.length, b.value.values.length];
  const way = {
    is: 'product',
    length: 1,
    strides: [
      [1, 0],
      [0, 1],
    ],
    steps: [0, 0],
  } as const;
  return multiply(context, 'outer', a, b, { shape, way }, part);
}

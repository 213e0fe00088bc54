import type { Activation } from '../../registry/activations';
import { curveOf, sparsemaxLimit } from '../activations';
import {
  absolute,
  call,
  difference,
  type Equation,
  type Expression,
  equation,
  exp,
  minus,
  negated,
  num,
  product,
  quotient,
  root,
  squared,
  sum,
  usedToo,
} from './expression';
import type { Numbers } from './numbers';

type Of<T extends Activation['type']> = Extract<Activation, { readonly type: T }>;
type Formula<T extends Activation['type']> = (z: Expression, value: number, config: Of<T>) => Expression | undefined;

const one = num(1);
const onePlus = (x: Expression): Expression => sum([one, x]);
const ln = (x: Expression): Expression => call('ln', x);
const between = (x: Expression, low: number, high: number): Expression => call('min', call('max', num(low), x), num(high));

/** What is behind the names of activations, where it is short. Of others the name alone is written. */
const formulas: { readonly [T in Activation['type']]?: Formula<T> } = {
  sigmoid: (z) => quotient(one, onePlus(exp(negated(z)))),
  relu: (z, _, { negative_slope, max_value, threshold }) => {
    if (threshold !== 0 || negative_slope !== 0) return undefined;
    const above = call('max', num(0), z);
    return max_value === null ? above : call('min', above, num(max_value));
  },
  relu6: (z) => between(z, 0, 6),
  leaky_relu: (z, value, { negative_slope }) => (value > 0 ? undefined : product(num(negative_slope), z)),
  elu: (z, value, { alpha }) => (value > 0 ? undefined : product(num(alpha), difference(exp(z), one))),
  celu: (z, value, { alpha }) => (value > 0 ? undefined : product(num(alpha), difference(exp(quotient(z, num(alpha))), one))),
  silu: (z) => product(z, call('sigmoid', z)),
  mish: (z) => product(z, call('tanh', ln(onePlus(exp(z))))),
  softplus: (z) => ln(onePlus(exp(z))),
  softsign: (z) => quotient(z, onePlus(absolute(z))),
  hard_sigmoid: (z) => quotient(between(sum([z, num(3)]), 0, 6), num(6)),
  hard_tanh: (z) => between(z, -1, 1),
  tanh_shrink: (z) => difference(z, call('tanh', z)),
  squareplus: (z, _, { b }) => quotient(sum([z, root(sum([squared(z), num(b)]))]), num(2)),
  sparse_sigmoid: (z) => between(quotient(onePlus(z), num(2)), 0, 1),
  exponential: (z) => exp(z),
  log_sigmoid: (z) => minus(ln(onePlus(exp(negated(z))))),
};

/** Derivatives that are short in terms of the function's own value. */
const slopes: { readonly [T in Activation['type']]?: (y: Expression, z: Expression) => Expression } = {
  sigmoid: (y) => product(y, difference(one, y)),
  tanh: (y) => difference(one, squared(y)),
  exponential: (y) => y,
  softplus: (_, z) => call('sigmoid', z),
};

/** The numbers of a block that a number is a row with, along the last axis. */
function rowWith(numbers: Numbers, index: number): readonly number[] {
  const width = numbers.shape.at(-1) as number;
  const from = Math.floor(index / width) * width;
  return Array.from({ length: width }, (_, i) => from + i);
}

/** An output from its pre-activation, or from its row of them. */
export function activationLines(activation: Activation, z: Numbers, output: Numbers, index: number): readonly Equation[] {
  const result = output.values[index] as number;
  if (activation.type === 'linear') return [equation(result, z.name(index))];
  const own = z.at(index);
  if (curveOf(activation)) {
    const formula = (formulas[activation.type] as Formula<Activation['type']> | undefined)?.(
      own,
      z.values[index] as number,
      activation as never,
    );
    return [equation(result, call(activation.type, own), ...(formula ? [formula] : []))];
  }
  const row = rowWith(z, index);
  const all = row.map((i) => z.at(i));
  if (activation.type === 'softmax') return [equation(result, quotient(exp(own), sum(all.map(exp))))];
  if (activation.type === 'log_softmax') return [equation(result, difference(own, ln(sum(all.map(exp)))))];
  const limit = sparsemaxLimit(Float64Array.from(row, (i) => z.values[i] as number));
  return [equation(result, usedToo(call('max', num(0), difference(own, num(limit))), all))];
}

/** ∂L/∂ a pre-activation as the chain rule has it. */
export function slopeLines(
  activation: Activation,
  { z, output, dOutput }: { readonly z: Numbers; readonly output: Numbers; readonly dOutput: Numbers },
  index: number,
  result: number,
): readonly Equation[] {
  const curve = curveOf(activation);
  if (curve) {
    if (activation.type === 'linear') return [equation(result, dOutput.name(index))];
    // Of the function's own value in float64: the shown one has been rounded, which counts where the slope is nearly 0.
    const at = z.values[index] as number;
    const slope = curve.slope(at, curve.f(at));
    const formula = slopes[activation.type]?.(output.at(index), z.at(index));
    return [
      equation(slope, call(`${activation.type}′`, z.at(index)), ...(formula ? [formula] : [])),
      equation(result, product(dOutput.at(index), num(slope))),
    ];
  }
  const row = rowWith(z, index);
  const [y, dy] = [output.at(index), dOutput.at(index)];
  if (activation.type === 'softmax')
    return [equation(result, product(y, difference(dy, sum(row.map((i) => product(dOutput.at(i), output.at(i)))))))];
  if (activation.type === 'log_softmax') return [equation(result, difference(dy, product(exp(y), sum(row.map((i) => dOutput.at(i))))))];
  const kept = row.filter((i) => (output.values[i] as number) > 0);
  if (!kept.includes(index)) return [equation(result, usedToo(num(0), [y]))];
  const mean = quotient(sum(kept.map((i) => dOutput.at(i))), num(kept.length));
  return [
    equation(
      result,
      usedToo(
        difference(dy, mean),
        row.map((i) => output.at(i)),
      ),
    ),
  ];
}

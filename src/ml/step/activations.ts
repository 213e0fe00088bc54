import type { Activation } from '../registry/activations';
import { SELU_ALPHA, SELU_SCALE } from '../registry/constants';
import type { Tape, Value } from './tape';

/** A function of single numbers and its derivative, which may use the function's value. */
interface Curve {
  f(z: number): number;
  slope(z: number, y: number): number;
}

type Of<T extends Activation['type']> = Extract<Activation, { readonly type: T }>;
/** Functions of whole rows are below. */
type WholeRow = 'softmax' | 'log_softmax' | 'sparsemax';
type Single = Exclude<Activation['type'], WholeRow>;

export const sigmoid = (z: number): number => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));
export const softplus = (z: number): number => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
const between = (z: number, low: number, high: number): number => Math.min(high, Math.max(low, z));
/** The slope of `between`: none at the limits themselves, as in TensorFlow. */
const inside = (z: number, low: number, high: number): number => (z > low && z < high ? 1 : 0);

/**
 * The error function to 1e-15: its Taylor series where that is quick, else the continued fraction of its complement.
 * Source: Abramowitz and Stegun 1964, 7.1.6 and 7.1.14
 */
function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  if (size < 2.5) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return ((2 / Math.sqrt(Math.PI)) * sum) / Math.exp(x * x);
  }
  let fraction = 0;
  for (let n = 80; n > 0; n--) fraction = n / 2 / (size + fraction);
  return Math.sign(x) * (1 - Math.exp(-x * x) / (Math.sqrt(Math.PI) * (size + fraction)));
}

/** √(2 / π), of the approximation of gelu by tanh. Source: Hendrycks and Gimpel 2016, arXiv 1606.08415 */
const GELU = Math.sqrt(2 / Math.PI);

function gelu({ approximate }: Of<'gelu'>): Curve {
  if (!approximate) {
    const half = (z: number): number => 0.5 * (1 + erf(z / Math.SQRT2));
    return { f: (z) => z * half(z), slope: (z) => half(z) + (z * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI) };
  }
  const inner = (z: number): number => GELU * (z + 0.044715 * z ** 3);
  return {
    f: (z) => 0.5 * z * (1 + Math.tanh(inner(z))),
    slope: (z) => {
      const t = Math.tanh(inner(z));
      return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * GELU * (1 + 3 * 0.044715 * z * z);
    },
  };
}

function relu({ negative_slope: below, max_value: ceiling, threshold }: Of<'relu'>): Curve {
  const leaky = ceiling === null && threshold === 0;
  return {
    f: (z) => (z > threshold ? Math.min(z, ceiling ?? z) : below * (z - threshold)),
    slope: (z) => (z > threshold ? Number(ceiling === null || z <= ceiling) : z < threshold || leaky ? below : 0),
  };
}

const hardSigmoid: Curve = { f: (z) => between(z + 3, 0, 6) / 6, slope: (z) => inside(z + 3, 0, 6) / 6 };

/** How each activation of single numbers is computed and differentiated, at corners as TensorFlow does it; an entry of the registry without one does not compile. */
const curves: { readonly [T in Single]: (config: Of<T>) => Curve } = {
  linear: () => ({ f: (z) => z, slope: () => 1 }),
  relu,
  relu6: () => ({ f: (z) => between(z, 0, 6), slope: (z) => inside(z, 0, 6) }),
  leaky_relu: ({ negative_slope: below }) => ({ f: (z) => (z > 0 ? z : below * z), slope: (z) => (z > 0 ? 1 : below) }),
  elu: ({ alpha }) => ({ f: (z) => (z > 0 ? z : alpha * Math.expm1(z)), slope: (z) => (z > 0 ? 1 : alpha * Math.exp(z)) }),
  selu: () => ({
    f: (z) => SELU_SCALE * (z > 0 ? z : SELU_ALPHA * Math.expm1(z)),
    slope: (z) => SELU_SCALE * (z >= 0 ? 1 : SELU_ALPHA * Math.exp(z)),
  }),
  celu: ({ alpha }) => ({
    f: (z) => (z > 0 ? z : alpha * Math.expm1(z / alpha)),
    slope: (z) => Number(z >= 0) + (z <= 0 ? Math.exp(z / alpha) : 0),
  }),
  gelu,
  silu: () => ({ f: (z) => z * sigmoid(z), slope: (z) => sigmoid(z) * (1 + z * (1 - sigmoid(z))) }),
  mish: () => ({
    f: (z) => z * Math.tanh(softplus(z)),
    slope: (z) => {
      const t = Math.tanh(softplus(z));
      return t + z * (1 - t * t) * sigmoid(z);
    },
  }),
  softplus: () => ({ f: softplus, slope: sigmoid }),
  softsign: () => ({ f: (z) => z / (1 + Math.abs(z)), slope: (z) => 1 / (1 + Math.abs(z)) ** 2 }),
  tanh: () => ({ f: Math.tanh, slope: (_, y) => 1 - y * y }),
  sigmoid: () => ({ f: sigmoid, slope: (_, y) => y * (1 - y) }),
  hard_sigmoid: () => hardSigmoid,
  hard_silu: () => ({ f: (z) => z * hardSigmoid.f(z), slope: (z, y) => hardSigmoid.f(z) + z * hardSigmoid.slope(z, y) }),
  hard_tanh: () => ({ f: (z) => between(z, -1, 1), slope: (z) => Number(z >= -1 && z <= 1) }),
  tanh_shrink: () => ({ f: (z) => z - Math.tanh(z), slope: (z) => Math.tanh(z) ** 2 }),
  soft_shrink: ({ threshold }) => ({
    f: (z) => Math.sign(z) * Math.max(Math.abs(z) - threshold, 0),
    slope: (z) => Number(Math.abs(z) > threshold),
  }),
  hard_shrink: ({ threshold }) => ({ f: (z) => (Math.abs(z) > threshold ? z : 0), slope: (z) => Number(Math.abs(z) > threshold) }),
  threshold: ({ threshold, default_value }) => ({ f: (z) => (z > threshold ? z : default_value), slope: (z) => Number(z > threshold) }),
  squareplus: ({ b }) => ({ f: (z) => (z + Math.sqrt(z * z + b)) / 2, slope: (z) => (1 + z / Math.sqrt(z * z + b)) / 2 }),
  sparse_plus: () => ({
    f: (z) => (z >= 1 ? z : z > -1 ? (z + 1) ** 2 / 4 : 0),
    slope: (z) => (z >= 1 ? 1 : z > -1 ? (z + 1) / 2 : 0),
  }),
  sparse_sigmoid: () => ({ f: (z) => between((z + 1) / 2, 0, 1), slope: (z) => inside(z, -1, 1) / 2 }),
  exponential: () => ({ f: Math.exp, slope: (_, y) => y }),
  log_sigmoid: () => ({ f: (z) => -softplus(-z), slope: (z) => sigmoid(-z) }),
  step: () => ({ f: (z) => Number(z > 0), slope: () => 0 }),
  sign: () => ({ f: Math.sign, slope: () => 0 }),
};

export function logSoftmax(row: Float64Array): Float64Array {
  const most = Math.max(...row);
  const log = most + Math.log(row.reduce((sum, z) => sum + Math.exp(z - most), 0));
  return row.map((z) => z - log);
}

const total = (row: Float64Array): number => row.reduce((sum, v) => sum + v, 0);
const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, v, i) => sum + v * (b[i] as number), 0);

/** What is taken off each number of a row before those below 0 are cut off. */
export function sparsemaxLimit(row: Float64Array): number {
  let sum = 0;
  let limit = 0;
  row
    .toSorted((a, b) => b - a)
    .forEach((value, k) => {
      sum += value;
      if (1 + (k + 1) * value > sum) limit = (sum - 1) / (k + 1);
    });
  return limit;
}

/** Projection onto the probability simplex. Source: Martins and Astudillo 2016, arXiv 1602.02068 */
function sparsemaxOf(row: Float64Array): Float64Array {
  const limit = sparsemaxLimit(row);
  return row.map((z) => Math.max(0, z - limit));
}

const rowFunctions: { readonly [T in WholeRow]: (tape: Tape, z: Value) => Value } = {
  softmax: (tape, z) =>
    tape.rows(
      z,
      (row) => logSoftmax(row).map(Math.exp),
      (_, y, dy) => {
        const mean = dot(y, dy);
        return y.map((p, i) => p * ((dy[i] as number) - mean));
      },
    ),
  log_softmax: (tape, z) =>
    tape.rows(z, logSoftmax, (_, y, dy) => {
      const sum = total(dy);
      return y.map((p, i) => (dy[i] as number) - Math.exp(p) * sum);
    }),
  sparsemax: (tape, z) =>
    tape.rows(z, sparsemaxOf, (_, y, dy) => {
      const kept = y.map((p) => Number(p > 0));
      const mean = dot(kept, dy) / total(kept);
      return kept.map((one, i) => one * ((dy[i] as number) - mean));
    }),
};

const ofWholeRows = (activation: Activation): activation is Of<WholeRow> => activation.type in rowFunctions;

/** An activation of single numbers with its derivative; undefined for functions of whole rows. */
export const curveOf = (activation: Activation): Curve | undefined =>
  ofWholeRows(activation) ? undefined : (curves[activation.type] as (config: Activation) => Curve)(activation);

/** Applies an activation to a block; functions of whole rows work along the last axis. */
export function activate(tape: Tape, activation: Activation, z: Value): Value {
  if (ofWholeRows(activation)) return rowFunctions[activation.type](tape, z);
  const { f, slope } = curveOf(activation) as Curve;
  return tape.map(z, f, slope);
}

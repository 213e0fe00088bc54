import type { Activation } from '../../registry/activations';
import * as code from './layout';

/** What the kernels know an activation by: its code, and up to three parameters, whose meaning is the code's. */
export type ActivationCode = readonly [code: number, p?: number, q?: number, r?: number];

type Of<T extends Activation['type']> = Extract<Activation, { readonly type: T }>;

/** relu is three functions, told apart as in keras/src/activations/activations.py, `ReLU.static_call`. */
function relu({ negative_slope: slope, max_value: ceiling, threshold }: Of<'relu'>): ActivationCode {
  if (ceiling === null && threshold === 0) return slope === 0 ? [code.RELU] : [code.LEAKY_RELU, slope];
  return [code.RELU_IN_PARTS, slope, ceiling ?? Number.POSITIVE_INFINITY, threshold];
}

/** How the kernels know each activation of the registry; an entry without a code here does not compile. */
const codes: { readonly [T in Activation['type']]: ActivationCode | ((config: Of<T>) => ActivationCode) } = {
  linear: [code.LINEAR],
  relu,
  // (z + r) / q, where z + r is kept between 0 and p
  relu6: [code.BETWEEN, 6, 1, 0],
  hard_sigmoid: [code.BETWEEN, 6, 6, 3],
  sparse_sigmoid: [code.BETWEEN, 2, 2, 1],
  leaky_relu: ({ negative_slope }) => [code.LEAKY_RELU, negative_slope],
  elu: ({ alpha }) => [code.ELU, alpha],
  selu: [code.SELU],
  celu: ({ alpha }) => [code.CELU, alpha],
  gelu: ({ approximate }) => [approximate ? code.GELU_BY_TANH : code.GELU],
  silu: [code.SILU],
  mish: [code.MISH],
  softplus: [code.SOFTPLUS],
  softsign: [code.SOFTSIGN],
  tanh: [code.TANH],
  sigmoid: [code.SIGMOID],
  hard_silu: [code.HARD_SILU],
  hard_tanh: [code.HARD_TANH],
  tanh_shrink: [code.TANH_SHRINK],
  soft_shrink: ({ threshold }) => [code.SOFT_SHRINK, threshold],
  hard_shrink: ({ threshold }) => [code.HARD_SHRINK, threshold],
  threshold: ({ threshold, default_value }) => [code.THRESHOLD, threshold, default_value],
  squareplus: ({ b }) => [code.SQUAREPLUS, b],
  sparse_plus: [code.SPARSE_PLUS],
  sparsemax: [code.SPARSEMAX],
  exponential: [code.EXPONENTIAL],
  log_sigmoid: [code.LOG_SIGMOID],
  softmax: [code.SOFTMAX],
  log_softmax: [code.LOG_SOFTMAX],
  step: [code.STEP],
  sign: [code.SIGN],
};

export function activationCode(activation: Activation): ActivationCode {
  const found = codes[activation.type];
  return typeof found === 'function' ? (found as (config: Activation) => ActivationCode)(activation) : found;
}

import type { Activation } from '../../registry/activations';
import type { Loss } from '../../registry/losses';
import type { Optimizer } from '../../registry/optimizers';
import { stepLength } from '../optimizers/adam';
import type { ConfigOf } from '../optimizers/rule';
import * as code from './layout';

/** What the kernels know an activation by: its code, and up to three parameters, whose meaning is the code's. */
export type ActivationCode = readonly [code: number, p?: number, q?: number, r?: number];

type Of<T extends Activation['type']> = Extract<Activation, { readonly type: T }>;

/** relu is three functions, distinguished as in keras/src/activations/activations.py, `ReLU.static_call`. */
function relu({ negative_slope: slope, max_value: ceiling, threshold }: Of<'relu'>): ActivationCode {
  if (ceiling === null && threshold === 0) return slope === 0 ? [code.RELU] : [code.LEAKY_RELU, slope];
  return [code.RELU_IN_PARTS, slope, ceiling ?? Number.POSITIVE_INFINITY, threshold];
}

/** How the kernels know each activation of the registry; an entry without a code here does not compile. */
const activationCodes: { readonly [T in Activation['type']]: ActivationCode | ((config: Of<T>) => ActivationCode) } = {
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
  const found = activationCodes[activation.type];
  return typeof found === 'function' ? (found as (config: Activation) => ActivationCode)(activation) : found;
}

/** What the kernels are given of an optimizer. */
export interface OptimizerCode {
  readonly code: number;
  /** The optimizer's memories, by its own names, in the kernel's order. */
  readonly slots: readonly string[];
  readonly constants: readonly [p: number, q?: number, r?: number];
  /** A number of each step's own; t counts from 1. */
  perStep(t: number): number;
}

const none = (): number => 0;

const sgd = ({ learning_rate, momentum, nesterov }: ConfigOf<Optimizer, 'SGD'>): OptimizerCode =>
  momentum === 0
    ? { code: code.DESCENT, slots: [], constants: [learning_rate], perStep: none }
    : { code: nesterov ? code.NESTEROV : code.MOMENTUM, slots: ['momentum'], constants: [learning_rate, momentum], perStep: none };

function adam(config: ConfigOf<Optimizer, 'Adam' | 'AdamW'>): OptimizerCode | undefined {
  const { beta_1, beta_2, epsilon, amsgrad } = config;
  if (amsgrad) return undefined;
  const constants = [1 - beta_1, 1 - beta_2, epsilon] as const;
  return { code: code.ADAM, slots: ['momentum', 'velocity'], constants, perStep: (t) => stepLength(config, t) };
}

function rmsprop({ learning_rate, rho, epsilon, momentum, centered }: ConfigOf<Optimizer, 'RMSprop'>): OptimizerCode | undefined {
  if (momentum > 0 || centered) return undefined;
  return { code: code.RMSPROP, slots: ['velocity'], constants: [learning_rate, rho, epsilon], perStep: () => 1 - rho };
}

const adagrad = ({ learning_rate, epsilon }: ConfigOf<Optimizer, 'Adagrad'>): OptimizerCode => ({
  code: code.ADAGRAD,
  slots: ['accumulator'],
  constants: [learning_rate, 0, epsilon],
  perStep: none,
});

/**
 * The optimizers that have a kernel, which takes about a tenth of the rule's time; the others step by their rules in
 * engine/optimizers, and so does what is rarely asked for of these.
 */
const kernels: { readonly [T in Optimizer['type']]?: (config: ConfigOf<Optimizer, T>) => OptimizerCode | undefined } = {
  SGD: sgd,
  Adam: adam,
  AdamW: adam,
  RMSprop: rmsprop,
  Adagrad: adagrad,
  perceptron: ({ learning_rate }) => ({ code: code.DESCENT, slots: [], constants: [learning_rate], perStep: none }),
};

/** Undefined where the optimizer's rule makes the steps. */
export function optimizerCode(config: Optimizer): OptimizerCode | undefined {
  if ('clipnorm' in config && (config.clipnorm ?? config.clipvalue ?? config.global_clipnorm) !== null) return undefined;
  // Without it, zeros that pad the variables would become 0 / 0.
  if ('epsilon' in config && !(Math.fround(config.epsilon) > 0)) return undefined;
  const kernel = kernels[config.type] as ((config: Optimizer) => OptimizerCode | undefined) | undefined;
  return kernel?.(config);
}

/** How the kernels know each loss of the registry; an entry without a code here does not compile. */
const lossCodes: { readonly [T in Loss['type']]: number } = {
  mean_squared_error: code.MEAN_SQUARED_ERROR,
  mean_absolute_error: code.MEAN_ABSOLUTE_ERROR,
  mean_absolute_percentage_error: code.MEAN_ABSOLUTE_PERCENTAGE_ERROR,
  mean_squared_logarithmic_error: code.MEAN_SQUARED_LOGARITHMIC_ERROR,
  huber: code.HUBER,
  log_cosh: code.LOG_COSH,
  cosine_similarity: code.COSINE_SIMILARITY,
  binary_crossentropy: code.BINARY_CROSSENTROPY,
  binary_focal_crossentropy: code.BINARY_FOCAL_CROSSENTROPY,
  categorical_crossentropy: code.CATEGORICAL_CROSSENTROPY,
  categorical_focal_crossentropy: code.CATEGORICAL_FOCAL_CROSSENTROPY,
  sparse_categorical_crossentropy: code.SPARSE_CATEGORICAL_CROSSENTROPY,
  kl_divergence: code.KL_DIVERGENCE,
  poisson: code.POISSON,
  hinge: code.HINGE,
  squared_hinge: code.SQUARED_HINGE,
  categorical_hinge: code.CATEGORICAL_HINGE,
};

/** Losses that Keras's TensorFlow backend takes from the sums before the output's own sigmoid or softmax. */
const fromSums: ReadonlySet<Loss['type']> = new Set([
  'binary_crossentropy',
  'binary_focal_crossentropy',
  'categorical_crossentropy',
  'sparse_categorical_crossentropy',
]);

/** What the kernels are given of a loss. */
export interface LossCode {
  readonly code: number;
  /** What it is computed from, and with respect to what its gradient is. */
  readonly from: number;
  readonly at: number;
  readonly smoothing: number;
  readonly gamma: number;
  readonly alpha: number;
  readonly delta: number;
  readonly balancing: boolean;
}

/**
 * @param last the activation that the outputs come straight out of, if any
 * @param optimizer the perceptron's rule takes output − target for the gradient
 */
export function lossCode(loss: Loss, last: Activation['type'] | undefined, optimizer: Optimizer['type']): LossCode {
  const declared = 'from_logits' in loss && loss.from_logits;
  const sums = (last === 'sigmoid' || last === 'softmax') && fromSums.has(loss.type);
  // The focal loss has a factor of the outputs besides; declared to be sums, they become probabilities of its own.
  const focal = loss.type === 'binary_focal_crossentropy';
  const from = sums && !(focal && declared) ? code.FROM_SUMS : declared ? code.FROM_OUTPUTS_AS_SUMS : code.FROM_OUTPUTS;
  const own = from !== code.FROM_SUMS ? code.AT_OUTPUTS : focal ? code.AT_BOTH : code.AT_SUMS;
  return {
    code: lossCodes[loss.type],
    from,
    at: optimizer === 'perceptron' && last !== undefined ? code.AT_MISTAKES : own,
    smoothing: 'label_smoothing' in loss ? loss.label_smoothing : 0,
    gamma: 'gamma' in loss ? loss.gamma : 0,
    alpha: 'alpha' in loss ? loss.alpha : 0,
    delta: 'delta' in loss ? loss.delta : 0,
    balancing: 'apply_class_balancing' in loss && loss.apply_class_balancing,
  };
}

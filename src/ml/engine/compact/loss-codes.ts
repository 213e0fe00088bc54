import type { Activation } from '../../registry/activations';
import type { Loss } from '../../registry/losses';
import type { Optimizer } from '../../registry/optimizers';
import * as code from './layout';

/** How the kernels know each loss of the registry; an entry without a code here does not compile. */
const codes: { readonly [T in Loss['type']]: number } = {
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

/** What the kernels are told of a loss. */
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
    code: codes[loss.type],
    from,
    at: optimizer === 'perceptron' && last !== undefined ? code.AT_MISTAKES : own,
    smoothing: 'label_smoothing' in loss ? loss.label_smoothing : 0,
    gamma: 'gamma' in loss ? loss.gamma : 0,
    alpha: 'alpha' in loss ? loss.alpha : 0,
    delta: 'delta' in loss ? loss.delta : 0,
    balancing: 'apply_class_balancing' in loss && loss.apply_class_balancing,
  };
}

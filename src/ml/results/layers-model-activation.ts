import type { Activation } from '../registry/activations';

type Of<T extends Activation['type']> = Extract<Activation, { readonly type: T }>;

/** tfjs-layers' name of an activation, or what to use instead of one that it does not have or means otherwise. */
export type Representation = { readonly name: string } | { readonly instead: string };

const as = (name: string) => (): Representation => ({ name });
const not = (instead: string) => (): Representation => ({ instead });

const smooth = not('"relu", "elu" or "silu"');
const bounded = not('"tanh" or "sigmoid"');

/** An activation of the registry without an entry here does not compile. */
const representations: { readonly [T in Activation['type']]: (activation: Of<T>) => Representation } = {
  linear: as('linear'),
  sigmoid: as('sigmoid'),
  tanh: as('tanh'),
  softmax: as('softmax'),
  log_softmax: as('log_softmax'),
  softplus: as('softplus'),
  softsign: as('softsign'),
  selu: as('selu'),
  silu: as('swish'),
  mish: as('mish'),
  relu6: as('relu6'),
  relu: ({ negative_slope, max_value, threshold }) =>
    negative_slope === 0 && max_value === null && threshold === 0 ? { name: 'relu' } : { instead: '"relu" without parameters' },
  elu: ({ alpha }) => (alpha === 1 ? { name: 'elu' } : { instead: '"elu" with "alpha": 1' }),
  // TensorFlow.js changes the name of its own approximate gelu while it reads the model, and then does not find it.
  gelu: ({ approximate }) => (approximate ? { instead: '"gelu" with "approximate": false' } : { name: 'gelu' }),
  // TensorFlow.js has the hard sigmoid of Keras 2, whose slope is 0.2 in place of 1/6.
  hard_sigmoid: not('"sigmoid"'),
  hard_tanh: not('"tanh"'),
  hard_silu: not('"silu"'),
  leaky_relu: smooth,
  celu: smooth,
  squareplus: not('"softplus"'),
  sparse_plus: not('"softplus"'),
  sparse_sigmoid: not('"sigmoid"'),
  log_sigmoid: smooth,
  exponential: not('"softplus"'),
  tanh_shrink: bounded,
  soft_shrink: bounded,
  hard_shrink: bounded,
  threshold: not('"relu"'),
  sparsemax: not('"softmax"'),
  step: not('"sigmoid"'),
  sign: not('"tanh"'),
};

export const representActivation = (activation: Activation): Representation =>
  // The table's own type guarantees that each function takes its own activation's parameters.
  (representations[activation.type] as (a: Activation) => Representation)(activation);

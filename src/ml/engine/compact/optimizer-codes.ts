import type { Optimizer } from '../../registry/optimizers';
import { stepLength } from '../optimizers/adam';
import type { ConfigOf } from '../optimizers/rule';
import * as code from './layout';

/** What the kernels are told of an optimizer. */
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

import { scalar, type Tensor } from '@tensorflow/tfjs-core';
import type { Optimizer } from '../../../registry/optimizers';
import { type ConfigOf, power } from '../../optimizers/rule';

/** A rule that TensorFlow applies to a variable by one operation. */
export interface NativeRule {
  readonly operation: string;
  /**
   * What is remembered of each variable, by Keras's names, in the order of the operation's inputs. All begin with zeros; what has no name
   * the operation wants, and nothing depends on it.
   */
  readonly memory: readonly (string | undefined)[];
  /** The inputs after the variable and its memory, in the present scope. @param step 1, 2, … */
  inputs(step: number): readonly (Tensor | typeof GRADIENT)[];
  /** The operation's attributes that are true or false. */
  readonly flags?: Readonly<Record<string, boolean>>;
}

/** Stands for the variable's gradient among inputs that all variables share. */
export const GRADIENT = 'gradient';

/**
 * TensorFlow takes 1 − beta of a beta in float32, Keras of one in float64: for 0.999 the two are 1.3e-5 apart, and so are the means of
 * squares. By this factor that of TensorFlow is smaller; what it is compared with, or divided into, has to be smaller too.
 */
const shrunk = (beta: number): number => Math.fround(1 - Math.fround(beta)) / Math.fround(1 - beta);

/** Beyond that, one factor does not make up for the difference. */
const NEAR = 1e-3;

const scalars = (...values: readonly number[]): Tensor[] => values.map((value) => scalar(value));

const descent = (rate: number): NativeRule => ({
  operation: 'ResourceApplyGradientDescent',
  memory: [],
  inputs: () => [scalar(rate), GRADIENT],
});

const sgd = ({ learning_rate, momentum, nesterov }: ConfigOf<Optimizer, 'SGD'>): NativeRule =>
  momentum === 0
    ? descent(learning_rate)
    : {
        operation: 'ResourceApplyKerasMomentum',
        memory: ['momentum'],
        inputs: () => [scalar(learning_rate), GRADIENT, scalar(momentum)],
        flags: { use_nesterov: nesterov },
      };

const rmsprop = ({ learning_rate, rho, momentum, epsilon }: ConfigOf<Optimizer, 'RMSprop'>): NativeRule => ({
  operation: 'ResourceApplyRMSProp',
  memory: ['velocity', momentum > 0 ? 'momentum' : undefined],
  inputs: () => [...scalars(learning_rate * Math.sqrt(shrunk(rho)), rho, momentum, epsilon * shrunk(rho)), GRADIENT],
});

const adam = ({ learning_rate, beta_1, beta_2, epsilon, amsgrad }: ConfigOf<Optimizer, 'Adam' | 'AdamW'>): NativeRule => ({
  operation: amsgrad ? 'ResourceApplyAdamWithAmsgrad' : 'ResourceApplyAdam',
  memory: ['momentum', 'velocity', ...(amsgrad ? ['velocity_hat'] : [])],
  inputs(t) {
    const root = Math.sqrt(shrunk(beta_2));
    return [...scalars(power(beta_1, t), power(beta_2, t), learning_rate * root, beta_1, beta_2, epsilon * root), GRADIENT];
  },
});

const adamax = ({ learning_rate, beta_1, beta_2, epsilon }: ConfigOf<Optimizer, 'Adamax'>): NativeRule => ({
  operation: 'ResourceApplyAdaMax',
  memory: ['momentum', 'norm'],
  inputs: (t) => [...scalars(power(beta_1, t), learning_rate, beta_1, beta_2, epsilon), GRADIENT],
});

const adadelta = ({ learning_rate, rho, epsilon }: ConfigOf<Optimizer, 'Adadelta'>): NativeRule => ({
  operation: 'ResourceApplyAdadelta',
  memory: ['accumulated_grad', 'accumulated_delta_var'],
  inputs: () => [...scalars(learning_rate, rho, epsilon * shrunk(rho)), GRADIENT],
});

/** TensorFlow's own rule, where it has one that is Keras 3's: in Adagrad, epsilon is elsewhere. */
export function nativeRule(config: Optimizer): NativeRule | undefined {
  // Clipping looks at gradients in its own ways.
  if ('clipnorm' in config && (config.clipnorm ?? config.clipvalue ?? config.global_clipnorm) !== null) return undefined;
  const betas = [...('beta_1' in config ? [config.beta_1, config.beta_2] : []), ...('rho' in config ? [config.rho] : [])];
  if (betas.some((beta) => !(Math.abs(shrunk(beta) - 1) < NEAR))) return undefined;
  switch (config.type) {
    case 'SGD':
      return sgd(config);
    case 'perceptron':
      return descent(config.learning_rate);
    case 'RMSprop':
      return config.centered ? undefined : rmsprop(config);
    case 'Adam':
    case 'AdamW':
      return adam(config);
    case 'Adamax':
      return adamax(config);
    case 'Adadelta':
      return adadelta(config);
    default:
      return undefined;
  }
}

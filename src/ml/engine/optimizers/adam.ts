import type { Optimizer } from '../../registry/optimizers';
import { type ConfigOf, collected, power, type Rule } from './rule';

/**
 * https://keras.io/api/optimizers/adam/ Both corrections of bias are in the step's length, so that epsilon is added to the root
 * of the uncorrected mean of squares. AdamW differs in its decay alone, which is the same for all optimizers of Keras.
 */
export function adam(config: ConfigOf<Optimizer, 'Adam' | 'AdamW'>): Rule {
  return config.amsgrad ? amsgrad(config) : plain(config);
}

type Config = ConfigOf<Optimizer, 'Adam' | 'AdamW'>;

/** How long the step t is before its division. */
export const stepLength = ({ learning_rate, beta_1, beta_2 }: Config, t: number): number =>
  Math.fround(Math.fround(Math.fround(learning_rate) * Math.fround(Math.sqrt(collected(beta_2, t)))) / collected(beta_1, t));

function plain(config: Config): Rule<'momentum' | 'velocity'> {
  return {
    slots: { momentum: 0, velocity: 0 },
    update(w, g, { momentum, velocity }, t) {
      const comes = Math.fround(1 - config.beta_1);
      const squareComes = Math.fround(1 - config.beta_2);
      const epsilon = Math.fround(config.epsilon);
      const length = stepLength(config, t);
      for (let i = 0; i < w.length; i++) {
        const gi = g[i] as number;
        let m = momentum[i] as number;
        let v = velocity[i] as number;
        m += (gi - m) * comes;
        v += (gi * gi - v) * squareComes;
        momentum[i] = m;
        velocity[i] = v;
        w[i] = (w[i] as number) - (m * length) / (Math.sqrt(v) + epsilon);
      }
    },
  };
}

function amsgrad(config: Config): Rule<'momentum' | 'velocity' | 'velocity_hat'> {
  return {
    slots: { momentum: 0, velocity: 0, velocity_hat: 0 },
    update(w, g, { momentum, velocity, velocity_hat: highest }, t) {
      const comes = Math.fround(1 - config.beta_1);
      const squareComes = Math.fround(1 - config.beta_2);
      const epsilon = Math.fround(config.epsilon);
      const length = stepLength(config, t);
      for (let i = 0; i < w.length; i++) {
        const gi = g[i] as number;
        let m = momentum[i] as number;
        let v = velocity[i] as number;
        m += (gi - m) * comes;
        v += (gi * gi - v) * squareComes;
        const most = Math.max(highest[i] as number, v);
        momentum[i] = m;
        velocity[i] = v;
        highest[i] = most;
        w[i] = (w[i] as number) - (m * length) / (Math.sqrt(most) + epsilon);
      }
    },
  };
}

/** https://keras.io/api/optimizers/adamax/ Epsilon is added to the norm. */
export function adamax(config: ConfigOf<Optimizer, 'Adamax'>): Rule<'momentum' | 'norm'> {
  return {
    slots: { momentum: 0, norm: 0 },
    update(w, g, { momentum, norm }, t) {
      const rate = Math.fround(config.learning_rate);
      const comes = Math.fround(1 - config.beta_1);
      const stays = Math.fround(config.beta_2);
      const epsilon = Math.fround(config.epsilon);
      const correction = collected(config.beta_1, t);
      for (let i = 0; i < w.length; i++) {
        const gi = g[i] as number;
        let m = momentum[i] as number;
        m += (gi - m) * comes;
        const u = Math.max(stays * (norm[i] as number), Math.abs(gi));
        momentum[i] = m;
        norm[i] = u;
        w[i] = (w[i] as number) - (rate * m) / (correction * (u + epsilon));
      }
    },
  };
}

/**
 * https://keras.io/api/optimizers/Nadam/ The weight of momentum grows with the steps: u(t) = beta_1 · (1 − 0.96^t / 2). Epsilon is
 * added to the root of the corrected mean of squares.
 */
export function nadam(config: ConfigOf<Optimizer, 'Nadam'>): Rule<'momentum' | 'velocity'> {
  const beta1 = Math.fround(config.beta_1);
  const weight = (t: number): number => Math.fround(beta1 * Math.fround(1 - Math.fround(0.5 * power(0.96, t))));
  const product = runningProduct(weight);
  return {
    slots: { momentum: 0, velocity: 0 },
    update(w, g, { momentum, velocity }, t) {
      const rate = Math.fround(config.learning_rate);
      const epsilon = Math.fround(config.epsilon);
      // Keras casts these betas to float32 first and subtracts after, unlike in Adam.
      const comes = Math.fround(1 - beta1);
      const squareComes = Math.fround(1 - Math.fround(config.beta_2));
      const past = product(t);
      const next = weight(t + 1);
      const ofMomentum = next / Math.fround(1 - Math.fround(past * next));
      const ofGradient = Math.fround(1 - weight(t)) / Math.fround(1 - past);
      const correction = collected(config.beta_2, t);
      for (let i = 0; i < w.length; i++) {
        const gi = g[i] as number;
        let m = momentum[i] as number;
        let v = velocity[i] as number;
        m += (gi - m) * comes;
        v += (gi * gi - v) * squareComes;
        momentum[i] = m;
        velocity[i] = v;
        w[i] = (w[i] as number) - ((ofMomentum * m + ofGradient * gi) * rate) / (Math.sqrt(v / correction) + epsilon);
      }
    },
  };
}

/**
 * u(1) · … · u(t) in float32. Going on from the last t costs one product; after a resumed run has set the step, the product is
 * made once from the start, so it need not be kept with the weights.
 */
function runningProduct(factor: (t: number) => number): (t: number) => number {
  let at = 0;
  let product = 1;
  return (t) => {
    if (t < at) {
      at = 0;
      product = 1;
    }
    while (at < t) product = Math.fround(product * factor(++at));
    return product;
  };
}

import type { Optimizer } from '../../registry/optimizers';
import { type ConfigOf, collected, type Rule } from './rule';

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

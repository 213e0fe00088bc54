import type { Optimizer } from '../../registry/optimizers';
import { type ConfigOf, collected, type Rule } from './rule';

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

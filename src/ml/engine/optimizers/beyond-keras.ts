import type { Optimizer } from '../../registry/optimizers';
import type { ConfigOf, Rule } from './rule';

/**
 * Liu et al. 2019, https://arxiv.org/abs/1908.03265, as PyTorch has it: epsilon is added to the root of the uncorrected mean of
 * squares, and the rectified step begins where ρ is above 5, as in the authors' own program (the paper says 4).
 */
export function radam(config: ConfigOf<Optimizer, 'RAdam'>): Rule<'momentum' | 'velocity'> {
  return {
    slots: { momentum: 0, velocity: 0 },
    update(w, g, { momentum, velocity }, t) {
      const { learning_rate, beta_1, beta_2, epsilon } = config;
      const longest = 2 / (1 - beta_2) - 1;
      const rate = learning_rate / (1 - beta_1 ** t);
      const correction = 1 - beta_2 ** t;
      const length = longest - (2 * t * beta_2 ** t) / correction;
      const adaptive = length > 5;
      const rectified = adaptive
        ? rate * Math.sqrt(correction) * Math.sqrt(((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length))
        : rate;
      for (let i = 0; i < w.length; i++) {
        const gi = g[i] as number;
        let m = momentum[i] as number;
        m += (gi - m) * (1 - beta_1);
        const v = beta_2 * (velocity[i] as number) + (1 - beta_2) * gi * gi;
        momentum[i] = m;
        velocity[i] = v;
        w[i] = (w[i] as number) - (adaptive ? (rectified * m) / (Math.sqrt(v) + epsilon) : rectified * m);
      }
    },
  };
}

/** Ziyin et al. 2020, https://arxiv.org/abs/2002.04839, algorithm 1. Epsilon is added to the root of the corrected mean of squares. */
export function laprop(config: ConfigOf<Optimizer, 'LaProp'>): Rule<'momentum' | 'velocity'> {
  return {
    slots: { momentum: 0, velocity: 0 },
    update(w, g, { momentum, velocity }, t) {
      const { learning_rate, beta_1, beta_2, epsilon } = config;
      const rate = learning_rate / (1 - beta_1 ** t);
      const correction = 1 - beta_2 ** t;
      for (let i = 0; i < w.length; i++) {
        const gi = g[i] as number;
        const v = beta_2 * (velocity[i] as number) + (1 - beta_2) * gi * gi;
        const m = beta_1 * (momentum[i] as number) + ((1 - beta_1) * gi) / (Math.sqrt(v / correction) + epsilon);
        velocity[i] = v;
        momentum[i] = m;
        w[i] = (w[i] as number) - rate * m;
      }
    },
  };
}

/**
 * Chen et al. 2018, https://arxiv.org/abs/1806.06763, algorithm 1, which corrects no bias. The paper has no epsilon and divides by
 * zero where a gradient has always been zero; it is put where the authors' program has it, (√v + epsilon)^(2 · partial).
 */
export function padam(config: ConfigOf<Optimizer, 'PAdam'>): Rule<'momentum' | 'velocity' | 'velocity_hat'> {
  return {
    slots: { momentum: 0, velocity: 0, velocity_hat: 0 },
    update(w, g, { momentum, velocity, velocity_hat: highest }) {
      const { learning_rate, beta_1, beta_2, epsilon } = config;
      const exponent = 2 * config.partial;
      // Two square roots take a tenth of the time of a power, and 1/8 is the usual choice.
      const eighth = config.partial === 0.125;
      for (let i = 0; i < w.length; i++) {
        const gi = g[i] as number;
        const m = beta_1 * (momentum[i] as number) + (1 - beta_1) * gi;
        const v = beta_2 * (velocity[i] as number) + (1 - beta_2) * gi * gi;
        const most = Math.max(highest[i] as number, v);
        momentum[i] = m;
        velocity[i] = v;
        highest[i] = most;
        const root = Math.sqrt(most) + epsilon;
        w[i] = (w[i] as number) - (learning_rate * m) / (eighth ? Math.sqrt(Math.sqrt(root)) : root ** exponent);
      }
    },
  };
}

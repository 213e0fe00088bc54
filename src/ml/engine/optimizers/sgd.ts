import type { Optimizer } from '../../registry/optimizers';
import type { ConfigOf, Rule } from './rule';

/** https://keras.io/api/optimizers/sgd/ */
export function sgd(config: ConfigOf<Optimizer, 'SGD'>): Rule {
  if (config.momentum === 0) return descent(config);
  return config.nesterov ? nesterov(config) : momentum(config);
}

/** Plain gradient descent. The perceptron's rule is this too: its gradient is (ŷ − y) · x. */
export function descent({ learning_rate }: { readonly learning_rate: number }): Rule {
  return {
    slots: {},
    update(w, g) {
      const rate = Math.fround(learning_rate);
      for (let i = 0; i < w.length; i++) w[i] = (w[i] as number) - (g[i] as number) * rate;
    },
  };
}

function momentum(config: ConfigOf<Optimizer, 'SGD'>): Rule<'momentum'> {
  return {
    slots: { momentum: 0 },
    update(w, g, { momentum: m }) {
      const rate = Math.fround(config.learning_rate);
      const stays = Math.fround(config.momentum);
      for (let i = 0; i < w.length; i++) {
        const move = (m[i] as number) * stays - (g[i] as number) * rate;
        m[i] = move;
        w[i] = (w[i] as number) + move;
      }
    },
  };
}

function nesterov(config: ConfigOf<Optimizer, 'SGD'>): Rule<'momentum'> {
  return {
    slots: { momentum: 0 },
    update(w, g, { momentum: m }) {
      const rate = Math.fround(config.learning_rate);
      const stays = Math.fround(config.momentum);
      for (let i = 0; i < w.length; i++) {
        const downhill = (g[i] as number) * rate;
        const move = (m[i] as number) * stays - downhill;
        m[i] = move;
        w[i] = (w[i] as number) + move * stays - downhill;
      }
    },
  };
}

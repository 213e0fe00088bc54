import type { Optimizer } from '../../registry/optimizers';
import type { ConfigOf, Rule } from './rule';

/** https://keras.io/api/optimizers/adagrad/ Epsilon is under the root. */
export function adagrad(config: ConfigOf<Optimizer, 'Adagrad'>): Rule<'accumulator'> {
  return {
    slots: { accumulator: config.initial_accumulator_value },
    update(w, g, { accumulator }) {
      const rate = Math.fround(config.learning_rate);
      const epsilon = Math.fround(config.epsilon);
      for (let i = 0; i < w.length; i++) {
        const gi = g[i] as number;
        const sum = (accumulator[i] as number) + gi * gi;
        accumulator[i] = sum;
        w[i] = (w[i] as number) - (rate * gi) / Math.sqrt(sum + epsilon);
      }
    },
  };
}

/** https://keras.io/api/optimizers/adadelta/ Epsilon is under both roots. */
export function adadelta(config: ConfigOf<Optimizer, 'Adadelta'>): Rule<'accumulated_grad' | 'accumulated_delta_var'> {
  return {
    slots: { accumulated_grad: 0, accumulated_delta_var: 0 },
    update(w, g, { accumulated_grad: squares, accumulated_delta_var: moves }) {
      const rate = Math.fround(config.learning_rate);
      const epsilon = Math.fround(config.epsilon);
      const stays = Math.fround(config.rho);
      const comes = Math.fround(1 - config.rho);
      for (let i = 0; i < w.length; i++) {
        const gi = g[i] as number;
        const square = stays * (squares[i] as number) + comes * gi * gi;
        const past = moves[i] as number;
        const move = (Math.sqrt(past + epsilon) * gi) / Math.sqrt(square + epsilon);
        squares[i] = square;
        moves[i] = stays * past + comes * move * move;
        w[i] = (w[i] as number) - rate * move;
      }
    },
  };
}

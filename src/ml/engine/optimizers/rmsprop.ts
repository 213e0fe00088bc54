import type { Optimizer } from '../../registry/optimizers';
import type { ConfigOf, Rule } from './rule';

type Config = ConfigOf<Optimizer, 'RMSprop'>;

/** https://keras.io/api/optimizers/rmsprop/ Epsilon is under the root. */
export const rmsprop = (config: Config): Rule => (config.centered || config.momentum > 0 ? extended(config) : plain(config));

function plain(config: Config): Rule<'velocity'> {
  return {
    slots: { velocity: 0 },
    update(w, g, { velocity }) {
      const rate = Math.fround(config.learning_rate);
      const epsilon = Math.fround(config.epsilon);
      const stays = Math.fround(config.rho);
      const comes = Math.fround(1 - config.rho);
      for (let i = 0; i < w.length; i++) {
        const gi = g[i] as number;
        const square = stays * (velocity[i] as number) + comes * gi * gi;
        velocity[i] = square;
        w[i] = (w[i] as number) - (rate * gi) / Math.sqrt(square + epsilon);
      }
    },
  };
}

/** With momentum, or divided by the deviation from the mean gradient, or both. */
function extended({ learning_rate, rho, epsilon, momentum, centered }: Config): Rule {
  return {
    slots: { velocity: 0, ...(momentum > 0 && { momentum: 0 }), ...(centered && { average_gradient: 0 }) },
    update(w, g, slots) {
      const rate = Math.fround(learning_rate);
      const small = Math.fround(epsilon);
      const stays = Math.fround(rho);
      const comes = Math.fround(1 - rho);
      const goesOn = Math.fround(momentum);
      const velocity = slots['velocity'] as Float32Array;
      const average = slots['average_gradient'];
      const moves = slots['momentum'];
      for (let i = 0; i < w.length; i++) {
        const gi = g[i] as number;
        velocity[i] = stays * (velocity[i] as number) + comes * gi * gi;
        let variance = velocity[i] as number;
        if (average) {
          average[i] = stays * (average[i] as number) + comes * gi;
          // Two nearly equal numbers are subtracted here: rounded as Keras rounds them, the difference is the same.
          const mean = average[i] as number;
          variance = Math.fround(variance - Math.fround(mean * mean));
        }
        let move = (rate * gi) / Math.sqrt(Math.fround(variance + small));
        if (moves) {
          move += goesOn * (moves[i] as number);
          moves[i] = move;
        }
        w[i] = (w[i] as number) - move;
      }
    },
  };
}

import type { Optimizer } from '../../registry/optimizers';
import { type ConfigOf, collected, power, type Rule } from './rule';

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

import { volume } from '../language/shape';
import { endingOf } from '../model/interpret-output';
import { fitData } from '../training/fit-data';
import type { Trainable } from './check';
import { hasWeights } from './flow';

/**
 * How steeply the squared error of a linear output is curved in the direction where it is curved most. `least` and `most` enclose the largest
 * eigenvalue of its Hessian matrix; `most` is known for a single layer, where the Hessian depends on the inputs alone.
 */
interface Curvature {
  readonly least: number;
  readonly most?: number;
  readonly of: 'inputs' | 'bias';
}

/** More numbers than these are not looked at while someone types. */
const MOST_NUMBERS = 6000;

/** Products with the matrix, after which the largest eigenvalue is known well enough; whatever it comes to, the true one is not below it. */
const ROUNDS = 40;

/** The curvature of a spec's loss; undefined where it is not the squared error of a linear output, or rows count differently. */
export function curvatureOf(study: Trainable): Curvature | undefined {
  const { spec, model } = study;
  const { loss } = spec.compile;
  const ending = endingOf(model);
  const last = model.layers.at(-1);
  const plain =
    loss.type === 'mean_squared_error' && ending?.activation.type === 'linear' && !spec.fit.sample_weight && !spec.fit.class_weight;
  if (!plain || ending.layer !== last || last.config.type !== 'Dense' || !last.config.trainable) return undefined;
  // The loss is the mean over the outputs of squares, of which each has the second derivative 2.
  const each = 2 / last.config.units;
  const alone = model.layers.every((layer) => layer === last || ['Input', 'Flatten', 'Reshape'].includes(layer.config.type));
  const inputs = volume(model.inputShape);
  if (alone && volume(last.inputShapes[0] ?? []) === inputs && last.inputShapes[0]?.length === 1) {
    const { x } = fitData(study.dataset, { ...spec.fit, sample_weight: undefined, class_weight: undefined }).train;
    const rows = x.shape[0] ?? 0;
    if (rows > 0 && x.values.length <= MOST_NUMBERS) {
      const { least, most } = largestEigenvalue(x.values, rows, last.config.use_bias);
      return { least: each * least, most: each * most, of: 'inputs' };
    }
  }
  return last.config.use_bias && model.layers.some(hasWeights) ? { least: each, of: 'bias' } : undefined;
}

/** Bounds of the largest eigenvalue of XᵀX / rows, where X may have a column of ones. Power iteration; its Rayleigh quotient is never too large. */
function largestEigenvalue(x: Float32Array, rows: number, ones: boolean): { readonly least: number; readonly most: number } {
  const width = x.length / rows;
  let vector = new Float64Array(width + 1).fill(1);
  let trace = ones ? 1 : 0;
  for (const value of x) trace += (value * value) / rows;
  let least = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const product = new Float64Array(width + 1);
    for (let row = 0; row < rows; row++) {
      let sum = ones ? (vector[width] as number) : 0;
      for (let i = 0; i < width; i++) sum += (x[row * width + i] as number) * (vector[i] as number);
      for (let i = 0; i < width; i++) product[i] = (product[i] as number) + (sum * (x[row * width + i] as number)) / rows;
      if (ones) product[width] = (product[width] as number) + sum / rows;
    }
    const [dot, square, size] = [0, 1, 2].map((what) =>
      product.reduce((all, p, i) => all + (what === 0 ? p * (vector[i] as number) : what === 1 ? (vector[i] as number) ** 2 : p * p), 0),
    ) as [number, number, number];
    if (size === 0 || square === 0) break;
    least = Math.max(least, dot / square);
    vector = product.map((p) => p / Math.sqrt(size));
  }
  return { least, most: trace };
}

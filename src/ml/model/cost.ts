import { volume } from '../language/shape';
import type { Layer, Model } from './model';

/** Bytes of a float32. */
const FLOAT = 4;

export interface ParameterCounts {
  readonly total: number;
  readonly trainable: number;
  readonly nonTrainable: number;
}

export const layerParams = ({ weights }: Layer): number => weights.reduce((sum, w) => sum + volume(w.shape), 0);

/** Numbers that the model holds, as Keras's summary counts them. */
export function parameterCounts(model: Model): ParameterCounts {
  const all = model.layers.flatMap((layer) => layer.weights);
  const size = (trainable: boolean): number => all.reduce((sum, w) => (w.trainable === trainable ? sum + volume(w.shape) : sum), 0);
  const trainable = size(true);
  const nonTrainable = size(false);
  return { total: trainable + nonTrainable, trainable, nonTrainable };
}

/** Multiplications with an addition that one sample takes on its way forward. */
export const multiplyAdds = (model: Model): number => model.layers.reduce((sum, layer) => sum + layer.multiplyAdds, 0);

/** Multiplications with an addition that a batch takes on its way forward. @param rows of the batch */
export const batchWork = (model: Model, rows: number): number => multiplyAdds(model) * rows;

/** Measured: below that, TensorFlow's own library takes longer than the engine `wasm`, for its calls cost more than its products save. */
const LARGE_BATCH = 2.5e6;

/** True where a batch is so much work that TensorFlow's own library pays. @param rows of the batch */
export const isLargeBatch = (model: Model, rows: number): boolean => batchWork(model, rows) >= LARGE_BATCH;

/** Bytes of the weights alone. */
export const weightBytes = (model: Model): number => parameterCounts(model).total * FLOAT;

/**
 * Bytes that training takes at least: weights, gradients and what the optimizer remembers for each weight, and every
 * layer's outputs and their gradients for one batch.
 * @param slots numbers that the optimizer keeps for each weight
 */
export function trainingBytes(model: Model, batchSize: number, slots: number): number {
  const { total, trainable } = parameterCounts(model);
  const outputs = model.layers.reduce((sum, layer) => sum + volume(layer.outputShape), volume(model.inputShape));
  return FLOAT * (total + trainable * (1 + slots) + 2 * batchSize * outputs);
}

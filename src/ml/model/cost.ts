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

/** Numbers that a batch's outputs are, in all layers together. @param rows of the batch */
export const batchNumbers = (model: Model, rows: number): number =>
  rows * model.layers.reduce((sum, { outputShape }) => sum + volume(outputShape), 0);

/** Measured: what a number of an output costs in a step, and what a time step of a recurrent layer does, in multiplications with an addition. */
const NUMBER = 16;
const TIME_STEP = 7e5;

/** What a step costs in the worker, as so many multiplications with an addition on the way forward: of each row, and whatever the batch. */
export function stepWork(model: Model): { readonly row: number; readonly batch: number } {
  const timeSteps = model.layers.reduce((sum, { config, inputs: [from = -1] }) => {
    if (!('return_sequences' in config)) return sum;
    return sum + ((from === -1 ? model.inputShape : model.layers[from]?.outputShape)?.[0] ?? 0);
  }, 0);
  return { row: batchWork(model, 1) + NUMBER * batchNumbers(model, 1), batch: TIME_STEP * timeSteps };
}

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

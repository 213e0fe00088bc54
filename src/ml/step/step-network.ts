import type { Shape } from '../language/shape';
import type { Model } from '../model/model';
import type { LayerParams, LayerType } from '../registry/layers';
import type { Loss } from '../registry/losses';
import type { Optimizer } from '../registry/optimizers';
import type { CompileSpec } from '../spec/spec';

/** What the numbers of a step are explained by: its network, loss and optimizer as plain data, which can cross to a page. */
export interface StepNetwork {
  readonly inputShape: Shape;
  /** Each after the layers that feed it; the last is the output. */
  readonly layers: readonly StepLayer[];
  readonly loss: Loss;
  readonly optimizer: Optimizer;
}

interface StepLayer {
  readonly name: string;
  /** All parameters of the layer, without the weights that the spec gives it. */
  readonly config: LayerParams<LayerType>;
  /** False where its weights stay as they are; BatchNormalization then normalises by its moving statistics. */
  readonly trainable: boolean;
  /** Indices of the layers that feed it; −1 is the network's input. */
  readonly inputs: readonly number[];
  readonly inputShapes: readonly Shape[];
  readonly outputShape: Shape;
  /** Names without the layer's. */
  readonly weights: readonly { readonly name: string; readonly shape: Shape; readonly trainable: boolean }[];
}

export function stepNetwork(model: Model, { loss, optimizer }: Pick<CompileSpec, 'loss' | 'optimizer'>): StepNetwork {
  return {
    inputShape: model.inputShape,
    layers: model.layers.map(({ name, config, inputs, inputShapes, outputShape, weights }) => {
      const { weights: _weights, bias: _bias, ...params } = config;
      return {
        name,
        config: params,
        trainable: config.trainable,
        inputs,
        inputShapes,
        outputShape,
        weights: weights.map((one) => ({ name: one.name, shape: one.shape, trainable: one.trainable })),
      };
    }),
    loss,
    optimizer,
  };
}

import type { JSONPath } from 'jsonc-parser';
import type { Shape } from '../language/shape';
import type { LayerConfig } from '../registry/layers';
import type { WeightDraft } from '../registry/layers/layer';

/** One variable of a layer. */
export interface WeightSpec extends Omit<WeightDraft, 'trainable'> {
  /** False for statistics (moving means) and frozen layers. */
  readonly trainable: boolean;
  /** Values given in the spec, row-major; they take the place of the initializer. */
  readonly given?: Float32Array;
}

/** A layer with everything about it known: which layers feed it, its shapes, weights and cost. */
export interface Layer {
  readonly index: number;
  readonly name: string;
  readonly config: LayerConfig;
  /** Where it is in the spec. */
  readonly path: JSONPath;
  /** Indices of the layers that feed it; -1 is the model's input. */
  readonly inputs: readonly number[];
  readonly inputShapes: readonly Shape[];
  readonly outputShape: Shape;
  readonly weights: readonly WeightSpec[];
  /** Multiplications with an addition, for one sample. */
  readonly multiplyAdds: number;
  /** How the parameter count comes about: `(784 + 1) × 512 = 401,920`. Empty for layers without weights. */
  readonly arithmetic: string;
}

/** A whole network; `layers` are in an order in which each comes after its inputs, the last one is the output. */
export interface Model {
  readonly name: string;
  /** True when the spec names `inputs`: Keras's functional API. */
  readonly functional: boolean;
  readonly inputShape: Shape;
  readonly layers: readonly Layer[];
}

export const outputShape = (model: Model): Shape => model.layers.at(-1)?.outputShape ?? model.inputShape;

/** Keras's `to_snake_case`: MaxPooling2D → max_pooling2d, SimpleRNN → simple_rnn. Source: keras/src/utils/naming.py */
export const snakeCase = (type: string): string =>
  type
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();

/** Keras's automatic names: dense, dense_1, …; a layer's own name is kept. Holes get no name. */
export function layerNames(configs: readonly (LayerConfig | undefined)[]): string[] {
  const taken = new Set(configs.flatMap((c) => (c?.name === undefined ? [] : [c.name])));
  const next = new Map<string, number>();
  return configs.map((config) => {
    if (!config) return '';
    if (config.name !== undefined) return config.name;
    const stem = config.type === 'Input' ? 'input_layer' : snakeCase(config.type);
    let name: string;
    do {
      const n = next.get(stem) ?? 0;
      next.set(stem, n + 1);
      name = n === 0 ? stem : `${stem}_${n}`;
    } while (taken.has(name));
    return name;
  });
}

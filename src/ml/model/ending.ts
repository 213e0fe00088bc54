import { type Activation, linear } from '../registry/activations';
import type { LayerConfig } from '../registry/layers';
import type { Layer, Model } from './model';

/** What a network's outputs come out of. */
export interface Ending {
  readonly layer: Layer;
  readonly activation: Activation;
  /** The layer can be given another activation. */
  readonly settable: boolean;
}

/** Layers that only pick, order or average numbers: what comes out means what went in. */
const keepsMeaning: ReadonlySet<LayerConfig['type']> = new Set([
  'Flatten',
  'Reshape',
  'MaxPooling2D',
  'AveragePooling2D',
  'GlobalAveragePooling2D',
]);

/** The last activation, or undefined where no single one decides what the outputs are. */
export function endingOf({ layers }: Model): Ending | undefined {
  let layer = layers.at(-1);
  while (layer && keepsMeaning.has(layer.config.type)) layer = layers[layer.inputs[0] as number];
  if (!layer) return undefined;
  const { config } = layer;
  if ('activation' in config) return { layer, activation: config.activation, settable: true };
  const any = config.type === 'BatchNormalization' || config.type === 'Embedding';
  return any ? { layer, activation: linear, settable: false } : undefined;
}

import { type Activation, linear } from '../registry/activations';
import { type LayerConfig, layerEntry } from '../registry/layers';
import type { Layer, Model } from './model';

/** What a network's outputs come out of. */
export interface Ending {
  readonly layer: Layer;
  readonly activation: Activation;
  /** The layer can be given another activation. */
  readonly settable: boolean;
}

/** Layers that only pick or average numbers. */
const pools: ReadonlySet<LayerConfig['type']> = new Set(['MaxPooling2D', 'AveragePooling2D', 'GlobalAveragePooling2D']);

/** What comes out of such a layer means what went in. */
const keepsMeaning = ({ type }: LayerConfig): boolean => pools.has(type) || layerEntry(type).passes === true;

/** The last activation, or undefined where no single one decides what the outputs are. */
export function endingOf({ layers }: Model): Ending | undefined {
  let layer = layers.at(-1);
  while (layer && keepsMeaning(layer.config)) layer = layers[layer.inputs[0] as number];
  if (!layer) return undefined;
  const { config } = layer;
  if ('activation' in config) return { layer, activation: config.activation, settable: true };
  const any = config.type === 'BatchNormalization' || config.type === 'Embedding';
  return any ? { layer, activation: linear, settable: false } : undefined;
}

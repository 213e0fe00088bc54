import type { Fields, FieldValues } from '../../language/fields';
import { type Config, table } from '../entry';
import { AveragePooling2D, Conv2D, GlobalAveragePooling2D, MaxPooling2D } from './convolution';
import { Activation, Add, BatchNormalization, Concatenate, Dense, Dropout, Embedding, Flatten, Input, Reshape } from './core';
import type { commonLayerFields, LayerEntry } from './layer';
import { GRU, LSTM, SimpleRNN } from './recurrent';

/** Every layer a spec can name. */
export const layers = table({
  Input,
  Dense,
  Activation,
  Flatten,
  Reshape,
  Dropout,
  BatchNormalization,
  Conv2D,
  MaxPooling2D,
  AveragePooling2D,
  GlobalAveragePooling2D,
  Embedding,
  SimpleRNN,
  LSTM,
  GRU,
  Concatenate,
  Add,
});

export type LayerType = keyof typeof layers;
type CommonLayer = FieldValues<typeof commonLayerFields>;
/** A layer's own parameters, all filled in. */
export type LayerParams<T extends LayerType> = Extract<Config<typeof layers>, { type: T }>;
/** A layer of a spec: its parameters and what any layer may carry. */
export type LayerConfig = Config<typeof layers> & Omit<CommonLayer, 'input_dim'> & { readonly input_dim?: number | undefined };

/** The entry of a layer, without the tie to its parameters' types that only the entry itself needs. */
export const layerEntry = (type: LayerType): LayerEntry<Fields> => layers[type] as unknown as LayerEntry<Fields>;

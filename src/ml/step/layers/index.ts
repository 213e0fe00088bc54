import type { LayerType } from '../../registry/layers';
import * as convolution from './convolution';
import * as core from './core';
import type { LayerFunction } from './layer';
import * as recurrent from './recurrent';

/** How each layer of the registry is computed; an entry without a function here does not compile. */
export const layerFunctions: { readonly [T in LayerType]: LayerFunction<T> } = { ...core, ...convolution, ...recurrent };

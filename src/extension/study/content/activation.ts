import type { Layer } from '../../../ml/model/model';

/** What a layer does to its sums: `tanh`; empty for one that leaves them as they are. */
export function activationOf(layer: Layer | undefined): string {
  const activation = layer && 'activation' in layer.config ? layer.config.activation.type : 'linear';
  return activation === 'linear' ? '' : activation;
}

import type { Layer, Model } from '../../../ml/model/model';
import type { Shape } from '../../../ml/model/shape';
import { activationOf } from './activation';

/** More than this is no longer taken in at a glance: the middle is left out. */
const MOST = 6;

/** A network in one line: `2 → 4 tanh → 1 sigmoid`. Layers that learn nothing and change no shape are not in it. */
export function shortForm({ inputShape, layers }: Model): string {
  const parts = layers.flatMap((layer, i) => (tells(layer, layers[i - 1]?.outputShape ?? inputShape) ? [part(layer)] : []));
  const all = [sizes(inputShape), ...parts];
  return (all.length > MOST ? [...all.slice(0, 3), '…', ...all.slice(-2)] : all).join(' → ');
}

const tells = ({ config, weights, outputShape }: Layer, before: Shape): boolean =>
  config.type !== 'Input' && (weights.length > 0 || config.type === 'Activation' || sizes(outputShape) !== sizes(before));

function part(layer: Layer): string {
  const { type } = layer.config;
  if (type === 'Activation') return activationOf(layer) || 'linear';
  return [type === 'Dense' || type === 'Flatten' ? '' : type, sizes(layer.outputShape), activationOf(layer)].filter(Boolean).join(' ');
}

const sizes = (shape: Shape): string => shape.join(' × ') || '1';

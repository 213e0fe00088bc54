import { l10n } from 'vscode';
import type { Layer, Model } from '../../../ml/model/model';
import type { Shape } from '../../../ml/model/shape';
import { counted } from '../../counted';
import { activationOf } from './activation';

/** More than this is no longer taken in at a glance: the middle is left out. */
const MOST = 6;

/**
 * A network in one line: `2 → 4 tanh → 1 sigmoid`. Layers that learn nothing and change no shape are not in it.
 * @param branches its layers are no chain: what is between its ends is only counted
 */
export function shortForm({ inputShape, layers }: Model, branches: boolean): string {
  const last = layers.at(-1);
  if (branches && last) {
    const between = layers.filter((layer) => layer !== last && layer.config.type !== 'Input').length;
    return [sizes(inputShape), l10n.t('graph of {0}', counted(between, 'layers')), part(last)].join(' → ');
  }
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

import type { Layer, Model } from '../model/model';
import { type Activation, linear } from '../registry/activations';
import { layerEntry } from '../registry/layers';

/** What a layer applies to its sums; linear where it has none. */
export const activationOf = ({ config }: Layer): Activation => ('activation' in config ? config.activation : linear);

/** Where a layer's activation is written, or would be. */
export const activationPath = ({ path }: Layer): (string | number)[] => [...path, 'activation'];

export const hasWeights = ({ weights }: Layer): boolean => weights.length > 0;

/** The layers that a layer feeds. */
const consumersOf = ({ layers }: Model, { index }: Layer): Layer[] => layers.filter(({ inputs }) => inputs.includes(index));

/**
 * The next layer with weights that everything of a layer goes to; undefined where its way forks, ends or meets a layer of another kind.
 * @param through whether a layer on the way may be passed
 */
export function nextWithWeights(model: Model, layer: Layer, through: (between: Layer) => boolean = passesOn): Layer | undefined {
  let at = layer;
  for (;;) {
    const [next, ...others] = consumersOf(model, at);
    if (!next || others.length > 0 || next.inputs.length > 1) return undefined;
    if (hasWeights(next)) return next;
    if (!through(next)) return undefined;
    at = next;
  }
}

/** Gives on what it takes, outside of training at least. */
const passesOn = (layer: Layer): boolean =>
  layerEntry(layer.config.type).passes === true || (layer.config.type === 'Activation' && layer.config.activation.type === 'linear');

/** True where a layer with weights comes after this one on some way to the output. */
export function weightsAfter({ layers }: Model, layer: Layer): boolean {
  const after = new Set([layer.index]);
  for (const { index, inputs } of layers) if (inputs.some((i) => after.has(i))) after.add(index);
  return layers.some((other) => other !== layer && after.has(other.index) && hasWeights(other));
}

/** True where every way from the input to the output goes through a layer. */
export function allThrough({ layers }: Model, layer: Layer): boolean {
  const reached = new Set([-1]);
  for (const { index, inputs } of layers) if (index !== layer.index && inputs.some((i) => reached.has(i))) reached.add(index);
  return !reached.has(layers.at(-1)?.index ?? -1);
}

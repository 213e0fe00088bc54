import { endingOf } from '../model/interpret-output';
import type { Layer, Model } from '../model/model';
import { steepestSlope } from '../registry/activations';
import { type Advice, advice } from './advice';
import { activationChange, rateChange } from './changes';
import { limits } from './limits';
import type { Progress } from './progress';

/** Layers before the output whose activation is not linear. */
export function hiddenLayers(model: Model): Layer[] {
  const output = endingOf(model)?.layer;
  return model.layers.filter((layer) => layer !== output && 'activation' in layer.config && layer.config.activation.type !== 'linear');
}

const named = (model: Model, name: string): Layer | undefined => model.layers.find((layer) => layer.name === name);

/** Layers of which half of the units, or more, are 0 for every row. */
export function deadUnits({ moments, model, spec }: Progress): Advice[] {
  const [first, last] = [moments[0], moments.at(-1)];
  return (last?.layers ?? []).flatMap(({ name, units = 0, dead = 0 }) => {
    if (units === 0 || dead < limits.dead * units) return [];
    const before = first === last ? undefined : first?.layers.find((layer) => layer.name === name)?.dead;
    const layer = named(model, name);
    const isHidden = layer !== undefined && hiddenLayers(model).includes(layer);
    const changes = [...(isHidden ? activationChange([layer], 'leaky_relu') : []), ...rateChange(spec.compile, 'smaller')];
    return [advice('dead-units', { layer: name, dead, units, ...(before !== undefined && { before }) }, { layer: name, changes })];
  });
}

/** Hidden layers nearly all of whose outputs are at an end of their activation. */
export function saturatedUnits({ moments, model, spec }: Progress): Advice[] {
  const [first, last] = [moments[0], moments.at(-1)];
  return hiddenLayers(model).flatMap((layer) => {
    const share = last?.layers.find(({ name }) => name === layer.name)?.saturated ?? 0;
    if (share < limits.saturated || !('activation' in layer.config)) return [];
    const before = first === last ? undefined : first?.layers.find(({ name }) => name === layer.name)?.saturated;
    const args = { layer: layer.name, share, activation: layer.config.activation.type, ...(before !== undefined && { before }) };
    // Where it was so from the beginning, the rate is not to blame.
    const changes = before !== undefined && before >= limits.saturated ? [] : rateChange(spec.compile, 'smaller');
    return [advice('saturated-units', args, { layer: layer.name, changes })];
  });
}

/** The gradient of the first layer is far smaller than that of the last, and the network learns nothing. */
export function vanishedGradient({ moments, model, left }: Progress): Advice | undefined {
  if ((left ?? 0) < limits.guessing) return undefined;
  const layers = (moments.at(-1)?.layers ?? []).flatMap(({ name, gradient }) =>
    gradient === undefined ? [] : [{ layer: name, size: gradient }],
  );
  const [first, last] = [layers[0], layers.at(-1)];
  if (!first || !last || layers.length < 3 || !(first.size < limits.vanished * last.size)) return undefined;
  const flat = hiddenLayers(model).filter(({ config }) => 'activation' in config && steepestSlope(config.activation) < 1);
  const activations = [...new Set(flat.flatMap(({ config }) => ('activation' in config ? [config.activation.type] : [])))];
  if (flat.length === 0) return undefined;
  return advice(
    'vanished-gradient',
    { first, last, ratio: first.size / last.size, activations, layers },
    { layer: first.layer, changes: activationChange(flat, 'relu') },
  );
}

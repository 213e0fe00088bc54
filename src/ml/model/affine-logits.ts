import { sameShape, volume } from '../language/shape';
import { layerEntry } from '../registry/layers';
import type { Layer, Model } from './model';

/** A pre-activation as an affine function of the network's own inputs: weights · x + bias. */
export interface AffineLogit {
  /** One for each number of a sample. */
  readonly weights: readonly number[];
  readonly bias: number;
}

type AffineLogits = readonly AffineLogit[];
type Values = (variable: string) => ArrayLike<number> | undefined;

/**
 * What each layer's activation is applied to, as weighted sums of the network's own inputs, one for each of the layer's outputs; for layers
 * that only pass numbers on, those of the layer before. Layers that have anything else than affine layers before them are left out.
 * Computed in double precision, as outside of training.
 * @param weights by `layer/variable`
 * @returns by the layers' indices
 */
export function affineLogits({ inputShape, layers }: Model, weights: ReadonlyMap<string, ArrayLike<number>>): Map<number, AffineLogits> {
  const inputs = volume(inputShape);
  const identity = Array.from({ length: inputs }, (_, i): AffineLogit => ({ weights: oneAt(i, inputs), bias: 0 }));
  /** What comes out of layers, where it is affine. */
  const given = new Map<number, AffineLogits>([[-1, identity]]);
  const found = new Map<number, AffineLogits>();
  for (const layer of layers) {
    const { index, name, config } = layer;
    const passed = layerEntry(config.type).passes ? found.get(layer.inputs[0] as number) : undefined;
    const before = config.type === 'Input' ? [identity] : layer.inputs.map((input) => given.get(input));
    const sums = before.every((one) => one !== undefined)
      ? through(layer, before, (variable) => weights.get(`${name}/${variable}`))
      : undefined;
    if (passed ?? sums) found.set(index, (passed ?? sums) as AffineLogits);
    if (sums && (!('activation' in config) || config.activation.type === 'linear')) given.set(index, sums);
  }
  return found;
}

const oneAt = (at: number, length: number): number[] => Array.from({ length }, (_, i) => Number(i === at));

/** A layer's pre-activations, by those that come into it; undefined where its arithmetic is not affine, or is not done here. */
function through({ config, inputShapes, outputShape }: Layer, before: readonly AffineLogits[], values: Values): AffineLogits | undefined {
  const [first = [], ...others] = before;
  switch (config.type) {
    case 'Dense':
      return dense(first, values, config.units);
    case 'BatchNormalization':
      return first.map((sum, i) => normalized(sum, i % (outputShape.at(-1) ?? 1), config.epsilon, values));
    case 'Add':
      if (!inputShapes.every((shape) => sameShape(shape, outputShape))) return undefined;
      return first.map((sum, i) => combined([sum, ...others.map((other) => other[i] as AffineLogit)], [1, ...others.map(() => 1)], 0));
    case 'Concatenate':
      return outputShape.length === 1 ? before.flat() : undefined;
    case 'Input':
    case 'Activation':
      return first;
    default:
      return layerEntry(config.type).passes ? first : undefined;
  }
}

function dense(before: AffineLogits, values: Values, units: number): AffineLogits | undefined {
  const [kernel, bias] = [values('kernel'), values('bias')];
  if (!kernel) return undefined;
  const width = kernel.length / units;
  const factors = Array.from({ length: units }, (_, unit) => Array.from({ length: width }, (_, i) => kernel[i * units + unit] as number));
  return Array.from({ length: before.length / width }, (_, row) => before.slice(row * width, (row + 1) * width)).flatMap((row) =>
    factors.map((own, unit) => combined(row, own, bias?.[unit] ?? 0)),
  );
}

function normalized(sum: AffineLogit, channel: number, epsilon: number, values: Values): AffineLogit {
  const value = (name: string, standard: number): number => values(name)?.[channel] ?? standard;
  const factor = value('gamma', 1) / Math.sqrt(value('moving_variance', 1) + epsilon);
  return combined([sum], [factor], value('beta', 0) - value('moving_mean', 0) * factor);
}

/** Σ factor · sum + bias */
const combined = (sums: AffineLogits, factors: readonly number[], bias: number): AffineLogit => ({
  weights: (sums[0]?.weights ?? []).map((_, i) =>
    sums.reduce((all, { weights }, k) => all + (factors[k] as number) * (weights[i] as number), 0),
  ),
  bias: sums.reduce((all, sum, k) => all + (factors[k] as number) * sum.bias, bias),
});

import type { Layer, Model } from '../model/model';
import { type Activation, linear } from '../registry/activations';
import { layerEntry } from '../registry/layers';

/** What a layer applies to its sums; linear where it has none. */
export const activationOf = ({ config }: Layer): Activation => ('activation' in config ? config.activation : linear);

/** Where a layer's activation is written, or would be. */
export const activationPath = ({ path }: Layer): (string | number)[] => [...path, 'activation'];

export const hasWeights = ({ weights }: Layer): boolean => weights.length > 0;

/** Gives on what it takes, outside of training at least. */
const passesOn = (layer: Layer): boolean =>
  layerEntry(layer.config.type).passes === true || (layer.config.type === 'Activation' && layer.config.activation.type === 'linear');

/** Which way things go through a model, worked out once for all its layers. */
export class Flow {
  readonly #consumers: ReadonlyMap<number, readonly Layer[]>;
  readonly #beforeWeights: ReadonlySet<Layer>;
  readonly #alone: ReadonlySet<Layer>;

  constructor({ layers }: Model) {
    const consumers = new Map<number, Layer[]>(layers.map(({ index }) => [index, []]));
    for (const layer of layers) for (const input of layer.inputs) consumers.get(input)?.push(layer);
    this.#consumers = consumers;
    const beforeWeights = new Set<Layer>();
    for (const layer of layers.toReversed()) {
      if (consumers.get(layer.index)?.some((next) => hasWeights(next) || beforeWeights.has(next))) beforeWeights.add(layer);
    }
    this.#beforeWeights = beforeWeights;
    this.#alone = passedByNone(layers);
  }

  /**
   * The next layer with weights that everything of a layer goes to; undefined where its way forks, ends or meets a layer of another kind.
   * @param through whether a layer on the way may be passed
   */
  next(layer: Layer, through: (between: Layer) => boolean = passesOn): Layer | undefined {
    let at = layer;
    for (;;) {
      const [next, ...others] = this.#consumers.get(at.index) ?? [];
      if (!next || others.length > 0 || next.inputs.length > 1) return undefined;
      if (hasWeights(next)) return next;
      if (!through(next)) return undefined;
      at = next;
    }
  }

  /** True where a layer with weights comes after this one on some way to the output. */
  weightsAfter(layer: Layer): boolean {
    return this.#beforeWeights.has(layer);
  }

  /** True where every way from the input to the output goes through a layer. */
  allThrough(layer: Layer): boolean {
    return this.#alone.has(layer);
  }
}

/** Layers past which no connection leads. Layers are in an order in which each comes after its inputs, and all lead to the last. */
function passedByNone(layers: readonly Layer[]): Set<Layer> {
  const places = new Map(layers.map(({ index }, place) => [index, place]));
  // How many connections begin to pass over a place there, less those that no longer do.
  const passing = new Array<number>(layers.length + 1).fill(0);
  layers.forEach(({ inputs }, to) => {
    for (const input of inputs) {
      const from = places.get(input) ?? -1;
      passing[from + 1] = (passing[from + 1] as number) + 1;
      passing[to] = (passing[to] as number) - 1;
    }
  });
  let over = 0;
  return new Set(
    layers.filter((_, place) => {
      over += passing[place] as number;
      return over === 0;
    }),
  );
}

import type { Breathe } from '../data/breathe';
import { volume } from '../language/shape';
import { type Layer, type Model, outputShape } from '../model/model';
import { dropoutMask } from '../random/random';
import type { CompileSpec } from '../spec/spec';
import { layerFunctions } from './layers';
import type { Computed, LayerFunction } from './layers/layer';
import { type BatchLoss, lossOf } from './losses';
import { Tape, Value } from './tape';

/** A batch that goes through a network in training, and what the network is at that moment. */
interface Batch {
  readonly model: Model;
  readonly compile: CompileSpec;
  readonly seed: number;
  /** Optimizer steps made before: dropout's masks depend on it. */
  readonly step: number;
  readonly rows: number;
  /** The one row that is sent through the network, where its rows do not influence one another; all if not set. */
  readonly only?: number | undefined;
  /** Inputs of the rows that are sent through, row-major. */
  readonly x: Float64Array;
  /** Targets of all rows. */
  readonly y: Float64Array;
  /** How much each row counts. */
  readonly weights?: Float32Array | undefined;
}

/** A layer with its slopes. Each of its inputs has slopes of its own, also where other layers take the same block. */
export interface LayerPass extends Computed {
  readonly layer: Layer;
  readonly inputs: readonly Value[];
}

/** A batch's way through the network. */
export interface NetworkPass {
  readonly layers: readonly LayerPass[];
  readonly variables: ReadonlyMap<string, Value>;
  readonly loss: BatchLoss;
  /** The number whose slopes training follows: the loss, for the perceptron rule Σ (ŷ − y) · z. */
  objective(): number;
  /** Fills in the slopes. */
  backward(): void;
  /** As `backward`. @param breathe awaited now and then */
  backwardInParts(breathe: Breathe): Promise<void>;
}

/** Dropout's masks of a step, drawn once however often the batch goes through. */
type Masks = Map<string, Float32Array>;

type Weights = ReadonlyMap<string, Float64Array>;

/**
 * Computes batches of one step, in float64. Weights may be changed between two passes.
 * @returns sends the batch through the network with these weights, by `layer/variable`
 */
export function networkOf(batch: Batch): (weights: Weights) => NetworkPass {
  const parts = inParts(batch);
  return (weights) => {
    const pass = parts(weights);
    for (;;) {
      const { done, value } = pass.next();
      if (done) return value;
    }
  };
}

/** As `networkOf`, once. @param breathe awaited between layers */
export async function passInParts(batch: Batch, weights: Weights, breathe: Breathe): Promise<NetworkPass> {
  const pass = inParts(batch)(weights);
  for (;;) {
    const { done, value } = pass.next();
    if (done) return value;
    await breathe();
  }
}

/** A pass that pauses after each layer. */
function inParts(batch: Batch): (weights: Weights) => Generator<undefined, NetworkPass> {
  const masks: Masks = new Map();
  let mistakes: Float64Array | undefined;
  return function* (weights) {
    const pass = yield* passThrough(batch, weights, masks);
    if (batch.compile.optimizer.type !== 'perceptron') return pass;
    const output = pass.layers.at(-1) as LayerPass;
    const before = output.before?.value;
    if (!before) return pass;
    // The rule holds ŷ − y fixed, so that the step from z to ŷ needs no slope.
    const first = (batch.only ?? 0) * (batch.y.length / batch.rows);
    mistakes ??= output.value.values.map((v, i) => v - (batch.y[first + i] as number));
    const fixed = mistakes;
    return {
      ...pass,
      loss: { ...pass.loss, ofOutput: undefined },
      objective: () => before.values.reduce((sum, z, i) => sum + z * (fixed[i] as number), 0),
      ...followedBack(pass.tape, () => before.slopes.set(fixed)),
    };
  };
}

const followedBack = (tape: Tape, start: () => void): Pick<NetworkPass, 'backward' | 'backwardInParts'> => ({
  backward: () => {
    start();
    tape.backward();
  },
  backwardInParts: async (breathe) => {
    start();
    await tape.backwardInParts(breathe);
  },
});

function* passThrough(
  { model, compile, seed, step, rows, only, x, y, weights: rowWeights }: Batch,
  weights: Weights,
  masks: Masks,
): Generator<undefined, NetworkPass & { readonly tape: Tape }> {
  const tape = new Tape();
  const sent = only === undefined ? rows : 1;
  const given = new Value([sent, ...model.inputShape], x);
  const variables = new Map<string, Value>();
  const layers: LayerPass[] = [];
  for (const layer of model.layers) {
    const inputs = layer.inputs.map((i) => {
      const value = i === -1 ? given : (layers[i] as LayerPass).value;
      return tape.reshaped(value, value.shape);
    });
    const own = Object.fromEntries(
      layer.weights.map(({ name, shape }) => {
        const key = `${layer.name}/${name}`;
        const value = new Value(shape, weights.get(key) ?? new Float64Array(volume(shape)));
        variables.set(key, value);
        return [name, value];
      }),
    );
    const mask = (length: number, rate: number, use: string): Float32Array => {
      const key = `${layer.name}/${use}`;
      // Drawn row after row: of one row, those before it are drawn too.
      const first = (only ?? 0) * length;
      const drawn = masks.get(key) ?? dropoutMask({ seed, layer: layer.name, use, step }, rate, first + length).subarray(first);
      masks.set(key, drawn);
      return drawn;
    };
    const compute = layerFunctions[layer.config.type] as LayerFunction<typeof layer.config.type>;
    const computed = compute(layer.config as never, inputs, own, { tape, mask, trainable: layer.config.trainable });
    layers.push({ layer, inputs, ...computed });
    yield;
  }
  const output = layers.at(-1) ?? { value: new Value([sent, ...outputShape(model)], x) };
  const loss = lossOf(tape, compile.loss, output, { rows, first: only ?? 0, y, weights: rowWeights });
  return {
    tape,
    layers,
    variables,
    loss,
    objective: () => loss.loss,
    ...followedBack(tape, () => loss.start()),
  };
}

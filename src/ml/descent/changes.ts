import type { Split } from '../data/dataset';
import { volume } from '../language/shape';
import type { Layer, Model } from '../model/model';
import type { Loss } from '../registry/losses';
import { inInference } from '../step/inference';
import type { Computed } from '../step/layers/layer';
import { Tape, Value } from '../step/tape';
import type { WeightPlane } from './plane';

/** A loss over some rows. */
export interface LossOver {
  readonly model: Model;
  readonly loss: Loss;
  readonly rows: Split;
  /** How much each row counts, as in training: class weights and sample weights. */
  readonly weights?: Float32Array | undefined;
}

/** What changes over a plane, and what does not. */
export interface Changes {
  /** By the layers' indices: outputs over the rows that are the same everywhere on the plane. */
  readonly constants: ReadonlyMap<number, Computed>;
  /** Pre-activations that are affine over the plane: of Dense layers whose inputs are constant. Shape: [rows, units]. */
  readonly lifted: ReadonlyMap<number, Lifted>;
}

export interface Lifted {
  readonly base: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Multiplications between two breaths: some milliseconds. */
const WORK_AT_ONCE = 4e6;

export const inputOf = ({ model, rows: { x } }: LossOver): Value =>
  new Value([x.shape[0] ?? 0, ...model.inputShape], Float64Array.from(x.values));

export const unitsOf = ({ outputShape }: Layer): number => outputShape.at(-1) as number;

/** Layers whose outputs change over a plane, in the network's order. */
export function changingLayers({ layers }: Model, { directions }: WeightPlane): readonly Layer[] {
  const changing = new Set<number>();
  for (const { index, name, inputs, weights } of layers) {
    const moves = weights.some((one) => directions.some((direction) => direction.has(`${name}/${one.name}`)));
    if (moves || inputs.some((input) => changing.has(input))) changing.add(index);
  }
  return layers.filter(({ index }) => changing.has(index));
}

/** @param breathe awaited between parts of the work */
export async function changesOf(over: LossOver, plane: WeightPlane, breathe: () => Promise<void>): Promise<Changes> {
  const changing = changingLayers(over.model, plane);
  const constants = new Map<number, Computed>();
  const lifted = new Map<number, Lifted>();
  const given = inputOf(over);
  for (const layer of over.model.layers) {
    const inputs = layer.inputs.map((index) => (index === -1 ? given : constants.get(index)?.value)).filter((value) => value !== undefined);
    if (!changing.includes(layer)) {
      const { value, before } = inInference(
        new Tape(),
        layer,
        inputs,
        ({ name, shape }) => new Value(shape, plane.origin.get(name) ?? new Float64Array(volume(shape))),
      );
      constants.set(layer.index, { value, ...(before && { before }) });
    } else if (inputs.length === layer.inputs.length && layer.config.type === 'Dense' && layer.outputShape.length === 1) {
      const [first, second] = plane.directions;
      const sums = (variables: ReadonlyMap<string, Float64Array>) => weightedSums(inputs[0] as Value, layer, variables, breathe);
      lifted.set(layer.index, { base: await sums(plane.origin), first: await sums(first), second: await sums(second) });
    }
    await breathe();
  }
  return { constants, lifted };
}

/** x · kernel + bias. Shape: [rows, units]. */
async function weightedSums(
  { values }: Value,
  layer: Layer,
  variables: ReadonlyMap<string, Float64Array>,
  breathe: () => Promise<void>,
): Promise<Float64Array> {
  const units = unitsOf(layer);
  const inner = layer.inputShapes[0]?.at(-1) as number;
  const [kernel, bias] = [variables.get(`${layer.name}/kernel`), variables.get(`${layer.name}/bias`)];
  const sums = new Float64Array((values.length / inner) * units);
  if (bias) for (let i = 0; i < sums.length; i++) sums[i] = bias[i % units] as number;
  if (!kernel) return sums;
  let done = 0;
  for (let at = 0; at < values.length; at++) {
    const factor = values[at] as number;
    if (factor === 0) continue;
    const [to, from] = [Math.floor(at / inner) * units, (at % inner) * units];
    for (let unit = 0; unit < units; unit++) sums[to + unit] = (sums[to + unit] as number) + factor * (kernel[from + unit] as number);
    done += units;
    if (done < WORK_AT_ONCE) continue;
    done = 0;
    await breathe();
  }
  return sums;
}

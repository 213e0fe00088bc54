import { type Dataset, pickRows, rowCount, someRows, type Tensor } from '../data/dataset';
import type { NonFinite, Session, TrainingState } from '../engine/engine';
import { firstMemory } from '../engine/optimizers';
import type { Layer, Model } from '../model/model';
import type { Flat } from '../registry/activation-entry';
import { flatParts } from '../registry/activations';
import type { FitSpec } from '../spec/sections';
import type { CompileSpec } from '../spec/spec';
import { epochOrder } from '../training/epoch';
import { fitData, rowsAtOnce } from '../training/fit-data';

/** One layer at one moment of a run. */
interface LayerThen {
  readonly name: string;
  /**
   * Root mean square of its gradient over all its trained numbers, so that layers of different sizes can be compared: √(Σg² / n), before any
   * clipping. Not set for a layer that is not trained.
   */
  readonly gradient?: number;
  /** The same of what the step adds to them; not set where what the optimizer remembered then is not known. */
  readonly update?: number;
  /** Units (channels of a convolution) with an activation that can be `off`, and how many of them are so for each of the rows: dead. */
  readonly units?: number;
  readonly dead?: number;
  /** Share of its outputs over the rows that are saturated; only for an activation that can be. */
  readonly saturated?: number;
}

/** What one step gives to the layers of a network. */
export interface GradientMoment {
  /** Epochs done. */
  readonly epoch: number;
  /** In the order of the network; those that have something to show. */
  readonly layers: readonly LayerThen[];
  /** Where a number was not finite; gradients and updates are not known then. */
  readonly broken?: NonFinite;
}

/** A network that is looked at at several moments, and what it is trained on. */
interface Studied {
  readonly model: Model;
  readonly compile: CompileSpec;
  readonly fit: FitSpec;
  readonly seed: number;
  readonly dataset: Dataset;
}

/** Rows that units are looked at with, at most, evenly taken: more change their shares by a few percent. */
const MOST_ROWS = 512;

/** Rows that go through at once: the outputs of every such layer are in memory then. */
const BATCH = 64;

/**
 * Prepares to look at moments of one run.
 * @returns looks at a moment: makes one step with the first batch of the epoch that follows (after the last epoch, of the one that would), and sends
 * training rows through the network. The state may lack what the optimizer remembers.
 * @param breathe awaited between parts of the work
 */
export function gradientsOf(
  session: Session,
  { model, compile, fit, seed, dataset }: Studied,
  breathe: () => Promise<void>,
): (epoch: number, state: TrainingState) => Promise<GradientMoment> {
  const { train, trainWeights } = fitData(dataset, fit);
  const rows = rowCount(train);
  const order = new Uint32Array(rows);
  const put = epochOrder(fit, seed);
  const batches = inBatches(train.x);
  const flat = model.layers.flatMap((layer) => {
    const parts = flatOf(layer);
    return parts ? [{ layer, parts }] : [];
  });
  const remembers = Object.keys(firstMemory(compile.optimizer)).length > 0;
  session.load('train', train, trainWeights);
  return async (epoch, state) => {
    put(epoch, order);
    session.setState(state);
    const counts = flat.map(({ parts }) => countOf(parts));
    for (const batch of flat.length > 0 ? batches : []) {
      const outputs = await session.outputs(
        batch,
        flat.map(({ layer }) => layer.index),
        BATCH,
      );
      counts.forEach(({ add }, i) => add(outputs[i] as Tensor));
      await breathe();
    }
    const shares = new Map(flat.map(({ layer }, i) => [layer, counts[i]?.result()]));
    const record = await session.step({ split: 'train', indices: order.slice(0, rowsAtOnce(fit, rows)) });
    const after = !record.broken && (!remembers || state.optimizer.size > 0 || epoch === 0) ? session.state().weights : undefined;
    const layers = model.layers.flatMap((layer): LayerThen[] => {
      const names = layer.weights.filter(({ trainable }) => trainable).map(({ name }) => `${layer.name}/${name}`);
      const share = shares.get(layer);
      if (names.length === 0 && !share) return [];
      const steps = after && names.map((name) => difference(after.get(name), state.weights.get(name)));
      return [
        {
          name: layer.name,
          ...(names.length > 0 && !record.broken && { gradient: rootMeanSquare(names.map((name) => record.gradients.get(name))) }),
          ...(names.length > 0 && steps && { update: rootMeanSquare(steps) }),
          ...share,
        },
      ];
    });
    return { epoch, layers, ...(record.broken && { broken: record.broken }) };
  };
}

/** An LSTM's and a GRU's outputs are more than their activation. */
const flatOf = ({ config }: Layer): Flat | undefined =>
  'activation' in config && !('recurrent_activation' in config) ? flatParts(config.activation) : undefined;

/** What is counted of a layer's outputs, batch by batch. Shapes: [rows, ...places, units] */
interface Count {
  add(outputs: Tensor): void;
  result(): Pick<LayerThen, 'units' | 'dead' | 'saturated'>;
}

const countOf = (flat: Flat): Count => ('off' in flat ? countDead(Math.fround(flat.off)) : countSaturated(flat.low, flat.high));

function countDead(off: number): Count {
  let alive = new Uint8Array(0);
  return {
    add({ shape, values }) {
      const units = shape.at(-1) as number;
      if (alive.length === 0) alive = new Uint8Array(units);
      values.forEach((value, i) => {
        if (value !== off) alive[i % units] = 1;
      });
    },
    result: () => ({ units: alive.length, dead: alive.length - alive.reduce((sum, one) => sum + one, 0) }),
  };
}

function countSaturated(low: number, high: number): Count {
  let [saturated, all] = [0, 0];
  return {
    add({ values }) {
      for (const value of values) if (value <= low || value >= high) saturated++;
      all += values.length;
    },
    result: () => ({ saturated: saturated / all }),
  };
}

/** Some rows of a block, evenly taken. */
function inBatches(block: Tensor): Tensor[] {
  const rows = someRows(block.shape[0] ?? 0, MOST_ROWS);
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, b) => pickRows(block, rows.subarray(b * BATCH, (b + 1) * BATCH)));
}

function rootMeanSquare(blocks: readonly (ArrayLike<number> | undefined)[]): number {
  let [sum, count] = [0, 0];
  for (const block of blocks)
    for (let i = 0; i < (block?.length ?? 0); i++) {
      sum += (block?.[i] as number) ** 2;
      count++;
    }
  return Math.sqrt(sum / count);
}

const difference = (after: Float32Array | undefined, before: Float32Array | undefined): Float64Array =>
  Float64Array.from(after ?? [], (value, i) => value - (before?.[i] as number));

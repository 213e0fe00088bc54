import type { Layer } from '../model/model';
import type { Activation } from '../registry/activations';
import { layerEntry } from '../registry/layers';
import type { Loss } from '../registry/losses';
import { curveOf } from '../step/activations';
import type { RowLoss } from '../step/loss-formulas';
import { formulaOf, targetsOf } from '../step/losses';
import { type Changes, changingLayers, type Lifted, type LossOver } from './changes';
import { variableAt, type WeightPlane } from './plane';

/** A weighted sum of what came before; not set for a layer that only applies its activation. */
interface Stage {
  readonly sums?: { readonly layer: Layer; readonly units: number };
  /** Of single numbers; not set where the loss is computed from what goes into the activation. */
  readonly f: ((z: number) => number) | undefined;
}

/** A stack of layers that ends in the network's outputs, and the loss of a row that comes out of it. */
interface Chain {
  readonly stages: readonly Stage[];
  readonly of: RowLoss;
}

/**
 * Layers as a stack that can be computed row by row, number by number: Dense layers and what passes numbers on between them.
 * @param changing the layers that change over a plane, in order
 * @returns undefined where there are others, or a function of whole rows is between them
 */
export function chainOf(changing: readonly Layer[], loss: Loss): Chain | undefined {
  const last = changing.at(-1);
  const { takes, of } = formulaOf(loss, last && activationOf(last)?.type);
  const follows = changing.every(({ inputs }, i) => i === 0 || (inputs.length === 1 && inputs[0] === changing[i - 1]?.index));
  const flat = changing.every(({ outputShape }) => outputShape.length === 1);
  if (typeof takes !== 'string' || !follows || !flat || changing[0]?.config.type !== 'Dense') return undefined;
  const stages: Stage[] = [];
  for (const [i, layer] of changing.entries()) {
    const { config } = layer;
    if (config.type !== 'Dense' && config.type !== 'Activation' && !layerEntry(config.type).passes) return undefined;
    const applied = takes === 'before' && layer === last ? undefined : activationOf(layer);
    const curve = applied && curveOf(applied);
    if (applied && !curve) return undefined;
    stages.push({
      ...(config.type === 'Dense' && i > 0 && { sums: { layer, units: config.units } }),
      f: applied?.type === 'linear' ? undefined : curve?.f,
    });
  }
  return { stages, of };
}

/**
 * The loss over a plane where only such a stack changes on it: without a tape, and without memory for each point, as a surface has thousands of
 * them. Activations, losses and targets are those of the tape.
 * @returns undefined where it is not only a stack that changes
 */
export function chainLoss(
  { model, loss, rows, weights }: LossOver,
  plane: WeightPlane,
  lifted: Changes['lifted'],
): ((x: number, y: number) => number) | undefined {
  const changing = changingLayers(model, plane);
  const chain = chainOf(changing, loss);
  const lift = lifted.get(changing[0]?.index ?? -1);
  if (!chain || !lift) return undefined;
  const { stages, of } = chain;
  const count = rows.x.shape[0] ?? 0;
  const width = lift.base.length / count;
  const targets = targetsOf(loss, Float64Array.from(rows.y.values), changing.at(-1)?.outputShape[0] as number);
  const each = targets.length / count;
  const targetRows = Array.from({ length: count }, (_, row) => targets.subarray(row * each, (row + 1) * each));
  const blocks = stages.map(({ sums }, i) => new Float64Array(i === 0 ? width : (sums?.units ?? 0)));
  const share = Float64Array.from({ length: count }, (_, row) => (weights?.[row] ?? 1) / count);
  if (width === 1 && stages.length === 1 && of.one) return singleUnit({ lift, targets, share, one: of.one, f: stages[0]?.f });
  return (x, y) => {
    const variables = stages.map(({ sums }) => sums && variablesAt(plane, sums.layer, x, y));
    let mean = 0;
    for (let row = 0; row < count; row++) {
      let block = blocks[0] as Float64Array;
      for (let i = 0, at = row * width; i < width; i++, at++)
        block[i] = (lift.base[at] as number) + x * (lift.first[at] as number) + y * (lift.second[at] as number);
      for (let s = 0; s < stages.length; s++) {
        const { sums, f } = stages[s] as Stage;
        if (sums) {
          const next = blocks[s] as Float64Array;
          weightedSum(block, variables[s] as Variables, next);
          block = next;
        }
        if (f) for (let i = 0; i < block.length; i++) block[i] = f(block[i] as number);
      }
      mean += of.loss(targetRows[row] as Float64Array, block) * (share[row] as number);
    }
    return mean;
  };
}

interface SingleUnit {
  readonly lift: Lifted;
  readonly targets: Float64Array;
  readonly share: Float64Array;
  readonly one: (y: number, p: number) => number;
  readonly f: Stage['f'];
}

/** J(w, b): a third of the time of the loop for any stack. */
const singleUnit =
  ({ lift: { base, first, second }, targets, share, one, f }: SingleUnit) =>
  (x: number, y: number): number => {
    let mean = 0;
    for (let row = 0; row < share.length; row++) {
      const z = (base[row] as number) + x * (first[row] as number) + y * (second[row] as number);
      mean += one(targets[row] as number, f ? f(z) : z) * (share[row] as number);
    }
    return mean;
  };

interface Variables {
  readonly kernel: Float64Array;
  readonly bias: Float64Array | undefined;
}

const variablesAt = (plane: WeightPlane, { name, weights }: Layer, x: number, y: number): Variables => ({
  kernel: variableAt(plane, `${name}/kernel`, x, y),
  bias: weights.some((one) => one.name === 'bias') ? variableAt(plane, `${name}/bias`, x, y) : undefined,
});

function weightedSum(from: Float64Array, { kernel, bias }: Variables, to: Float64Array): void {
  const units = to.length;
  for (let unit = 0; unit < units; unit++) to[unit] = bias ? (bias[unit] as number) : 0;
  for (let i = 0; i < from.length; i++) {
    const factor = from[i] as number;
    const row = i * units;
    for (let unit = 0; unit < units; unit++) to[unit] = (to[unit] as number) + factor * (kernel[row + unit] as number);
  }
}

const activationOf = ({ config }: Layer): Activation | undefined => ('activation' in config ? config.activation : undefined);

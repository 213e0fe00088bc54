import type { Shape } from '../language/shape';
import { inInference } from '../step/inference';
import { activated } from '../step/layers/core';
import type { Computed } from '../step/layers/layer';
import { type BatchLoss, lossOf } from '../step/losses';
import { Tape, Value } from '../step/tape';
import { chainLoss } from './chain-loss';
import { type Changes, changesOf, inputOf, type Lifted, type LossOver, unitsOf } from './changes';
import type { Slope } from './look';
import { variableAt, type WeightPlane } from './plane';

/**
 * The loss over a plane of weights, and its exact slope, in float64: the mean over the rows, in inference mode (no dropout, moving statistics), each row
 * weighted as in training. What does not change over the plane is computed once.
 */
export class PlaneLoss {
  readonly #over: LossOver;
  readonly #plane: WeightPlane;
  readonly #changes: Changes;
  readonly #y: Float64Array;
  readonly #fast: ((x: number, y: number) => number) | undefined;

  private constructor(over: LossOver, plane: WeightPlane, changes: Changes) {
    this.#over = over;
    this.#plane = plane;
    this.#changes = changes;
    this.#y = Float64Array.from(over.rows.y.values);
    this.#fast = chainLoss(over, plane, changes.lifted);
  }

  /** @param breathe awaited between parts of what is computed once */
  static async open(over: LossOver, plane: WeightPlane, breathe: () => Promise<void>): Promise<PlaneLoss> {
    return new PlaneLoss(over, plane, await changesOf(over, plane, breathe));
  }

  /** Not finite where the network's outputs are not, or the loss has no value there. */
  loss(x: number, y: number): number {
    return this.#fast ? this.#fast(x, y) : whole(this.#pass(new Tape(), x, y)).loss.loss;
  }

  /** By backpropagation. @param breathe awaited between layers */
  async slope(x: number, y: number, breathe: () => Promise<void>): Promise<Slope> {
    const tape = new Tape();
    const pass = this.#pass(tape, x, y);
    for (;;) {
      const { done, value } = pass.next();
      if (done) return await this.#backwards(tape, value, breathe);
      await breathe();
    }
  }

  async #backwards(tape: Tape, { loss, sums, variables }: Passed, breathe: () => Promise<void>): Promise<Slope> {
    loss.start();
    await tape.backwardInParts(breathe);
    const { directions } = this.#plane;
    const along = (axis: 0 | 1): number => {
      let slope = 0;
      for (const [index, value] of sums) slope += dot(value.slopes, this.#changes.lifted.get(index)?.[axis === 0 ? 'first' : 'second']);
      for (const [name, value] of variables) slope += dot(value.slopes, directions[axis].get(name));
      return slope;
    };
    return { loss: loss.loss, gradient: [along(0), along(1)] };
  }

  /** Pauses after each layer that changes. */
  *#pass(tape: Tape, x: number, y: number): Generator<undefined, Passed> {
    const { model, loss, rows, weights } = this.#over;
    const { constants, lifted } = this.#changes;
    const computed: Computed[] = [];
    const sums = new Map<number, Value>();
    const variables = new Map<string, Value>();
    const given = inputOf(this.#over);
    for (const layer of model.layers) {
      const known = constants.get(layer.index);
      const lift = lifted.get(layer.index);
      if (known) computed.push(known);
      else if (lift) {
        const value = new Value([lift.base.length / unitsOf(layer), unitsOf(layer)], sumsAt(lift, x, y));
        sums.set(layer.index, value);
        computed.push(activated(tape, value, (layer.config as Extract<typeof layer.config, { type: 'Dense' }>).activation));
      } else {
        const inputs = layer.inputs.map((index) => (index === -1 ? given : (computed[index] as Computed).value));
        const own = ({ name, shape }: { readonly name: string; readonly shape: Shape }): Value => {
          const value = new Value(shape, variableAt(this.#plane, name, x, y));
          variables.set(name, value);
          return value;
        };
        computed.push(inInference(tape, layer, inputs, own));
        yield;
      }
    }
    const output = computed.at(-1) ?? { value: given };
    const found: BatchLoss = lossOf(tape, loss, output, { rows: rows.x.shape[0] ?? 0, first: 0, y: this.#y, weights });
    return { loss: found, sums, variables };
  }
}

/** What a pass through the network came to: the loss, and the numbers in which its slopes are wanted. */
interface Passed {
  readonly loss: BatchLoss;
  /** Pre-activations that are affine over the plane, by their layers' indices. */
  readonly sums: ReadonlyMap<number, Value>;
  readonly variables: ReadonlyMap<string, Value>;
}

function whole(pass: Generator<undefined, Passed>): Passed {
  for (;;) {
    const { done, value } = pass.next();
    if (done) return value;
  }
}

const dot = (a: Float64Array, b: Float64Array | undefined): number => {
  let sum = 0;
  if (b) for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
};

function sumsAt({ base, first, second }: Lifted, x: number, y: number): Float64Array {
  const sums = new Float64Array(base.length);
  for (let i = 0; i < sums.length; i++) sums[i] = (base[i] as number) + x * (first[i] as number) + y * (second[i] as number);
  return sums;
}

import type { Heap } from './heap';
import { panelOrder } from './panels';
import type { Stages, Variable } from './stages';

/** A variable in memory, with its gradient. */
interface HeldVariable {
  readonly variable: Variable;
  /** Where each of its row-major numbers lies. */
  readonly order: Uint32Array;
  readonly values: Float32Array;
  readonly gradient: Float32Array | undefined;
}

/**
 * The variables of a network in linear memory: the trainable ones one after another, their gradients and whatever an optimizer
 * remembers of them in the same order, so that one loop steps through them all.
 */
export class Variables {
  /** Numbers in the trainable ones, with padding. */
  readonly trained: number;
  readonly weights: number;
  readonly gradients: number;
  readonly trainable: readonly Variable[];
  /** Views of the trainable ones, and of their gradients. */
  readonly trainableValues: readonly Float32Array[];
  readonly trainableGradients: readonly Float32Array[];
  readonly #heap: Heap;
  readonly #held: readonly HeldVariable[];
  readonly #offsets = new Map<string, number>();

  constructor(heap: Heap, { stages }: Stages, learns: boolean) {
    this.#heap = heap;
    const all = stages.flatMap(({ kernel, bias }) => [kernel, bias].filter((v) => v !== undefined));
    const ordered = [...all.filter((v) => v.trainable), ...all.filter((v) => !v.trainable)];
    let total = 0;
    for (const { name, size } of ordered) {
      this.#offsets.set(name, total);
      total += size;
    }
    this.trained = all.reduce((sum, v) => sum + (v.trainable ? v.size : 0), 0);
    this.weights = heap.block('weights', total * 4);
    this.gradients = learns ? heap.block('gradients', this.trained * 4) : 0;
    this.#held = all.map((variable) => ({
      variable,
      order: panelOrder(variable.rows, variable.columns),
      values: heap.floats(this.address(variable), variable.size),
      gradient: learns && variable.trainable ? heap.floats(this.gradientAddress(variable), variable.size) : undefined,
    }));
    const trainable = this.#held.filter(({ variable }) => variable.trainable);
    this.trainable = trainable.map(({ variable }) => variable);
    this.trainableValues = trainable.map(({ values }) => values);
    this.trainableGradients = trainable.map(({ gradient }) => gradient).filter((gradient) => gradient !== undefined);
  }

  address({ name }: Variable): number {
    return this.weights + 4 * (this.#offsets.get(name) as number);
  }

  gradientAddress({ name }: Variable): number {
    return this.gradients + 4 * (this.#offsets.get(name) as number);
  }

  /** The address of a memory of an optimizer's for all trainable variables. */
  slot(slot: string): number {
    return this.#heap.block(`slot ${slot}`, this.trained * 4);
  }

  /** The part of such a memory that belongs to one variable. */
  slotOf(name: string, slot: string): Float32Array {
    const held = this.#held.find(({ variable }) => variable.name === name) as HeldVariable;
    return this.#heap.floats(this.slot(slot) + 4 * (this.#offsets.get(name) as number), held.variable.size);
  }

  /** Sets all variables; those that are not given become 0. */
  set(weights: ReadonlyMap<string, Float32Array>): void {
    for (const { variable, order, values } of this.#held) {
      values.fill(0);
      const given = weights.get(variable.name);
      if (given) layOut(given, order, values);
    }
  }

  /** Copies of all variables, row-major. */
  get(): Map<string, Float32Array> {
    return new Map(this.#held.map(({ variable, order, values }) => [variable.name, asRows(values, order)]));
  }

  /** Copies of the gradients of the trainable ones. */
  getGradients(): Map<string, Float32Array> {
    return new Map(
      this.#held.flatMap(({ variable, order, gradient }) => (gradient ? [[variable.name, asRows(gradient, order)] as const] : [])),
    );
  }

  /** An optimizer's memories as they are kept: row-major, by `layer/variable/slot`. */
  slotsAsRows(memories: ReadonlyMap<string, Float32Array>): Map<string, Float32Array> {
    return new Map([...memories].map(([key, values]) => [key, asRows(values, (this.#ownerOf(key) as HeldVariable).order)]));
  }

  /** The way back. What is of another size comes out empty, so that the optimizer refuses it. */
  slotsInPlace(kept: ReadonlyMap<string, Float32Array>): Map<string, Float32Array> {
    return new Map(
      [...kept].map(([key, values]) => {
        const owner = this.#ownerOf(key);
        if (owner?.order.length !== values.length) return [key, new Float32Array(0)];
        const laidOut = new Float32Array(owner.variable.size);
        layOut(values, owner.order, laidOut);
        return [key, laidOut];
      }),
    );
  }

  /** The variable that a memory `layer/variable/slot` is of. */
  #ownerOf(key: string): HeldVariable | undefined {
    const name = key.slice(0, key.lastIndexOf('/'));
    return this.#held.find(({ variable }) => variable.name === name);
  }
}

/** Row-major numbers to where they lie. */
function layOut(values: Float32Array, order: Uint32Array, to: Float32Array): void {
  for (let i = 0; i < order.length; i++) to[order[i] as number] = values[i] as number;
}

/** The way back. */
function asRows(values: Float32Array, order: Uint32Array): Float32Array {
  const rows = new Float32Array(order.length);
  for (let i = 0; i < order.length; i++) rows[i] = values[order[i] as number] as number;
  return rows;
}

import * as tf from '@tensorflow/tfjs-core';
import { volume } from '../../language/shape';
import type { Plan, TrainingState } from '../engine';
import { allFinite } from '../non-finite';
import { createOptimizer, type UpdateRule } from '../optimizers';
import { variableName } from './layers';

/** A variable of a model. */
export interface Variable {
  /** `layer/variable` */
  readonly name: string;
  readonly shape: readonly number[];
  readonly trainable: boolean;
}

/** All variables of a model, in the order of its layers. */
export const variablesOf = ({ model }: Plan): readonly Variable[] =>
  model.layers.flatMap((layer) =>
    layer.weights.map((w) => ({ name: variableName(layer, w.name), shape: w.shape, trainable: w.trainable })),
  );

/** A model's weights and what its optimizer remembers, wherever they are kept. */
export interface Parameters {
  /** Optimizer steps made. */
  readonly step: number;
  /** @throws RangeError where the optimizer's memory is not that of this optimizer */
  setState(state: TrainingState): void;
  /** A copy of the present state. */
  state(): TrainingState;
  /** The weights as tensors, which belong to the scope that this is called in. */
  tensors(): Map<string, tf.Tensor>;
  /**
   * One optimizer step, in the scope in which the gradients were made.
   * @param gradients of the trainable variables, in their order; null where the loss does not depend on one
   * @param assigned variables that layers set themselves, such as moving means
   * @returns false where a gradient is not finite; nothing is changed then
   */
  update(gradients: readonly (tf.Tensor | null)[], assigned: ReadonlyMap<string, tf.Tensor>): boolean;
  dispose(): void;
}

/** Numbers of a float32 tensor. */
export const read = (t: tf.Tensor): Float32Array => t.dataSync<'float32'>() as Float32Array;

const noMemory: ReadonlyMap<string, Float32Array> = new Map();

/** Parameters as typed arrays: uploaded for each step, updated in plain TypeScript by gradients that are read back. */
export class HostParameters implements Parameters {
  readonly #variables: readonly Variable[];
  readonly #trainable: readonly Variable[];
  readonly #rule: UpdateRule | undefined;
  #weights = new Map<string, Float32Array>();

  constructor(plan: Plan) {
    this.#variables = variablesOf(plan);
    this.#trainable = this.#variables.filter(({ trainable }) => trainable);
    const sizes = this.#trainable.map(({ name, shape }) => ({ name, size: volume(shape) }));
    this.#rule = plan.compile && createOptimizer(plan.compile.optimizer, sizes);
  }

  get step(): number {
    return this.#rule?.step ?? 0;
  }

  setState({ weights, optimizer, step }: TrainingState): void {
    this.#weights = new Map(this.#variables.map(({ name }) => [name, Float32Array.from(weights.get(name) ?? [])]));
    this.#rule?.setState(optimizer, step);
  }

  state(): TrainingState {
    const weights = new Map([...this.#weights].map(([name, values]) => [name, values.slice()]));
    return { weights, optimizer: this.#rule?.state() ?? noMemory, step: this.step };
  }

  tensors(): Map<string, tf.Tensor> {
    return new Map(this.#variables.map(({ name, shape }) => [name, tf.tensor(this.#weights.get(name) as Float32Array, [...shape])]));
  }

  update(gradients: readonly (tf.Tensor | null)[], assigned: ReadonlyMap<string, tf.Tensor>): boolean {
    const values = gradients.map((g, i) => (g ? read(g) : new Float32Array(volume((this.#trainable[i] as Variable).shape))));
    if (!values.every(allFinite)) return false;
    const set = [...assigned].map(([name, tensor]) => [name, read(tensor)] as const);
    this.#rule?.apply(
      this.#trainable.map(({ name }) => this.#weights.get(name) as Float32Array),
      values,
    );
    for (const [name, array] of set) this.#weights.set(name, array);
    return true;
  }

  dispose(): void {
    this.#weights.clear();
  }
}

import * as tf from '@tensorflow/tfjs-core';
import { volume } from '../../../language/shape';
import type { Plan, TrainingState } from '../../engine';
import { allFinite } from '../../non-finite';
import { HostParameters, type Parameters, read, type Variable, variablesOf } from '../parameters';
import type { Attribute, NativeBackend } from './backend';
import { GRADIENT, type NativeRule, nativeRule } from './native-rules';
import { act, floats, NativeVariable } from './variable';

/** Parameters for TensorFlow: kept by it, if it has the optimizer's rule. */
export function nativeParameters(plan: Plan): Parameters {
  const rule = plan.compile && nativeRule(plan.compile.optimizer);
  const decay = plan.compile && 'weight_decay' in plan.compile.optimizer ? plan.compile.optimizer.weight_decay : null;
  const lost = decay === null ? 0 : Math.fround(decay) * Math.fround(plan.compile?.optimizer.learning_rate ?? 0);
  return rule ? new NativeParameters(variablesOf(plan), rule, lost) : new HostParameters(plan);
}

/** Another session may have gone over to another backend. One that was started before is in use as soon as this returns. */
const use = (): void => void tf.setBackend('tensorflow');

interface Kept extends Variable {
  readonly value: NativeVariable;
  /** In the order of the rule's memory; empty for what is not trained. */
  readonly memory: readonly { readonly key: string | undefined; readonly value: NativeVariable }[];
}

/** Parameters that TensorFlow keeps and changes in place: only what a batch came to is read back. */
class NativeParameters implements Parameters {
  readonly #rule: NativeRule;
  /** Share of each weight that is lost in a step. */
  readonly #lost: number;
  readonly #kept: readonly Kept[];
  readonly #trained: readonly Kept[];
  #step = 0;

  constructor(variables: readonly Variable[], rule: NativeRule, lost: number) {
    this.#rule = rule;
    this.#lost = lost;
    this.#kept = variables.map((variable) => ({
      ...variable,
      value: new NativeVariable(variable.shape),
      memory: (variable.trainable ? rule.memory : []).map((slot) => ({
        key: slot === undefined ? undefined : `${variable.name}/${slot}`,
        value: new NativeVariable(variable.shape),
      })),
    }));
    this.#trained = this.#kept.filter(({ trainable }) => trainable);
  }

  get step(): number {
    return this.#step;
  }

  setState({ weights, optimizer, step }: TrainingState): void {
    use();
    const all = this.#trained.flatMap(({ memory, shape }) => memory.map((slot) => ({ ...slot, size: volume(shape) })));
    for (const { key, size } of all) {
      if (step > 0 && key !== undefined && optimizer.get(key)?.length !== size)
        throw new RangeError(`optimizer state ${key} has not ${size} values`);
    }
    for (const { name, value } of this.#kept) value.fill(weights.get(name));
    for (const { key, value } of all) value.fill(step > 0 && key !== undefined ? optimizer.get(key) : undefined);
    this.#step = step;
  }

  state(): TrainingState {
    use();
    const memory = this.#trained.flatMap((variable) => variable.memory);
    const named = memory.flatMap(({ key, value }) => (key === undefined ? [] : [[key, value.values()] as const]));
    return {
      weights: new Map(this.#kept.map(({ name, value }) => [name, value.values()])),
      optimizer: new Map(this.#step === 0 ? [] : named),
      step: this.#step,
    };
  }

  tensors(): Map<string, tf.Tensor> {
    return new Map(this.#kept.map(({ name, value }) => [name, value.tensor()]));
  }

  update(gradients: readonly (tf.Tensor | null)[], assigned: ReadonlyMap<string, tf.Tensor>): boolean {
    const all = gradients.map((g, i) => g ?? tf.zeros([...(this.#trained[i] as Kept).shape]));
    // Squares may be infinite where what is squared is not.
    if (!Number.isFinite(sumOfSquares(all)) && !all.every((g) => allFinite(read(g)))) return false;
    this.#step++;
    const shared = this.#rule.inputs(this.#step);
    const attributes = [floats('T'), ...flagsOf(this.#rule)];
    this.#trained.forEach(({ value, memory }, i) => {
      if (this.#lost > 0) decay(value, this.#lost);
      const inputs = shared.map((input) => (input === GRADIENT ? (all[i] as tf.Tensor) : input));
      act(this.#rule.operation, attributes, [value.handle, ...memory.map((slot) => slot.value.handle), ...inputs]);
    });
    for (const { name, value } of this.#kept) {
      const tensor = assigned.get(name);
      if (tensor) value.set(tensor);
    }
    return true;
  }

  dispose(): void {
    use();
    for (const { value, memory } of this.#kept) {
      value.dispose();
      for (const slot of memory) slot.value.dispose();
    }
  }
}

/** Takes a share of each weight off it. */
function decay(variable: NativeVariable, share: number): void {
  const value = variable.tensor();
  const lost = tf.mul(value, share);
  value.dispose();
  act('AssignSubVariableOp', [floats('dtype')], [variable.handle, lost]);
}

/** Half the sum of all squares: NaN or infinite if a number is. */
function sumOfSquares(tensors: readonly tf.Tensor[]): number {
  if (tensors.length === 0) return 0;
  const backend = tf.backend() as NativeBackend;
  const each = tensors.map((t) => backend.executeSingleOutput('L2Loss', [floats('T')], [t]));
  return read(tf.addN(each))[0] as number;
}

function flagsOf({ flags = {} }: NativeRule): Attribute[] {
  const { TF_ATTR_BOOL: type } = (tf.backend() as NativeBackend).binding;
  return Object.entries(flags).map(([name, value]) => ({ name, type, value }));
}

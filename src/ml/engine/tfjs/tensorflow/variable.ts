import * as tf from '@tensorflow/tfjs-core';
import type { Attribute, NativeBackend } from './backend';

const native = (): NativeBackend => tf.backend() as NativeBackend;

/** An attribute that says float32. */
export const floats = (name: string): Attribute => {
  const { TF_ATTR_TYPE: type, TF_FLOAT: value } = native().binding;
  return { name, type, value };
};

/** Runs an operation that gives nothing back. */
export const act = (operation: string, attributes: readonly Attribute[], inputs: readonly tf.TensorInfo[]): void =>
  void native().executeMultipleOutputs(operation, attributes, inputs, 0);

/** TensorFlow keeps something by every name it was ever given, so names are used again. */
const free: number[] = [];
let named = 0;

/** A variable that TensorFlow holds and changes in place: nothing of it crosses to JavaScript from step to step. */
export class NativeVariable {
  readonly shape: readonly number[];
  /** What TensorFlow's operations on variables take. */
  readonly handle: tf.Tensor;
  readonly #number: number;

  constructor(shape: readonly number[]) {
    this.shape = shape;
    this.#number = free.pop() ?? named++;
    const { TF_ATTR_STRING: text, TF_ATTR_SHAPE } = native().binding;
    const attributes = [
      floats('dtype'),
      { name: 'shape', type: TF_ATTR_SHAPE, value: shape },
      { name: 'container', type: text, value: '' },
      { name: 'shared_name', type: text, value: `variable-${this.#number}` },
    ];
    this.handle = tf.keep(native().executeSingleOutput('VarHandleOp', attributes, []));
  }

  /** The present value. It has to be gone before the next change, which would copy all of it otherwise. */
  tensor(): tf.Tensor {
    return native().executeSingleOutput('ReadVariableOp', [floats('dtype')], [this.handle]);
  }

  /** A copy of the present value. */
  values(): Float32Array {
    const tensor = this.tensor();
    try {
      return tensor.dataSync<'float32'>() as Float32Array;
    } finally {
      tensor.dispose();
    }
  }

  set(value: tf.Tensor): void {
    act('AssignVariableOp', [floats('dtype')], [this.handle, value]);
  }

  /** @param values as many as the shape has; they are copied */
  fill(values: Float32Array | undefined): void {
    tf.tidy(() => {
      const given = values ? tf.tensor(values, [...this.shape]) : tf.zeros([...this.shape]);
      // A tensor may share its memory with the array that it was made of, which is not to change with the variable.
      this.set(native().executeSingleOutput('DeepCopy', [floats('T')], [given]));
    });
  }

  dispose(): void {
    const { TF_ATTR_BOOL: type } = native().binding;
    act('DestroyResourceOp', [{ name: 'ignore_lookup_error', type, value: true }], [this.handle]);
    this.handle.dispose();
    free.push(this.#number);
  }
}

import * as tf from '@tensorflow/tfjs-core';
import { kernelNames } from '../fused';
import type { Attribute, NativeBackend } from './backend';

interface Call {
  readonly inputs: Readonly<Record<string, tf.TensorInfo>>;
  readonly backend: NativeBackend;
  readonly attrs: Readonly<Record<string, unknown>>;
}

/** Kernels of our own, of operations that TensorFlow does at once and tfjs puts together from several. */
const own: Readonly<Record<string, (call: Call) => tf.TensorInfo | tf.TensorInfo[]>> = {
  [kernelNames.reluGrad]: ({ inputs: { dy, x }, backend }) => backend.executeSingleOutput('ReluGrad', [float(backend)], of(dy, x)),
  [kernelNames.sigmoidGrad]: ({ inputs: { dy, y }, backend }) => backend.executeSingleOutput('SigmoidGrad', [float(backend)], of(y, dy)),
  [kernelNames.tanhGrad]: ({ inputs: { dy, y }, backend }) => backend.executeSingleOutput('TanhGrad', [float(backend)], of(y, dy)),
  [kernelNames.crossEntropy]: ({ inputs: { logits, target }, backend }) =>
    backend.executeMultipleOutputs('SoftmaxCrossEntropyWithLogits', [float(backend)], of(logits, target), 2),
  [kernelNames.sparseCrossEntropy]: ({ inputs: { logits, labels }, backend }) => {
    const { TF_ATTR_TYPE, TF_INT32 } = backend.binding;
    const attributes = [float(backend), { name: 'Tlabels', type: TF_ATTR_TYPE, value: TF_INT32 }];
    return backend.executeMultipleOutputs('SparseSoftmaxCrossEntropyWithLogits', attributes, of(logits, labels), 2);
  },
};

const float = ({ binding }: NativeBackend): Attribute => ({ name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT });
const of = (...inputs: readonly (tf.TensorInfo | undefined)[]): tf.TensorInfo[] => inputs as tf.TensorInfo[];

/** The product of two matrices. tfjs-node takes TensorFlow's product of stacks of matrices, which takes up to 0.1 ms longer. */
const matMul =
  (stacked: tf.KernelFunc): tf.KernelFunc =>
  (call) => {
    const { a, b } = call.inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
    const backend = call.backend as NativeBackend;
    if (a.shape.length !== 2 || b.shape.length !== 2 || a.dtype !== 'float32' || b.dtype !== 'float32') return stacked(call);
    const { transposeA, transposeB } = call.attrs as unknown as tf.BatchMatMulAttrs;
    const { TF_ATTR_BOOL: type } = backend.binding;
    const turned = [
      { name: 'transpose_a', type, value: transposeA },
      { name: 'transpose_b', type, value: transposeB },
    ];
    return backend.executeSingleOutput('MatMul', [float(backend), ...turned], [a, b]);
  };

/** Gives tfjs-node's backend the kernels that it lacks, or that are faster. */
export function installNativeKernels(): void {
  for (const [kernelName, compute] of Object.entries(own)) {
    tf.registerKernel({ kernelName, backendName: 'tensorflow', kernelFunc: (call) => compute(call as unknown as Call) });
  }
  const stacked = tf.getKernel(tf.BatchMatMul, 'tensorflow').kernelFunc;
  tf.unregisterKernel(tf.BatchMatMul, 'tensorflow');
  tf.registerKernel({ kernelName: tf.BatchMatMul, backendName: 'tensorflow', kernelFunc: matMul(stacked) });
}

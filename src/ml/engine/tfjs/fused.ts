import * as tf from '@tensorflow/tfjs-core';

/** Kernels that some backend has for what tfjs puts together from several operations. Gradients of activations take the slope from behind. */
export const kernelNames = {
  /** { dy, x } */
  reluGrad: 'ReluGrad',
  /** { dy, y } */
  sigmoidGrad: 'SigmoidGrad',
  /** { dy, y } */
  tanhGrad: 'TanhGrad',
  /** { logits, target }: the loss of each row, and its slope in the logits. Both are matrices. */
  crossEntropy: 'SoftmaxCrossEntropyWithLogits',
  /** { logits, labels }: the same for class numbers. */
  sparseCrossEntropy: 'SparseSoftmaxCrossEntropyWithLogits',
} as const;

/** True if the backend in use has a kernel. */
export const hasKernel = (name: string): boolean => (tf.getKernel(name, tf.getBackend()) as tf.KernelConfig | undefined) !== undefined;

/** Runs a kernel that the backend has. */
export const runKernel = (name: string, inputs: tf.NamedTensorMap): tf.Tensor => tf.engine().runKernel(name, inputs);

/**
 * −Σ y · ln softmax(z) of each row, where the backend computes it at once; undefined where it does not.
 * @param target [rows, classes], or class numbers [rows]
 * @param logits [rows, classes]
 */
export function crossEntropy(target: tf.Tensor, logits: tf.Tensor): tf.Tensor | undefined {
  const sparse = target.rank === 1;
  const name = sparse ? kernelNames.sparseCrossEntropy : kernelNames.crossEntropy;
  if (logits.rank !== 2 || !hasKernel(name)) return undefined;
  const given = sparse ? { labels: tf.cast(target, 'int32') } : { target };
  const differentiable = tf.customGrad((z, save) => {
    const [value, slope] = tf.engine().runKernel(name, { logits: z as tf.Tensor, ...given }) as [tf.Tensor, tf.Tensor];
    (save as tf.GradSaveFunc)([slope]);
    return { value, gradFunc: (dy: tf.Tensor, [saved]: tf.Tensor[]) => tf.mul(tf.expandDims(dy, -1), saved as tf.Tensor) };
  });
  return differentiable(logits);
}

// tfjs registers no gradient by itself.
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';
import { hasKernel, kernelNames, runKernel } from './fused';

type GradFunc = tf.GradConfig['gradFunc'];

/** Registers a gradient in place of tfjs's own, which `make` is given. */
function replaceGradient(
  kernelName: string,
  inputsToSave: string[],
  make: (original: GradFunc) => GradFunc,
  outputsToSave: boolean[] = [],
): void {
  const { gradFunc } = tf.getGradient(kernelName);
  tf.unregisterGradient(kernelName);
  tf.registerGradient({ kernelName, inputsToSave, outputsToSave, gradFunc: make(gradFunc) });
}

type Pair = [number, number];
const pairOf = (value: Pair | number): Pair => (typeof value === 'number' ? [value, value] : value);

/** A filter with rows and columns of zeros between its own: [rows · (height - 1) + 1, columns · (width - 1) + 1, in, out]. */
function dilate(filter: tf.Tensor4D, [rows, columns]: Pair): tf.Tensor4D {
  const [height, width, inChannels, outChannels] = filter.shape;
  const apart = tf.pad(tf.reshape(filter, [height, 1, width, 1, inChannels * outChannels]), [
    [0, 0],
    [0, rows - 1],
    [0, 0],
    [0, columns - 1],
    [0, 0],
  ]);
  const whole = tf.reshape(apart, [height * rows, width * columns, inChannels, outChannels]);
  const size: [number, number, number, number] = [rows * (height - 1) + 1, columns * (width - 1) + 1, inChannels, outChannels];
  return tf.slice(whole as tf.Tensor4D, [0, 0, 0, 0], size);
}

/** Takes from a dilated filter what `dilate` put there. */
function undilate(dilated: tf.Tensor4D, [rows, columns]: Pair, shape: tf.Tensor4D['shape']): tf.Tensor4D {
  const [height, width, inChannels, outChannels] = shape;
  const whole = tf.pad(dilated, [
    [0, rows - 1],
    [0, columns - 1],
    [0, 0],
    [0, 0],
  ]);
  const apart = tf.reshape(whole, [height, rows, width, columns, inChannels * outChannels]);
  return tf.reshape(tf.slice(apart, [0, 0, 0, 0, 0], [height, 1, width, 1, inChannels * outChannels]), shape);
}

/** A convolution with dilation, which tfjs refuses to differentiate, is one without, by a filter with zeros in between. */
const conv2dGradient =
  (original: GradFunc): GradFunc =>
  (dy, saved, attrs) => {
    const { dilations, strides, pad, dataFormat } = attrs as unknown as tf.Conv2DAttrs;
    const apart = pairOf(dilations);
    if (apart[0] === 1 && apart[1] === 1) return original(dy, saved, attrs);
    const [x, filter] = saved as [tf.Tensor4D, tf.Tensor4D];
    const dilated = dilate(filter, apart);
    const plain = { strides, pad, dataFormat };
    return {
      x: () => run(tf.Conv2DBackpropInput, { dy: dy as tf.Tensor, filter: dilated }, { ...plain, inputShape: x.shape }),
      filter: () =>
        undilate(run(tf.Conv2DBackpropFilter, { x, dy: dy as tf.Tensor }, { ...plain, filterShape: dilated.shape }), apart, filter.shape),
    };
  };

const run = (name: string, inputs: tf.NamedTensorMap, attrs: object): tf.Tensor4D =>
  tf.engine().runKernel(name, inputs, attrs as tf.NamedAttrMap) as tf.Tensor4D;

/** The gradient of |x| at 0 is 0, as in TensorFlow; tfjs's is -1. */
const absGradient = (): GradFunc => (dy, saved) => ({ x: () => tf.mul(dy as tf.Tensor, tf.sign(saved[0] as tf.Tensor)) });

/** Adds up the copies, an axis at a time; tfjs slices them out one by one. */
const tileGradient = (): GradFunc => (dy, saved, attrs) => {
  const [x] = saved as [tf.Tensor];
  const { reps } = attrs as unknown as tf.TileAttrs;
  const collect = (sum: tf.Tensor, axis: number): tf.Tensor => {
    const times = reps[axis] as number;
    if (times === 1) return sum;
    const shape = sum.shape.with(axis, x.shape[axis] as number);
    return tf.reshape(tf.sum(tf.reshape(sum, shape.toSpliced(axis, 0, times)), axis), shape);
  };
  return { x: () => x.shape.reduce((sum, _, axis) => collect(sum, axis), dy as tf.Tensor) };
};

/** Kernels without slope of which tfjs has no gradient, so that it refuses what is chosen by them. Their inputs' names. */
const flat: Readonly<Record<string, readonly string[]>> = {
  [tf.Equal]: ['a', 'b'],
  [tf.Greater]: ['a', 'b'],
  [tf.Less]: ['a', 'b'],
  [tf.LessEqual]: ['a', 'b'],
  [tf.LogicalAnd]: ['a', 'b'],
  [tf.LogicalNot]: ['x'],
  [tf.LogicalOr]: ['a', 'b'],
  [tf.NotEqual]: ['a', 'b'],
};

const zeroGradient =
  (inputs: readonly string[]): GradFunc =>
  (_, saved) =>
    Object.fromEntries(inputs.map((name, i) => [name, () => tf.zeros((saved[i] as tf.Tensor).shape)]));

/** Takes the backend's own kernel for a slope, where it has one. @param saved the input's or the output's name in the kernel */
const ownSlope =
  (name: string, saved: 'x' | 'y') =>
  (original: GradFunc): GradFunc =>
  (dy, tensors, attrs) =>
    hasKernel(name)
      ? { x: () => runKernel(name, { dy: dy as tf.Tensor, [saved]: tensors[0] as tf.Tensor }) }
      : original(dy, tensors, attrs);

let installed = false;

/** Registers tfjs-core's gradients, for every backend, with those mended that are missing, wrong or slow. */
export function installGradients(): void {
  if (installed) return;
  installed = true;
  replaceGradient(tf.Conv2D, ['x', 'filter'], conv2dGradient);
  replaceGradient(tf.Abs, ['x'], absGradient);
  replaceGradient(tf.Tile, ['x'], tileGradient);
  replaceGradient(tf.Relu, ['x'], ownSlope(kernelNames.reluGrad, 'x'));
  replaceGradient(tf.Sigmoid, [], ownSlope(kernelNames.sigmoidGrad, 'y'), [true]);
  replaceGradient(tf.Tanh, [], ownSlope(kernelNames.tanhGrad, 'y'), [true]);
  for (const [kernelName, inputs] of Object.entries(flat)) {
    tf.registerGradient({ kernelName, inputsToSave: [...inputs], gradFunc: zeroGradient(inputs) });
  }
}

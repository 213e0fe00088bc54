import { backend_util } from '@tensorflow/tfjs-core';

export type ConvInfo = backend_util.Conv2DInfo;
type Shape4D = [number, number, number, number];
type Padding = 'valid' | 'same' | number | backend_util.ExplicitPadding;

/** The attributes that the gradients of convolutions have in common. */
export interface ConvAttrs {
  readonly strides: [number, number] | number;
  readonly pad: Padding;
  readonly dataFormat: 'NHWC' | 'NCHW';
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/**
 * Sizes and padding of a convolution without dilation.
 * @throws Error for pictures with channels first, which no kernel of the backend takes
 */
export function convInfoOf(inputShape: readonly number[], filterShape: readonly number[], attrs: ConvAttrs): ConvInfo {
  const format = backend_util.convertConv2DDataFormat(attrs.dataFormat);
  if (format !== 'channelsLast') throw new Error('The wasm backend convolves pictures with channels last only.');
  const { strides, pad, dimRoundingMode } = attrs;
  return backend_util.computeConv2DInfo(inputShape as Shape4D, filterShape as Shape4D, strides, 1, pad, dimRoundingMode, false, format);
}

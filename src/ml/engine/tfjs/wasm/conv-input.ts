import { Conv2D, type Conv2DAttrs, Conv2DBackpropInput, type Conv2DBackpropInputAttrs } from '@tensorflow/tfjs-core';
import { type ConvInfo, convInfoOf } from './conv-info';
import { dispose, floats, makeOutput } from './heap';
import { defineKernel, runKernel } from './kernel';

/** The filter turned by half a turn, input and output channels exchanged: [height, width, outChannels, inChannels]. */
function turn(filter: Float32Array, out: Float32Array, { filterHeight, filterWidth, inChannels, outChannels }: ConvInfo): void {
  const places = filterHeight * filterWidth;
  for (let place = 0; place < places; place++) {
    let p = place * inChannels * outChannels;
    const q = (places - 1 - place) * inChannels * outChannels;
    for (let i = 0; i < inChannels; i++) {
      for (let o = 0; o < outChannels; o++, p++) out[q + o * inChannels + i] = filter[p] as number;
    }
  }
}

/** Output gradients as far apart as the strides took them, zeros between: [batch, height, width, outChannels]. */
function spread(dy: Float32Array, out: Float32Array, conv: ConvInfo, height: number, width: number): void {
  const { batchSize, outHeight, outWidth, outChannels, strideHeight, strideWidth } = conv;
  out.fill(0);
  let p = 0;
  for (let picture = 0; picture < batchSize; picture++) {
    for (let y = 0; y < outHeight; y++) {
      for (let x = 0; x < outWidth; x++) {
        const q = ((picture * height + y * strideHeight) * width + x * strideWidth) * outChannels;
        for (let o = 0; o < outChannels; o++, p++) out[q + o] = dy[p] as number;
      }
    }
  }
}

/**
 * The gradient of a convolution by its input is a convolution too: that of the output gradients, spread by the strides, with the
 * turned filter. XNNPACK's is 4 to 15 times faster than the backend's own loops.
 */
export function defineConvInputGradient(): void {
  defineKernel<'dy' | 'filter', Conv2DBackpropInputAttrs>(Conv2DBackpropInput, (original) => (inputs, attrs, backend) => {
    const conv = convInfoOf(attrs.inputShape, inputs.filter.shape, attrs);
    const { batchSize, inChannels, outChannels, filterHeight, filterWidth, padInfo } = conv;
    const height = (conv.outHeight - 1) * conv.strideHeight + 1;
    const width = (conv.outWidth - 1) * conv.strideWidth + 1;
    const [top, left] = [filterHeight - 1 - padInfo.top, filterWidth - 1 - padInfo.left];
    const bottom = conv.inHeight + filterHeight - 1 - height - top;
    const right = conv.inWidth + filterWidth - 1 - width - left;
    // Padding wider than the filter, which neither "valid" nor "same" gives, would have to be cut off.
    if (Math.min(top, left, bottom, right) < 0) return original(inputs, attrs, backend);
    const spreads = conv.strideHeight > 1 || conv.strideWidth > 1;
    const filter = makeOutput(backend, [filterHeight, filterWidth, outChannels, inChannels]);
    const dy = spreads ? makeOutput(backend, [batchSize, height, width, outChannels]) : inputs.dy;
    turn(floats(backend, inputs.filter), floats(backend, filter), conv);
    if (spreads) spread(floats(backend, inputs.dy), floats(backend, dy), conv, height, width);
    const pad: Conv2DAttrs['pad'] = [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ];
    const dx = runKernel(backend, Conv2D, { x: dy, filter }, { strides: 1, dilations: 1, pad, dataFormat: 'NHWC' });
    dispose(backend, filter);
    if (spreads) dispose(backend, dy);
    return dx;
  });
}

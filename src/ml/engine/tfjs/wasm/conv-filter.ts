import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { Conv2DBackpropFilter, type Conv2DBackpropFilterAttrs, type TensorInfo } from '@tensorflow/tfjs-core';
import { type ConvInfo, convInfoOf } from './conv-info';
import { dispose, floats, makeOutput, release, runsOf, viewOf } from './heap';
import { defineKernel, type Kernel } from './kernel';
import { multiply } from './matmul';

/**
 * The grid on which x and dy are laid out so that moving the filter by one place moves x by a constant number of elements.
 * With strides, x is dealt out over `phases` grids first, as a filter element only ever meets every stride-th row and column.
 */
interface Grid {
  readonly height: number;
  readonly width: number;
  readonly phaseRows: number;
  readonly phaseColumns: number;
}

function gridOf(conv: ConvInfo): Grid {
  const { outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth } = conv;
  return {
    height: outHeight + Math.floor((filterHeight - 1) / strideHeight),
    width: outWidth + Math.floor((filterWidth - 1) / strideWidth),
    phaseRows: Math.min(filterHeight, strideHeight),
    phaseColumns: Math.min(filterWidth, strideWidth),
  };
}

/**
 * Lays out pictures as [phase, channel, picture, grid row, grid column], zero where the padding is.
 * @param first the first of `count` pictures of x, [batch, height, width, channels]
 */
function layOut(x: Float32Array, out: Float32Array, conv: ConvInfo, grid: Grid, first: number, count: number): void {
  const { inHeight, inWidth, inChannels, strideHeight, strideWidth, padInfo } = conv;
  const area = grid.height * grid.width;
  const row = count * area;
  out.fill(0);
  for (let phase = 0; phase < grid.phaseRows * grid.phaseColumns; phase++) {
    const top = Math.floor(phase / grid.phaseColumns) - padInfo.top;
    const left = (phase % grid.phaseColumns) - padInfo.left;
    const fromX = left < 0 ? Math.ceil(-left / strideWidth) : 0;
    const toX = Math.min(grid.width, Math.ceil((inWidth - left) / strideWidth));
    for (let picture = 0; picture < count; picture++) {
      for (let gy = 0; gy < grid.height; gy++) {
        const y = gy * strideHeight + top;
        if (y < 0 || y >= inHeight) continue;
        const source = ((first + picture) * inHeight + y) * inWidth + left;
        const target = phase * inChannels * row + picture * area + gy * grid.width;
        for (let channel = 0; channel < inChannels; channel++) {
          let p = (source + fromX * strideWidth) * inChannels + channel;
          const q = target + channel * row;
          for (let gx = fromX; gx < toX; gx++, p += strideWidth * inChannels) out[q + gx] = x[p] as number;
        }
      }
    }
  }
}

/** Lays out output gradients as [picture, grid row, grid column, channel], zero where the grid is wider than the output. */
function layOutGradients(copy: ReturnType<typeof runsOf>, conv: ConvInfo, grid: Grid, first: number, count: number): void {
  const { outHeight, outWidth, outChannels } = conv;
  const length = outWidth * outChannels;
  for (let picture = 0; picture < count; picture++) {
    for (let y = 0; y < outHeight; y++) {
      copy(((first + picture) * outHeight + y) * length, (picture * grid.height + y) * grid.width * outChannels, length);
    }
  }
}

/**
 * Most grid positions worked on at once: few enough for the processor's cache, and for sums in float32 not to lose digits;
 * many enough for the product to run at full speed.
 */
const positionsAtOnce = 8192;

/** Adds what `count` pictures from `first` on contribute to dw, [filterHeight, filterWidth, inChannels, outChannels]. */
function addPictures(
  backend: BackendWasm,
  { x, dy }: Readonly<Record<'x' | 'dy', TensorInfo>>,
  dw: TensorInfo,
  conv: ConvInfo,
  grid: Grid,
  first: number,
  count: number,
): void {
  const { filterHeight, filterWidth, inChannels, outChannels, strideHeight, strideWidth } = conv;
  const row = count * grid.height * grid.width;
  const furthest = Math.floor((filterHeight - 1) / strideHeight) * grid.width + Math.floor((filterWidth - 1) / strideWidth);
  const pictures = makeOutput(backend, [grid.phaseRows * grid.phaseColumns * inChannels * row + furthest]);
  const gradients = makeOutput(backend, [row, outChannels]);
  const part = makeOutput(backend, [inChannels, outChannels]);
  layOut(floats(backend, x), floats(backend, pictures), conv, grid, first, count);
  floats(backend, gradients).fill(0);
  layOutGradients(runsOf(backend, dy, gradients), conv, grid, first, count);
  for (let i = 0; i < filterHeight; i++) {
    for (let j = 0; j < filterWidth; j++) {
      const phase = (i % strideHeight) * grid.phaseColumns + (j % strideWidth);
      const moved = Math.floor(i / strideHeight) * grid.width + Math.floor(j / strideWidth);
      // Each channel's last elements run over into the next one's; the gradients they meet are the zeros at the grid's end.
      const view = viewOf(backend, pictures, phase * inChannels * row + moved, [inChannels, row]);
      multiply(backend, view, gradients, part, inChannels, row, outChannels);
      release(backend, view);
      const [sum, more] = [floats(backend, dw), floats(backend, part)];
      const at = (i * filterWidth + j) * inChannels * outChannels;
      for (let p = 0; p < more.length; p++) sum[at + p] = (sum[at + p] as number) + (more[p] as number);
    }
  }
  dispose(backend, pictures, gradients, part);
}

const filterGradient: Kernel<'x' | 'dy', Conv2DBackpropFilterAttrs> = (inputs, attrs, backend) => {
  const conv = convInfoOf(inputs.x.shape, attrs.filterShape, attrs);
  const dw = makeOutput(backend, attrs.filterShape);
  floats(backend, dw).fill(0);
  const grid = gridOf(conv);
  const atOnce = Math.max(1, Math.floor(positionsAtOnce / (grid.height * grid.width)));
  for (let first = 0; first < conv.batchSize; first += atOnce) {
    addPictures(backend, inputs, dw, conv, grid, first, Math.min(atOnce, conv.batchSize - first));
  }
  return dw;
};

/**
 * The gradient of a convolution by its filter, missing in the backend: for each place of the filter one product of all input
 * channels with all output channels, on views that start where that place does, so nothing is unrolled.
 */
export function defineConvFilterGradient(): void {
  defineKernel<'x' | 'dy', Conv2DBackpropFilterAttrs>(Conv2DBackpropFilter, () => filterGradient);
}

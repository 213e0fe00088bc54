import type { PictureShape } from '../../../ml/model/picture';
import type { Occlusion } from '../../../ml/saliency/occlusion';
import type { Picture } from '../messages/state';
import { type Diverging, mix, type Rgb } from '../shared/colors';

/** How much of its ink a picture keeps under the colours. */
const PALE = 0.35;

/** What a gradient says of each pixel: that of its channels together. @param gradient [height, width, channels] */
export const byPixel = (gradient: Float32Array, channels: number): Float32Array =>
  Float32Array.from({ length: gradient.length / channels }, (_, i) => {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += gradient[i * channels + c] as number;
    return sum;
  });

/** What covering says of each pixel: the mean of all squares that it is in. Shape: [height, width] */
export function spread({ patch, stride, rows, columns, drop }: Occlusion, { height, width }: PictureShape): Float32Array {
  const sums = new Float32Array(height * width);
  const counts = new Uint32Array(height * width);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const [top, left] = [Math.min(i * stride, height - patch), Math.min(j * stride, width - patch)];
      for (let y = top; y < top + patch; y++) {
        for (let x = left; x < left + patch; x++) {
          sums[y * width + x] = (sums[y * width + x] as number) + (drop[i * columns + j] as number);
          counts[y * width + x] = (counts[y * width + x] as number) + 1;
        }
      }
    }
  }
  return sums.map((sum, i) => sum / Math.max(1, counts[i] as number));
}

/** How much the answer falls where one input of a row of numbers is covered; undefined for one that no place begins with. */
export const dropAt = ({ stride, columns, drop }: Occlusion, inputs: number, i: number): number | undefined =>
  i === inputs - 1 ? drop[columns - 1] : i % stride === 0 ? drop[i / stride] : undefined;

/**
 * A pale picture on paper under the colours of numbers: red, green, blue, opacity.
 * @param pixels a byte for each number, [height, width, channels] @param values one for each pixel; the largest has the full colour
 */
export function overlay(
  pixels: Uint8Array,
  values: Float32Array,
  { height, width, channels, ink }: Picture,
  { positive, negative }: Diverging,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(4 * height * width);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let i = 0; i < height * width; i++) {
    const shade = (channel: number): number => {
      const value = pixels[i * channels + (channels === 1 ? 0 : channel)] as number;
      return ink ? 255 - PALE * value : 255 - PALE * (255 - value);
    };
    const value = values[i] as number;
    const ground: Rgb = [shade(0), shade(1), shade(2)];
    const [red, green, blue] = largest > 0 ? mix(ground, value < 0 ? negative : positive, Math.abs(value) / largest) : ground;
    out.set([red, green, blue, 255], 4 * i);
  }
  return out;
}

import { volume } from '../../../ml/language/shape';
import type { PictureShape } from '../../../ml/model/picture';
import type { LayerRow } from '../messages/state';
import { type Diverging, divergingColor } from '../shared/colors';

/** A kernel as small pictures: one for each unit or filter. */
export interface KernelShape {
  readonly height: number;
  readonly width: number;
  /** Numbers of each pixel of a picture, of which the mean is drawn: channels of what comes in. */
  readonly channels: number;
  readonly pictures: number;
}

/**
 * How a variable is drawn as pictures: the kernel of a convolution, or that of a Dense layer whose inputs are the pixels of what the network takes;
 * undefined for any other.
 * @param picture what the network takes, where that is pictures
 */
export function kernelPictures(
  { name, shape, axes }: LayerRow['variables'][number],
  picture: PictureShape | undefined,
): KernelShape | undefined {
  if (!name.endsWith('kernel')) return undefined;
  const [height = 0, width = 0, channels = 0, pictures = 0] = shape;
  if (axes[0] === 'row' && shape.length === 4) return { height, width, channels, pictures };
  const of = picture && { height: picture.height, width: picture.width, channels: picture.channels };
  const flat = of && axes[0] === 'input' && shape.length === 2 && shape[0] === volume([of.height, of.width, of.channels]);
  return flat ? { ...of, pictures: shape[1] ?? 0 } : undefined;
}

/** The numbers of one picture: the mean over the channels. Shape: [height, width] */
export function kernelNumbers(values: Float32Array, { height, width, channels, pictures }: KernelShape, at: number): Float32Array {
  return Float32Array.from({ length: height * width }, (_, pixel) => {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += values[(pixel * channels + c) * pictures + at] as number;
    return sum / channels;
  });
}

/** Numbers as colours, zero as the background: red, green, blue, opacity. @param largest absolute value that gets the full colour */
export function kernelColors(numbers: Float32Array, largest: number, scale: Diverging): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(4 * numbers.length);
  numbers.forEach((value, i) => out.set([...divergingColor(scale, largest > 0 ? value / largest : 0), 255], 4 * i));
  return out;
}

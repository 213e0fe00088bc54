import type { Picture } from '../../messages/state';

/** Colours of paper and ink, of a picture in shades of grey: the same in every theme, as what is in a picture does not depend on it. */
const PAPER = 255;

/**
 * The pixels of a picture, ready for a canvas of its own size: red, green, blue, opacity.
 * @param pixels a byte for each number, [height, width, channels]; ink 255 is drawn black on white paper
 */
function rgba(pixels: ArrayLike<number>, { height, width, channels, ink }: Picture): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(4 * height * width);
  for (let i = 0; i < height * width; i++) {
    for (let k = 0; k < 3; k++) {
      const value = pixels[i * channels + (channels === 1 ? 0 : k)] as number;
      out[4 * i + k] = ink ? PAPER - value : value;
    }
    out[4 * i + 3] = 255;
  }
  return out;
}

/** Draws a picture onto a canvas that has a dot for each of its pixels; style sheets enlarge it. */
export function paintPicture(canvas: HTMLCanvasElement, pixels: Uint8Array | Uint8ClampedArray<ArrayBuffer>, picture: Picture): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas
    .getContext('2d')
    ?.putImageData(
      new ImageData(pixels instanceof Uint8ClampedArray ? pixels : rgba(pixels, picture), picture.width, picture.height),
      0,
      0,
    );
}

/** A picture as files and canvases have it: red, green, blue and opacity of each pixel, 0 to 255, row by row from the top. */
export interface Rgba {
  readonly height: number;
  readonly width: number;
  readonly values: Uint8Array | Uint8ClampedArray;
}

/** Sides from which the last row, or the last column, of what is in the file comes first. */
const upsideDown: ReadonlySet<number> = new Set([3, 4, 6, 7]);
const mirrored: ReadonlySet<number> = new Set([2, 3, 7, 8]);

/** The same picture seen from another side, as the tag "Orientation" of EXIF numbers them from 1. */
export function turned(picture: Rgba, orientation: number): Rgba {
  const { height, width, values } = picture;
  if (!(orientation >= 2 && orientation <= 8)) return picture;
  const aside = orientation >= 5;
  const [newHeight, newWidth] = aside ? [width, height] : [height, width];
  const result = new Uint8Array(values.length);
  for (let row = 0; row < newHeight; row++) {
    for (let column = 0; column < newWidth; column++) {
      const [down, right] = aside ? [column, row] : [row, column];
      const fromRow = upsideDown.has(orientation) ? height - 1 - down : down;
      const fromColumn = mirrored.has(orientation) ? width - 1 - right : right;
      const [to, from] = [4 * (row * newWidth + column), 4 * (fromRow * width + fromColumn)];
      for (let i = 0; i < 4; i++) result[to + i] = values[from + i] as number;
    }
  }
  return { height: newHeight, width: newWidth, values: result };
}

/** Red, green and blue of a pixel on white paper, where it is not opaque. */
export function onWhite({ values }: Rgba, pixel: number): readonly [red: number, green: number, blue: number] {
  const at = 4 * pixel;
  const opacity = (values[at + 3] as number) / 255;
  const over = (value: number): number => Math.round(value * opacity + 255 * (1 - opacity));
  return [over(values[at] as number), over(values[at + 1] as number), over(values[at + 2] as number)];
}

/** The grey of a colour: 0.299 red + 0.587 green + 0.114 blue, to the bit as libpng, by which TensorFlow reads pictures. */
export const greyOf = ([red, green, blue]: readonly [red: number, green: number, blue: number]): number =>
  (9797 * red + 19234 * green + 3737 * blue) >> 15;

/** The numbers of a picture, [height, width, channels], 0 to 255. */
export function numbersOf(picture: Rgba, channels: 1 | 3): Float32Array {
  const pixels = picture.height * picture.width;
  const numbers = new Float32Array(pixels * channels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const colour = onWhite(picture, pixel);
    if (channels === 1) numbers[pixel] = greyOf(colour);
    else numbers.set(colour, 3 * pixel);
  }
  return numbers;
}

/**
 * A picture in another size as Keras makes it (`tf.image.resize`, bilinear): each new pixel is between the four old ones around its middle. Where a
 * picture becomes much smaller the others are left out, as there.
 * @param numbers [height, width, channels]
 * @param into takes [toHeight, toWidth, channels], from its beginning
 */
export function resizeInto(
  into: Float32Array,
  [toHeight, toWidth]: readonly [height: number, width: number],
  numbers: Float32Array,
  { height, width, channels }: { readonly height: number; readonly width: number; readonly channels: number },
): void {
  if (height === toHeight && width === toWidth) {
    into.set(numbers);
    return;
  }
  const rows = betweens(height, toHeight);
  const columns = betweens(width, toWidth);
  for (const [row, [above, below, down]] of rows.entries()) {
    for (const [column, [left, right, across]] of columns.entries()) {
      for (let c = 0; c < channels; c++) {
        const at = (y: number, x: number): number => numbers[(y * width + x) * channels + c] as number;
        const top = at(above, left) + (at(above, right) - at(above, left)) * across;
        const bottom = at(below, left) + (at(below, right) - at(below, left)) * across;
        into[(row * toWidth + column) * channels + c] = top + (bottom - top) * down;
      }
    }
  }
}

/** For each of `to` places the two of `from` that it lies between, and how far along. */
function betweens(from: number, to: number): (readonly [before: number, after: number, share: number])[] {
  return Array.from({ length: to }, (_, i) => {
    const place = ((i + 0.5) * from) / to - 0.5;
    const before = Math.floor(place);
    return [Math.max(0, before), Math.min(from - 1, before + 1), place - before];
  });
}

/** A drawing: how much ink is at each pixel, 0 (paper) to 255 (full ink), row by row from the top. */
export interface Ink {
  readonly height: number;
  readonly width: number;
  readonly values: ArrayLike<number>;
}

/** How the pictures of a set were made from drawings: light on black, so large, so centred. */
export interface Framing {
  /** The longest edge of what is drawn, in pixels of the set's pictures; the drawing keeps its proportions. */
  readonly longestEdge: number;
  /** What comes to the middle: the centre of mass of the ink, or the middle of the box around it. */
  readonly centre: 'mass' | 'box';
}

/** A set of pictures, of which `longestEdge` is said. */
export interface FramedSet {
  /** Height and width. */
  readonly pixels: readonly [height: number, width: number];
  readonly framing: Framing;
}

/** What was done to a drawing, step by step, so that it can be shown. */
export interface FramingSteps {
  /** The smallest rectangle that holds all ink, in pixels of the drawing. */
  readonly box: { readonly top: number; readonly left: number; readonly height: number; readonly width: number };
  /** What is in the box, in the size that it has in the picture. */
  readonly scaled: Ink;
  /** The point of `scaled` that is brought to the middle: 0 is its upper or left edge. */
  readonly centre: { readonly row: number; readonly column: number };
  /** Where the upper left pixel of `scaled` comes to be in the picture; negative where a part of it is cut off. */
  readonly place: { readonly row: number; readonly column: number };
}

/** A drawing as a picture. */
export interface Framed {
  readonly height: number;
  readonly width: number;
  /** [height, width], 0 to 255. */
  readonly values: Float32Array;
  /** Not set where there is no ink, or the drawing was taken as it is. */
  readonly steps?: FramingSteps;
}

/**
 * Makes a picture of a drawing as the pictures of a set were made. MNIST's (yann.lecun.com/exdb/mnist): the drawing is scaled into a box of 20 × 20
 * pixels with its proportions and with anti-aliasing, and put into 28 × 28 so that its centre of mass is in the middle. Pictures are moved by whole
 * pixels, so those of the set itself stay as they are. For a picture of another size than the set's all lengths grow in proportion.
 * @param set not given: the whole drawing is scaled to the picture, whatever its proportions
 */
export function frame(drawing: Ink, [height, width]: readonly [height: number, width: number], set?: FramedSet): Framed {
  if (!set) return { height, width, values: resampled(drawing, { top: 0, left: 0, ...sizeOf(drawing) }, height, width) };
  const values = new Float32Array(height * width);
  const box = boxOf(drawing);
  if (!box) return { height, width, values };
  const longest = set.framing.longestEdge * Math.min(height / set.pixels[0], width / set.pixels[1]);
  const scale = longest / Math.max(box.height, box.width);
  const size = { height: Math.max(1, Math.round(box.height * scale)), width: Math.max(1, Math.round(box.width * scale)) };
  const scaled = { ...size, values: resampled(drawing, box, size.height, size.width) };
  const mass = set.framing.centre === 'mass';
  const centre = mass ? massOf(scaled) : { row: size.height / 2, column: size.width / 2 };
  const place = { row: placeOf(centre.row, height, mass), column: placeOf(centre.column, width, mass) };
  put(scaled, place, values, height, width);
  return { height, width, values, steps: { box, scaled, centre, place } };
}

const sizeOf = ({ height, width }: Ink): { height: number; width: number } => ({ height, width });

/**
 * Where something begins so that its point `centre` comes as near to the middle as whole pixels allow. MNIST's centres of mass are not at the edge
 * between the two middle pixels but in the second of them, as all of its pictures show: by this rule each stays where it is.
 */
const placeOf = (centre: number, length: number, mass: boolean): number => Math.round(length / 2 + (mass ? 0.5 : 0) - centre);

/** The smallest rectangle that holds all ink; undefined for an empty drawing. */
function boxOf({ height, width, values }: Ink): FramingSteps['box'] | undefined {
  let [top, bottom, left, right] = [height, -1, width, -1];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (!((values[row * width + column] as number) > 0)) continue;
      if (row < top) top = row;
      bottom = row;
      if (column < left) left = column;
      if (column > right) right = column;
    }
  }
  return bottom < 0 ? undefined : { top, left, height: bottom - top + 1, width: right - left + 1 };
}

/** The centre of mass: half a pixel is the middle of the first row or column. */
function massOf({ height, width, values }: Ink): FramingSteps['centre'] {
  let [mass, rows, columns] = [0, 0, 0];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = values[row * width + column] as number;
      mass += value;
      rows += value * (row + 0.5);
      columns += value * (column + 0.5);
    }
  }
  return { row: rows / mass, column: columns / mass };
}

/** A rectangle of a drawing in another size: each new pixel is the mean over the area that it covers, first along rows and then along columns. */
function resampled({ width: line, values }: Ink, box: FramingSteps['box'], height: number, width: number): Float32Array {
  const columns = spansOf(box.width, width);
  const rows = spansOf(box.height, height);
  const narrow = new Float64Array(box.height * width);
  for (let row = 0; row < box.height; row++) {
    const from = (box.top + row) * line + box.left;
    for (const [column, { first, shares }] of columns.entries()) {
      let sum = 0;
      for (let i = 0; i < shares.length; i++) sum += (shares[i] as number) * (values[from + first + i] as number);
      narrow[row * width + column] = sum;
    }
  }
  const result = new Float32Array(height * width);
  for (const [row, { first, shares }] of rows.entries()) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let i = 0; i < shares.length; i++) sum += (shares[i] as number) * (narrow[(first + i) * width + column] as number);
      result[row * width + column] = sum;
    }
  }
  return result;
}

/** For each of `to` pixels the first of `from` pixels that it covers, and how much each of those counts. */
function spansOf(from: number, to: number): { readonly first: number; readonly shares: readonly number[] }[] {
  const step = from / to;
  return Array.from({ length: to }, (_, i) => {
    const [begin, end] = [i * step, (i + 1) * step];
    const first = Math.min(from - 1, Math.floor(begin));
    const last = Math.max(first, Math.min(from, Math.ceil(end)) - 1);
    const covered = Array.from({ length: last - first + 1 }, (_, k) => Math.min(end, first + k + 1) - Math.max(begin, first + k));
    const sum = covered.reduce((a, b) => a + b, 0);
    return { first, shares: covered.map((share) => share / sum) };
  });
}

/** Copies one picture into another; what lies outside of it is left out. */
function put({ height, width, values }: Ink, place: FramingSteps['place'], into: Float32Array, rows: number, columns: number): void {
  for (let row = Math.max(0, -place.row); row < Math.min(height, rows - place.row); row++) {
    for (let column = Math.max(0, -place.column); column < Math.min(width, columns - place.column); column++) {
      into[(place.row + row) * columns + place.column + column] = values[row * width + column] as number;
    }
  }
}
